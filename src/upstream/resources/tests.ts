import type { AssistantTest, TestListParams } from 'telnyx/resources/ai/assistants/tests/tests';
import { windowed } from '../pages.ts';
import { resource, type WindowResource } from '../resource.ts';

export type TestWire = AssistantTest;

/** What the endpoint filters by. */
export type TestQuery = Pick<TestListParams, 'destination' | 'telnyx_conversation_channel' | 'test_suite'>;

/** Tests of the account, whatever assistant they are for. There may be any number, so that they are never read as a whole. */
export const tests = resource<TestWire>({
  kind: 'tests',
  noun: ['a', 'test'],
  idKey: 'test_id',
  retrieve: (upstream, id, options) => upstream.assistants.tests.retrieve(id, options),
  list: null,
  tells: ['name', 'rubric', 'telnyx_conversation_channel'],
  siblings: ['test-suites'],
});

export const testWindows: WindowResource<TestWire, null, TestQuery> = {
  kind: tests.kind,
  noun: tests.noun,
  windowKey: tests.idKey,
  filters: {
    destination: 'destination',
    telnyx_conversation_channel: 'telnyx_conversation_channel',
    test_suite: 'test_suite',
  },
  window: windowed('tests', (upstream, query, options) => upstream.assistants.tests.list(query, options)),
};
