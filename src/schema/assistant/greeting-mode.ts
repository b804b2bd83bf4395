import { greetingMode, type GreetingMode as Mode } from '../../insight/greeting-mode.ts';
import { MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { configurationField } from './configuration-field.ts';

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

configurationField('greetingMode', {
  type: GreetingMode,
  description:
    'Who speaks first, by `greeting`. Cost: none, but one upstream read where a list leaves greetings out; where that fails, what the list has decides, with an error.',
  needs: MAY_READ,
  keys: ['greeting'],
  find: ({ greeting }) => greetingMode(greeting),
  isAlwaysThere: true,
});
