/** From assistants to the integrations that they use. */
import { connectionsTo, getReferencedIntegration } from '../../resolvers/integrations.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { AssistantIntegration } from '../settings/integration.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { showEntries } from '../shared/gaps.ts';
import { Integration, IntegrationConnection } from './ref.ts';

const extensions = access({ needs: MAY_READ });

builder.objectField(AssistantIntegration, 'integration', (t) =>
  t.field({
    type: Integration,
    description: `The integration of \`integrationId\` in the catalogue; null where it does not exist. ${COST_OF_REFERENCES}`,
    extensions,
    resolve: ({ integration_id: id }, _args, ctx) => getReferencedIntegration(id, ctx),
  }),
);

builder.objectField(AssistantIntegration, 'connections', (t) =>
  t.field({
    type: [IntegrationConnection],
    description:
      "The account's connections to the integration; without any, the assistant cannot call its tools. Cost: one upstream list, for all references of an operation together.",
    extensions,
    resolve: async ({ integration_id: id }, _args, ctx, info) =>
      showEntries(await connectionsTo(id, ctx), ['an', 'integration connection'], ctx, info),
  }),
);
