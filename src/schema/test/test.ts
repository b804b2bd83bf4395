import type { AssistantTest as AssistantTestWire } from 'telnyx/resources/ai/assistants/tests/tests';
import { getDestinationAssistant, suiteOf } from '../../resolvers/tests.ts';
import type { TestWire } from '../../upstream/resources/tests.ts';
import { MAY_READ_OR_WRITE } from '../access/access.ts';
import { ConversationChannel } from '../conversation/channel.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { asNode } from '../shared/node.ts';
import { dateTime, int, key, objects, oneOf, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { AssistantTest, TestSuite } from './ref.ts';

const RubricCriterion = wireObject<AssistantTestWire.Rubric>('RubricCriterion', {
  description: 'What a conversation of a test is judged by.',
  fields: {
    name: text('Label of the criterion, such as "Empathy".'),
    criteria: text('How to judge the conversation by it.'),
  },
});

wireObject<TestWire>(AssistantTest, {
  isEntity: true,
  access: { needs: MAY_READ_OR_WRITE },
  description:
    'A scenario that Telnyx plays with an assistant, and the rubric by which it judges the conversation. Tests belong to the account; the assistant is the one behind `destination`.',
  fields: {
    test_id: { ...key('Id of the test at Telnyx.'), name: 'id' },
    name: text('Display name.'),
    description: text('What the test is for; null when the author gave none.'),
    telnyx_conversation_channel: oneOf(ConversationChannel, 'How the conversation of the test is held.'),
    destination: url(
      'What the test talks to: a phone number for calls and text messages, or what the channel takes, such as the id of an assistant or a URL.',
    ),
    instructions: text('What the tester acts out, and what the assistant should achieve.'),
    max_duration_seconds: int('Seconds after which the conversation is ended, 1 to 3600; null means the default of Telnyx.'),
    rubric: objects(() => RubricCriterion, 'What the conversation is judged by.'),
    test_suite: text('Name of the suite that the test is in; null where it is in none. See `suite`.'),
    created_at: dateTime('When the test was created.'),
  },
  derived: (t) => ({
    suite: t.field({
      type: TestSuite,
      description: 'The suite of `testSuite`; null where the test is in none. Free of upstream calls.',
      resolve: suiteOf,
    }),
    destinationAssistant: t.field(
      assistantLink(
        'The assistant with `destination` as its id; null where there is none, as for phone numbers and URLs, which cost nothing.',
        (test: TestWire, ctx) => getDestinationAssistant(test, ctx),
      ),
    ),
  }),
});

asNode(AssistantTest, 'test');
