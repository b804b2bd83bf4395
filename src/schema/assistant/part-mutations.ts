/** Mutations of an assistant that leave its settings alone: copies, deletes, tags and shared tools. */
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { addAssistantTag, removeAssistantTag, tagsAfter, type Tagged } from '../../resolvers/assistant-tags.ts';
import { attachTool, detachTool } from '../../resolvers/assistant-tools.ts';
import { cloneAssistant, deleteAssistant } from '../../resolvers/assistant-writes.ts';
import type { OfAssistant } from '../../upstream/resources/assistants.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { assistantPayload } from './payloads.ts';
import { Assistant } from './ref.ts';

const ID = 'Id of the assistant at Telnyx.';

mutation('cloneAssistant', {
  description: 'Copies an assistant, without its telephony and messaging settings. Cost: one upstream write.',
  input: 'Which assistant to copy.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: assistantPayload('CloneAssistantPayload', 'The copy; null when it was refused.'),
  resolve: ({ id, idempotencyKey }, ctx) => cloneAssistant({ id: String(id), idempotencyKey }, ctx),
});

mutation('deleteAssistant', {
  description:
    'Deletes an assistant. Telnyx refuses it, as `CONFLICT`, while a handoff or a flow of another assistant leads to it. Cost: one upstream write.',
  input: 'Which assistant to delete.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    permanently: t.boolean({
      defaultValue: false,
      description: 'Deletes it for good. Otherwise Telnyx keeps it for 30 days, in which it can be restored. Null is false.',
    }),
  }),
  payload: deletePayload('DeleteAssistantPayload', 'assistant'),
  resolve: ({ id, permanently }, ctx) => deleteAssistant({ id: String(id), permanently }, ctx),
});

const ASSISTANT =
  'The assistant as it is now; null when the write was refused, or when it cannot be read. Cost: one upstream read, as the write does not answer with it.';

/** The payload of a write of an assistant's parts. */
const partPayload = <R extends OfAssistant>(name: string) =>
  writePayload<AssistantWire, R>(name, 'assistant', {
    type: Assistant,
    description: ASSISTANT,
    needs: MAY_READ,
    ids: { assistantId: { of: 'the assistant', resolve: ({ assistantId }) => assistantId } },
    resolve: ({ assistantId }, ctx) => getReferencedAssistant(assistantId, ctx),
  });

const tagPayload = (name: string) => {
  const ref = partPayload<Tagged>(name);
  builder.objectField(ref, 'tags', (t) =>
    t.stringList({
      nullable: false,
      description:
        'All tags of the assistant after the write; empty when it was refused. Costs nothing, but one upstream read where the write was answered without them.',
      resolve: async ({ result }, _args, ctx) => (result ? await tagsAfter(result, ctx) : []),
    }),
  );
  return ref;
};

const tagFields = (t: InputFields) => ({
  assistantId: t.id({ required: true, description: ID }),
  tag: t.string({ required: true, description: 'The tag, to the letter.' }),
});

const toolFields = (t: InputFields) => ({
  assistantId: t.id({ required: true, description: ID }),
  toolId: t.id({ required: true, description: 'Id of the shared tool at Telnyx.' }),
});

mutation('addAssistantTag', {
  description: 'Gives an assistant a tag. Cost: one upstream write, sent once.',
  input: 'Which tag to add.',
  fields: tagFields,
  payload: tagPayload('AddAssistantTagPayload'),
  resolve: ({ assistantId, tag }, ctx) => addAssistantTag({ assistantId: String(assistantId), tag }, ctx),
});

mutation('removeAssistantTag', {
  description: 'Takes a tag from an assistant. Cost: one upstream write.',
  input: 'Which tag to take away.',
  fields: tagFields,
  payload: tagPayload('RemoveAssistantTagPayload'),
  resolve: ({ assistantId, tag }, ctx) => removeAssistantTag({ assistantId: String(assistantId), tag }, ctx),
});

mutation('attachTool', {
  description: 'Gives an assistant a shared tool. Cost: one upstream write, sent once.',
  input: 'Which tool an assistant gets.',
  fields: toolFields,
  payload: partPayload('AttachToolPayload'),
  resolve: ({ assistantId, toolId }, ctx) => attachTool({ assistantId: String(assistantId), toolId: String(toolId) }, ctx),
});

mutation('detachTool', {
  description: 'Takes a shared tool from an assistant; the tool itself stays. Cost: one upstream write.',
  input: 'Which tool an assistant loses.',
  fields: toolFields,
  payload: partPayload('DetachToolPayload'),
  resolve: ({ assistantId, toolId }, ctx) => detachTool({ assistantId: String(assistantId), toolId: String(toolId) }, ctx),
});
