/** Creates of assistants and versions, and changes of their settings. */
import { createAssistant, createAssistantVersion, updateAssistant, updateAssistantVersion } from '../../resolvers/assistant-changes.ts';
import { givenId } from '../shared/given-id.ts';
import { mutation } from '../shared/mutation.ts';
import { IDEMPOTENCY_KEY } from '../shared/payload.ts';
import { AssistantChanges, AssistantDraft } from './draft.ts';
import { assistantPayload, versionPayload } from './payloads.ts';

const CHANGES = ['input', 'changes'];
const EXPECTED =
  'The `versionId` that the changes are meant for: where the assistant has another one by now, they are refused with `CONFLICT`. It is checked by a read just before the write, as Telnyx has no conditional write: of two changes at the same moment by different processes or API keys, both may pass. For 30 seconds after a write of the same of which nobody knows what came, they are refused with `CONFLICT`, too, as it may still be carried out: the message says when to try again. Null or absent: they are made in any case.';

mutation('createAssistant', {
  description:
    'Creates an assistant. Telnyx makes a TeXML application and a messaging profile for it where it needs them. Cost: one upstream write.',
  input: 'What to create.',
  fields: (t) => ({
    assistant: t.field({
      type: AssistantDraft.ref,
      required: true,
      description: 'Its name, its instructions, and what differs from the defaults of Telnyx.',
    }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: assistantPayload('CreateAssistantPayload', 'The assistant; null when it was refused.'),
  resolve: ({ assistant, idempotencyKey }, ctx) =>
    createAssistant({ body: AssistantDraft.read(assistant, ['input', 'assistant']), idempotencyKey }, ctx),
});

mutation('updateAssistant', {
  description:
    'Changes an assistant: what is absent stays as it is. Telnyx keeps the state before as a version, and makes this one the main version, which ends a canary deploy. Cost: one upstream write, sent once; before it one upstream read, never from the cache, where an object of settings is given, a header value or the password of a target is left out, or `expectedVersionId` is given. Without that, an object of settings loses what somebody else changes of it between the read and the write; changes by one process with the same API key wait for each other.',
  input: 'Which assistant to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    changes: t.field({ type: AssistantChanges.ref, required: true, description: 'At least one field.' }),
    expectedVersionId: t.id({ description: EXPECTED }),
  }),
  payload: assistantPayload('UpdateAssistantPayload', 'The assistant as it is now; null when it was refused.'),
  resolve: ({ id, changes, expectedVersionId }, ctx) =>
    updateAssistant(
      {
        id: String(id),
        changes: AssistantChanges.readChanges(changes, CHANGES),
        expectedVersionId: givenId(expectedVersionId),
      },
      ctx,
    ),
});

const VERSION_COST =
  'Cost: one upstream write, sent once; before it one upstream read, never from the cache, where an object of settings is given or a header value or the password of a target is left out';

mutation('createAssistantVersion', {
  description: `Makes a version of an assistant from its main version and changes, and leaves the assistant as it is. ${VERSION_COST}, or \`expectedVersionId\` is given.`,
  input: 'Of which assistant to make a version, and what differs in it.',
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    changes: t.field({ type: AssistantChanges.ref, required: true, description: 'At least one field.' }),
    expectedVersionId: t.id({ description: EXPECTED }),
  }),
  payload: versionPayload('CreateAssistantVersionPayload', 'The version; null when it was refused.'),
  resolve: ({ assistantId, changes, expectedVersionId }, ctx) =>
    createAssistantVersion(
      {
        assistantId: String(assistantId),
        changes: AssistantChanges.readChanges(changes, CHANGES),
        expectedVersionId: givenId(expectedVersionId),
      },
      ctx,
    ),
});

mutation('updateAssistantVersion', {
  description: `Changes a version of an assistant where it is. Telnyx refuses it for the main version, which \`updateAssistant\` changes. ${VERSION_COST}.`,
  input: 'Which version to change, and what of it.',
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    versionId: t.id({ required: true, description: 'Id of its version at Telnyx.' }),
    changes: t.field({ type: AssistantChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: versionPayload('UpdateAssistantVersionPayload', 'The version as it is now; null when it was refused.'),
  resolve: ({ assistantId, versionId, changes }, ctx) =>
    updateAssistantVersion(
      {
        assistantId: String(assistantId),
        versionId: String(versionId),
        changes: AssistantChanges.readChanges(changes, CHANGES),
      },
      ctx,
    ),
});
