/** Mutations of an assistant that leave its settings alone: copies, deletes, tags and shared tools. */
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import {
  addAssistantTag,
  attachTool,
  cloneAssistant,
  deleteAssistant,
  detachTool,
  removeAssistantTag,
  type OfAssistant,
  tagsAfter,
  type Tagged,
} from '../../resolvers/assistant-writes.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ, MAY_WRITE } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST, TAG } from '../shared/directives.ts';
import { deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { Assistant } from './ref.ts';

const common = { nullable: false, cost: COST.read, tag: TAG.write, extensions: access({ needs: MAY_WRITE }) } as const;

const ID = 'Id of the assistant at Telnyx.';

const CloneAssistantInput = builder.inputType('CloneAssistantInput', {
  description: 'Which assistant to copy.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

const DeleteAssistantInput = builder.inputType('DeleteAssistantInput', {
  description: 'Which assistant to delete.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    permanently: t.boolean({
      defaultValue: false,
      description: 'Deletes it for good. Otherwise Telnyx keeps it for 30 days, in which it can be restored. Null is false.',
    }),
  }),
});

builder.mutationField('cloneAssistant', (t) =>
  t.field({
    ...common,
    type: writePayload('CloneAssistantPayload', 'assistant', {
      type: Assistant,
      description: 'The copy; null when it was refused.',
      needs: MAY_READ,
    }),
    description: 'Copies an assistant, without its telephony and messaging settings. Cost: one upstream write.',
    args: { input: t.arg({ type: CloneAssistantInput, required: true, description: 'Which assistant to copy.' }) },
    resolve: (_root, { input: { id, idempotencyKey } }, ctx) => cloneAssistant({ id: String(id), idempotencyKey }, ctx),
  }),
);

builder.mutationField('deleteAssistant', (t) =>
  t.field({
    ...common,
    type: deletePayload('DeleteAssistantPayload', 'assistant'),
    description:
      'Deletes an assistant. Telnyx refuses it, as `CONFLICT`, while a handoff or a flow of another assistant leads to it. Cost: one upstream write.',
    args: { input: t.arg({ type: DeleteAssistantInput, required: true, description: 'Which assistant to delete.' }) },
    resolve: (_root, { input: { id, permanently } }, ctx) => deleteAssistant({ id: String(id), permanently }, ctx),
  }),
);

const ASSISTANT =
  'The assistant as it is now; null when the write was refused, or when it cannot be read. Cost: one upstream read, as the write does not answer with it.';

/** The payload of a write of an assistant's parts. */
const partPayload = <R extends OfAssistant>(name: string) =>
  writePayload<AssistantWire, R>(name, 'assistant', {
    type: Assistant,
    description: ASSISTANT,
    needs: MAY_READ,
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

const tagInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      assistantId: t.id({ required: true, description: ID }),
      tag: t.string({ required: true, description: 'The tag, to the letter.' }),
    }),
  });

const toolInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      assistantId: t.id({ required: true, description: ID }),
      toolId: t.id({ required: true, description: 'Id of the shared tool at Telnyx.' }),
    }),
  });

builder.mutationField('addAssistantTag', (t) =>
  t.field({
    ...common,
    type: tagPayload('AddAssistantTagPayload'),
    description: 'Gives an assistant a tag. Cost: one upstream write, sent once.',
    args: {
      input: t.arg({ type: tagInput('AddAssistantTagInput', 'Which tag to add.'), required: true, description: 'Which tag to add.' }),
    },
    resolve: (_root, { input: { assistantId, tag } }, ctx) => addAssistantTag({ assistantId: String(assistantId), tag }, ctx),
  }),
);

builder.mutationField('removeAssistantTag', (t) =>
  t.field({
    ...common,
    type: tagPayload('RemoveAssistantTagPayload'),
    description: 'Takes a tag from an assistant. Cost: one upstream write.',
    args: {
      input: t.arg({
        type: tagInput('RemoveAssistantTagInput', 'Which tag to take away.'),
        required: true,
        description: 'Which tag to take away.',
      }),
    },
    resolve: (_root, { input: { assistantId, tag } }, ctx) => removeAssistantTag({ assistantId: String(assistantId), tag }, ctx),
  }),
);

builder.mutationField('attachTool', (t) =>
  t.field({
    ...common,
    type: partPayload('AttachToolPayload'),
    description: 'Gives an assistant a shared tool. Cost: one upstream write, sent once.',
    args: {
      input: t.arg({
        type: toolInput('AttachToolInput', 'Which tool an assistant gets.'),
        required: true,
        description: 'Which tool an assistant gets.',
      }),
    },
    resolve: (_root, { input: { assistantId, toolId } }, ctx) =>
      attachTool({ assistantId: String(assistantId), toolId: String(toolId) }, ctx),
  }),
);

builder.mutationField('detachTool', (t) =>
  t.field({
    ...common,
    type: partPayload('DetachToolPayload'),
    description: 'Takes a shared tool from an assistant; the tool itself stays. Cost: one upstream write.',
    args: {
      input: t.arg({
        type: toolInput('DetachToolInput', 'Which tool an assistant loses.'),
        required: true,
        description: 'Which tool an assistant loses.',
      }),
    },
    resolve: (_root, { input: { assistantId, toolId } }, ctx) =>
      detachTool({ assistantId: String(assistantId), toolId: String(toolId) }, ctx),
  }),
);
