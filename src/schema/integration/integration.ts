import { connectionsTo, usageOfIntegration } from '../../resolvers/integrations.ts';
import type { IntegrationWire } from '../../upstream/resources/integrations.ts';
import { access, MAY_READ } from '../access/access.ts';
import { COST } from '../shared/directives.ts';
import { showEntries } from '../shared/gaps.ts';
import { asNode } from '../shared/node.ts';
import { usageField } from '../usage/usage.ts';
import { wireEnum } from '../wire/enum.ts';
import { key, oneOf, text, texts, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { Integration, IntegrationConnection } from './ref.ts';

export const IntegrationStatus = wireEnum('IntegrationStatus', 'Whether the account is connected to an integration.', {
  connected: 'The account has a connection to it.',
  disconnected: 'The account has none.',
});

wireObject<IntegrationWire>(Integration, {
  isEntity: true,
  access: { needs: MAY_READ },
  description:
    'A third-party service of the Telnyx catalogue, with tools that assistants may call once the account is connected. Reads of it are cached for 60 times as long as others.',
  fields: {
    id: key('Id in the catalogue, the same for all accounts.'),
    name: text('Name for programs.'),
    display_name: text('Name for people.'),
    description: text('What the service is for.'),
    logo_url: url('Where its logo is.'),
    available_tools: texts('Names of the tools that it offers.'),
    status: oneOf(IntegrationStatus, 'Whether the account is connected.'),
  },
  derived: (t) => ({
    connections: t.field({
      type: [IntegrationConnection],
      cost: COST.read,
      description: "The account's connections to it. Cost: one upstream list, for any number of integrations.",
      extensions: access({ needs: MAY_READ }),
      resolve: async ({ id }, _args, ctx, info) => showEntries(await connectionsTo(id, ctx), ['an', 'integration connection'], ctx, info),
    }),
    ...usageField(t, usageOfIntegration),
  }),
});

asNode(Integration, 'integration');
