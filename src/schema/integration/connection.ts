import { getReferencedIntegration } from '../../resolvers/integrations.ts';
import type { IntegrationConnectionWire } from '../../upstream/resources/integration-connections.ts';
import { access, MAY_READ } from '../access/access.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { asNode } from '../shared/node.ts';
import { id, key, texts } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { Integration, IntegrationConnection } from './ref.ts';

wireObject<IntegrationConnectionWire>(IntegrationConnection, {
  isEntity: true,
  access: { needs: MAY_READ },
  description: 'A connection of the account to an integration. It is made in the Telnyx portal, where somebody signs in to the service.',
  fields: {
    id: key('Id of the connection, not of the integration.'),
    integration_id: id('Id of the integration in the catalogue; null if Telnyx does not state it.'),
    allowed_tools: texts('Names of the tools that it allows.'),
  },
  derived: (t) => ({
    integration: t.field({
      type: Integration,
      description: `The integration of \`integrationId\`; null where it does not exist. ${COST_OF_REFERENCES}`,
      extensions: access({ needs: MAY_READ }),
      resolve: ({ integration_id: integration }, _args, ctx) => getReferencedIntegration(integration, ctx),
    }),
  }),
});

asNode(IntegrationConnection, 'connection');
