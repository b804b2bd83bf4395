/** Better instructions for an assistant, in one piece or as they are written. */
import { enhanceInstructions } from '../../resolvers/enhance-instructions.ts';
import { watchEnhancement, type InstructionsEvent as InstructionsEventShape } from '../../resolvers/streams/replies.ts';
import { MAY_RUN } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { mutation, RUNS } from '../shared/mutation.ts';
import { payload } from '../shared/payload.ts';
import { subscription } from '../shared/subscription.ts';
import { UserError } from '../shared/user-error.ts';
import { enhancementFields } from './inputs.ts';

const EnhanceInstructionsInput = mutation('enhanceInstructions', {
  description:
    'Has a language model of Telnyx improve the instructions of an assistant. Nothing is stored: the assistant is as before. Cost: one upstream write, sent once. The subscription `enhanceInstructions` shows the text as it is written.',
  input: 'What to improve, and how.',
  fields: enhancementFields,
  payload: payload<string>('EnhanceInstructionsPayload', 'The improved instructions, or why that was refused.', (t) => ({
    instructions: t.string({ description: 'The improved instructions; null when it was refused.', resolve: ({ result }) => result }),
  })),
  ...RUNS,
  cost: COST.run,
  resolve: (input, ctx) => enhanceInstructions({ ...input, assistantId: String(input.assistantId) }, ctx),
});

type EventOf<K> = Extract<InstructionsEventShape, { readonly kind: K }>;

const InstructionsDelta = builder.objectRef<EventOf<'delta'>>('InstructionsDelta').implement({
  description: 'The next piece of the instructions. Pieces are joined while the client is slow, up to 64 KiB.',
  fields: (t) => ({ text: t.exposeString('text', { nullable: false, description: 'The text that follows what came before.' }) }),
});

const InstructionsDone = builder.objectRef<EventOf<'done'>>('InstructionsDone').implement({
  description: 'The end of the instructions, and the last event.',
  fields: (t) => ({
    instructions: t.string({ nullable: false, description: 'All of the improved instructions.', resolve: ({ result }) => result }),
  }),
});

const InstructionsRefused = builder.objectRef<EventOf<'refused'>>('InstructionsRefused').implement({
  description: 'The enhancement was refused. The only event.',
  fields: (t) => ({
    userErrors: t.field({ type: [UserError], nullable: false, description: 'Why.', resolve: ({ userErrors }) => [...userErrors] }),
  }),
});

const MEMBERS = { delta: InstructionsDelta, done: InstructionsDone, refused: InstructionsRefused } as const;

const InstructionsEvent = builder.unionType('InstructionsEvent', {
  description: 'What happens while instructions are improved.',
  types: Object.values(MEMBERS),
  resolveType: ({ kind }) => MEMBERS[kind].name,
});

subscription('enhanceInstructions', {
  type: InstructionsEvent,
  description:
    'Does what the mutation `enhanceInstructions` does, and shows the text as it is written: an `InstructionsDelta` for each piece, then `InstructionsDone`; or `InstructionsRefused`. One that breaks off ends the stream with an error; when the client leaves, it is given up. Cost: one upstream write, sent once.',
  args: (arg) => ({ input: arg({ type: EnhanceInstructionsInput, required: true, description: 'What to improve, and how.' }) }),
  needs: MAY_RUN,
  source: ({ input }, streaming) => watchEnhancement({ ...input, assistantId: String(input.assistantId) }, streaming),
});
