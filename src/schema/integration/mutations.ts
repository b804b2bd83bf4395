import { deleteIntegrationConnection } from '../../resolvers/integrations.ts';
import { mutation } from '../shared/mutation.ts';
import { deletePayload } from '../shared/payload.ts';

mutation('deleteIntegrationConnection', {
  description:
    'Disconnects the account from an integration: assistants can no longer call its tools through this connection. Cost: one upstream write.',
  input: 'Which connection to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Id of the connection at Telnyx, not of the integration.' }) }),
  payload: deletePayload('DeleteIntegrationConnectionPayload', 'connection'),
  resolve: ({ id }, ctx) => deleteIntegrationConnection({ id: String(id) }, ctx),
});
