import type { AssistantTest } from 'telnyx/resources/ai/assistants/tests/tests';
import { collection } from '../collection.ts';

const CHANNELS = ['phone_call', 'web_call', 'sms_chat', 'web_chat'] as const;

/** `/ai/assistants/tests`: the tests of the account, whatever assistant they talk to. */
export const tests = collection<AssistantTest, 'test_id'>({
  items: (account) => account.tests,
  idKey: 'test_id',
  noun: 'test',
  pages: 'meta',
  createdStatus: 201,
  fields: {
    name: { kind: 'string', required: true, min: 1, max: 255 },
    destination: { kind: 'string', required: true, min: 1 },
    instructions: { kind: 'string', required: true, min: 1, max: 5_000 },
    rubric: {
      kind: 'objects',
      required: true,
      min: 1,
      items: { name: { kind: 'string', required: true }, criteria: { kind: 'string', required: true } },
    },
    description: { kind: 'string', max: 1_000 },
    telnyx_conversation_channel: { kind: 'string', values: CHANNELS },
    max_duration_seconds: { kind: 'integer', min: 1, max: 3_600 },
    test_suite: { kind: 'string', max: 100 },
  },
  filters: {
    test_suite: ({ test_suite: suite }, value) => suite === value,
    telnyx_conversation_channel: ({ telnyx_conversation_channel: channel }, value) => channel === value,
    destination: ({ destination }, value) => destination === value,
  },
  make: (body, base, before) => ({
    item: { ...(before ?? { telnyx_conversation_channel: 'web_chat' }), ...(body as unknown as AssistantTest), ...base },
  }),
  removed: ({ test_id: id }, { testRuns }) => {
    for (const run of testRuns.values()) if (run.testId === id) testRuns.delete(run.runId);
  },
});
