import { greetingMode, type GreetingMode as Mode } from '../../insight/greeting-mode.ts';
import { ASSISTANT_GAPS } from '../../resolvers/assistant-gaps.ts';
import { builder } from '../builder.ts';
import { listGap } from '../shared/list-gap.ts';
import { Assistant } from './ref.ts';

const GreetingMode = builder.enumType('GreetingMode', {
  description: 'Who speaks first in a conversation, which Telnyx hides in the text of the greeting.',
  values: {
    TEXT: { description: 'The assistant, with the words of `greeting`.' },
    WAITS: { description: 'The user: there is no greeting.' },
    GENERATED: {
      description: 'The assistant, with words that its model makes up: `<assistant-speaks-first-with-model-generated-message>`.',
    },
  } satisfies Record<Mode, { description: string }>,
});

builder.objectField(Assistant, 'greetingMode', (t) =>
  t.field({
    type: GreetingMode,
    nullable: false,
    description:
      'Who speaks first, by `greeting`. Cost: none, but one upstream read where the assistant came from a list that leaves greetings out.',
    extensions: listGap({ kind: ASSISTANT_GAPS.kind, keys: ['greeting'] }),
    resolve: async (assistant, _args, ctx) => greetingMode((await ASSISTANT_GAPS.complete(assistant, ['greeting'], ctx)).greeting),
  }),
);
