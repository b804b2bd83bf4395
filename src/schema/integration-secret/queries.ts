import { getIntegrationSecret, listIntegrationSecrets } from '../../resolvers/integration-secrets.ts';
import { getSecretInventory, type SecretInventory as SecretInventoryShape } from '../../resolvers/secret-references.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { wholeConnection } from '../shared/connection.ts';
import { COST } from '../shared/directives.ts';
import { ListOrder } from '../shared/list-order.ts';
import { single } from '../shared/single.ts';
import { wireEnum } from '../wire/enum.ts';
import { SECRET_LOOKS } from './looks.ts';
import { IntegrationSecret } from './ref.ts';
import { ClearValue, reportOmitted, SecretReference } from './secret-reference.ts';

single('integrationSecret', {
  type: IntegrationSecret,
  noun: 'integration secret',
  description:
    'One integration secret, or null where there is none. Cost: one upstream call for each 100 secrets of the account, for any number of identifiers.',
  idName: 'identifier',
  idType: 'String',
  idDescription: 'Its identifier, 1 to 255 characters.',
  get: getIntegrationSecret,
});

const SecretType = wireEnum(
  'SecretType',
  'What an integration secret consists of. Telnyx filters by it, and does not tell it of a secret.',
  {
    bearer: 'A token.',
    basic: 'A user name and a password.',
  },
);

const SecretFilter = builder.inputType('SecretFilter', {
  description: 'Which integration secrets to list. All that is given must hold; null and absent ask for nothing.',
  fields: (t) => ({
    identifiers: t.stringList({
      description: 'One of these identifiers. Those that do not exist are ignored; an empty list matches nothing.',
    }),
    identifierContains: t.string({ description: 'Part of the identifier, whatever the case.' }),
    type: t.field({
      type: SecretType.ref,
      description: 'What it consists of: Telnyx filters by it, so each type is a list of its own. `UNKNOWN` is refused.',
    }),
  }),
});

wholeConnection('integrationSecrets', {
  type: IntegrationSecret,
  noun: ['an', 'integration secret'],
  names: { connection: 'IntegrationSecretConnection', edge: 'IntegrationSecretEdge', items: 'integration secrets' },
  description:
    'The integration secrets of the account, never with their values; `NAME` is their identifier. Cost: one upstream call for each 100 of them, whatever the page, filter or order. More than 1,000 are refused.',
  filter: { type: SecretFilter, description: 'Which secrets; null means all.' },
  orderBy: ListOrder,
  list: listIntegrationSecrets,
});

const SecretInventory = builder.objectRef<SecretInventoryShape>('SecretInventory').implement({
  description: 'Which integration secrets are used where, which of them are missing or unused, and where secrets stand in clear.',
  fields: (t) => ({
    references: t.field({
      type: [SecretReference],
      nullable: false,
      description:
        'All places in assistants, as they are now, in MCP servers and in shared tools that name a secret, in the order of the Telnyx lists; what assistants have of a shared tool is a place of its own.',
      resolve: ({ references }) => [...references],
    }),
    missing: t.field({
      type: [SecretReference],
      nullable: false,
      description: 'The places that name a secret which does not exist, so that what uses it fails.',
      resolve: ({ missing }) => [...missing],
    }),
    unused: t.field({
      type: [IntegrationSecret],
      nullable: false,
      description:
        'Secrets that none of these places names. Versions that are not the main one, and imports from other providers, may still use one.',
      resolve: ({ unused }) => [...unused],
    }),
    clearValues: t.field({
      type: [ClearValue],
      nullable: false,
      description: 'Places that hold a secret themselves. Only where, never what.',
      resolve: ({ clearValues }) => [...clearValues],
    }),
  }),
});

builder.queryField('secretInventory', (t) =>
  t.field({
    type: SecretInventory,
    cost: COST.read,
    description:
      'Which integration secrets are used where. Cost: one list each of assistants, MCP servers, shared tools and secrets, which is one call for each 100 of the latter three; where the list of assistants leaves tools or flows out, the first 100 are read on their own, and an error says how many were not.',
    extensions: access({ needs: MAY_READ }),
    resolve: async (_root, _args, ctx, info) => {
      const inventory = await getSecretInventory(SECRET_LOOKS, ctx);
      reportOmitted(inventory.omitted, ctx, info);
      return inventory;
    },
  }),
);
