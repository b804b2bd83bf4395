import { findReferences } from '../../resolvers/secret-references.ts';
import type { IntegrationSecretWire } from '../../upstream/resources/integration-secrets.ts';
import { access, MAY_READ, MAY_READ_OR_WRITE_SECRETS } from '../access/access.ts';
import { COST } from '../shared/directives.ts';
import { asNode } from '../shared/node.ts';
import { dateTime, key, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { SECRET_LOOKS } from './looks.ts';
import { IntegrationSecret } from './ref.ts';
import { reportOmitted, SecretReference } from './secret-reference.ts';

wireObject<IntegrationSecretWire>(IntegrationSecret, {
  isEntity: true,
  access: { needs: MAY_READ_OR_WRITE_SECRETS },
  description:
    'A credential that is stored at Telnyx under an identifier, by which assistants and MCP servers name it. Its value can be written, and is never read again.',
  fields: {
    id: key('Id at Telnyx, by which it is deleted. All else names it by `identifier`.'),
    identifier: key(
      'What fields such as `llmApiKeyRef` name it by, and texts as `{{#integration_secret}}identifier{{/integration_secret}}`.',
    ),
    record_type: text('What Telnyx calls its kind: `integration_secret`.'),
    created_at: dateTime('When it was stored.'),
    updated_at: dateTime('When it was last changed; null if Telnyx does not state it.'),
  },
  derived: (t) => ({
    references: t.field({
      type: [SecretReference],
      cost: COST.read,
      description:
        'The places in assistants, as they are now, in MCP servers and in shared tools that name it; what assistants have of a shared tool is a place of its own. Cost: one list each of assistants, MCP servers and shared tools (one call for each 100 of the latter two), for any number of secrets, and a read for each assistant of which that list leaves something out.',
      extensions: access({ needs: MAY_READ }),
      resolve: async ({ identifier }, _args, ctx, info) => {
        const { references, omitted } = await findReferences(SECRET_LOOKS, ctx, identifier);
        reportOmitted(omitted, ctx, info);
        return [...references];
      },
    }),
  }),
});

asNode(IntegrationSecret, 'secret');
