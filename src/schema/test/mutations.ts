import type { TelnyxConversationChannel, TestCreateParams, TestUpdateParams } from 'telnyx/resources/ai/assistants/tests/tests';
import { createTest, deleteTest, updateTest } from '../../resolvers/tests.ts';
import { ConversationChannel } from '../conversation/channel.ts';
import { mutation } from '../shared/mutation.ts';
import { deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import type { WireEnum } from '../wire/enum.ts';
import { int, oneOf, text } from '../wire/input-fields.ts';
import { objects, wireInput } from '../wire/input.ts';
import { AssistantTest } from './ref.ts';

const RubricCriterionInput = wireInput<TestCreateParams.Rubric>('RubricCriterionInput', {
  description: 'What to judge the conversation of a test by.',
  fields: {
    name: text('Label of the criterion, such as "Empathy".', { asked: true }),
    criteria: text('How to judge the conversation by it.', { asked: true }),
  },
});

/** The description of the endpoint knows those of the SDK; what it refuses of others comes back in `userErrors`. */
const CHANNEL = ConversationChannel as unknown as WireEnum<TelnyxConversationChannel>;

const ID = 'Id of the test at Telnyx.';

const fieldsOf = (isDraft: boolean) => ({
  name: text('Display name, 255 characters at most.', { required: isDraft, maxLength: 255 }),
  destination: text(
    'What the test talks to: a phone number for calls and text messages, or what the channel takes, such as the id of an assistant or a URL.',
    { required: isDraft, isMasked: true },
  ),
  instructions: text('What the tester acts out, and what the assistant should achieve; 5,000 characters at most.', {
    required: isDraft,
    maxLength: 5_000,
  }),
  rubric: objects(() => RubricCriterionInput, 'What the conversation is judged by: at least one criterion.', {
    required: isDraft,
    mayBeEmpty: false,
  }),
  description: text('What the test is for, 1,000 characters at most; empty means none.', { mayBeEmpty: true, maxLength: 1_000 }),
  telnyx_conversation_channel: oneOf(CHANNEL, 'How the conversation of the test is held; a new test without it is held on `WEB_CHAT`.'),
  max_duration_seconds: int('Seconds after which the conversation is ended, 1 to 3600; a new test without it has the default of Telnyx.', {
    min: 1,
    max: 3_600,
  }),
  test_suite: text(
    'Name of the suite that the test is in, 100 characters at most; empty means none. A suite exists while a test names it.',
    {
      mayBeEmpty: true,
      maxLength: 100,
    },
  ),
});

const TestDraft = wireInput<TestCreateParams, 'Idempotency-Key'>('TestDraft', { description: 'A test to create.', fields: fieldsOf(true) });
const TestChanges = wireInput<TestUpdateParams>('TestChanges', {
  description: 'What to change of a test. What is absent stays as it is; `rubric` is replaced as a whole.',
  fields: fieldsOf(false),
});

const result = { type: AssistantTest, description: 'The test; null when it was refused.' };

mutation('createTest', {
  description: 'Creates a test. It is run by `runTest`. Cost: one upstream write.',
  input: 'What to create.',
  fields: (t) => ({
    test: t.field({ type: TestDraft.ref, required: true, description: 'What to play, and how to judge it.' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: writePayload('CreateTestPayload', 'test', result),
  resolve: ({ test, idempotencyKey }, ctx) => createTest({ body: TestDraft.read(test, ['input', 'test']), idempotencyKey }, ctx),
});

mutation('updateTest', {
  description: 'Changes a test; runs that have begun are not affected. Cost: one upstream write, sent once.',
  input: 'Which test to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    changes: t.field({ type: TestChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: writePayload('UpdateTestPayload', 'test', result),
  resolve: ({ id, changes }, ctx) => updateTest({ id: String(id), changes: TestChanges.read(changes, ['input', 'changes']) }, ctx),
});

mutation('deleteTest', {
  description: 'Deletes a test, and its runs with it. Cost: one upstream write.',
  input: 'Which test to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: ID }) }),
  payload: deletePayload('DeleteTestPayload', 'test'),
  resolve: ({ id }, ctx) => deleteTest({ id: String(id) }, ctx),
});
