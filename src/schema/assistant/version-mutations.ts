import { deleteAssistantVersion, promoteAssistantVersion } from '../../resolvers/assistant-versions.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { deletePayload } from '../shared/payload.ts';
import { assistantPayload } from './payloads.ts';

const versionFields = (t: InputFields) => ({
  assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
  versionId: t.id({ required: true, description: 'Id of its version at Telnyx.' }),
});

mutation('promoteAssistantVersion', {
  description:
    'Makes a version the main one, which the assistant is of from then on. Telnyx removes the canary deploy of the assistant with it. Nothing is required of the version: `promoteAssistantVersionGuarded` asks first whether test suites have passed, the checks find no error, and the change is no riskier than is allowed. Cost: one upstream write, sent once.',
  input: 'Which version to promote.',
  fields: versionFields,
  payload: assistantPayload('PromoteAssistantVersionPayload', 'The assistant as it is now; null when it was refused.'),
  resolve: ({ assistantId, versionId }, ctx) =>
    promoteAssistantVersion({ assistantId: String(assistantId), versionId: String(versionId) }, ctx),
});

mutation('deleteAssistantVersion', {
  description: 'Deletes a version of an assistant. Telnyx refuses it, as `CONFLICT`, for the main one. Cost: one upstream write.',
  input: 'Which version to delete.',
  fields: versionFields,
  payload: deletePayload('DeleteAssistantVersionPayload', 'version'),
  resolve: ({ assistantId, versionId }, ctx) =>
    deleteAssistantVersion({ assistantId: String(assistantId), versionId: String(versionId) }, ctx),
});
