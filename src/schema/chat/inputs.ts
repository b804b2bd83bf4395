import type { InputFieldMap } from '@pothos/core';
import { givenId } from '../shared/given-id.ts';
import type { InputFields } from '../shared/mutation.ts';
import { IDEMPOTENCY_KEY } from '../shared/payload.ts';
import { text } from '../wire/input-fields.ts';

const ASSISTANT_ID = 'Id of the assistant at Telnyx.';

/** What a message to an assistant says. */
export const chatFields = (t: InputFields) => ({
  assistantId: t.id({ required: true, description: ASSISTANT_ID }),
  conversationId: t.id({
    description: 'Id of the conversation that the message continues. Null or absent: the gateway creates one, for one upstream write more.',
  }),
  content: t.string({ required: true, description: 'The message. Not empty.' }),
  name: t.string({ description: 'Display name of the user who writes. Null and absent: none.' }),
});

/** The ids of such an input as texts. */
export const chatInput = <
  I extends { readonly assistantId: string | number; readonly conversationId?: string | number | null | undefined },
>(
  input: I,
) => ({
  ...input,
  assistantId: String(input.assistantId),
  conversationId: givenId(input.conversationId),
});

/** What an enhancement starts from. */
export const enhancementFields = (t: InputFields) => ({
  assistantId: t.id({ required: true, description: ASSISTANT_ID }),
  enhancementPrompt: t.string({
    description: 'What to change, for example `make the instructions more concise`. Null and absent: the general improvements only.',
  }),
  instructions: t.string({ description: 'The instructions to improve. Null and absent: those that the assistant has.' }),
});

/** The assistant that sends a message, and what it sends. */
export const sendingFields = (t: InputFields, message: InputFieldMap) => ({
  assistantId: t.id({ required: true, description: ASSISTANT_ID }),
  ...message,
  idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
});

/** Between which numbers it is sent. */
export const numberFields = {
  from: text('The number that the assistant sends from, in E.164 format.', { required: true }),
  to: text('The number of the end user, in E.164 format.', { required: true }),
} as const;
