import type { AssistantTest } from 'telnyx/resources/ai/assistants/tests/tests';
import type { TestRun } from '../test-run.ts';
import { isoTime } from '../clock.ts';
import { uuid } from './uuid.ts';
import { copiesOf } from './copies.ts';

/** The description says that these are UUIDs. */
const testId = (number: number) => uuid('7e577e57', number);

/** Names of suites may hold what a path does not. */
const SUITES = ['Refunds', 'Greetings', 'Escalation/night', 'Regression 100 %'] as const;
const CHANNELS = ['web_chat', 'phone_call', 'sms_chat', 'web_call'] as const;
/** Assistants, one of which does not exist, and a number that calls reach. */
const DESTINATIONS = ['assistant-front-desk', '+15551230000', 'assistant-rebooking', 'assistant-retired'] as const;

const RUBRIC = [
  { name: 'Politeness', criteria: 'Stays polite to the end.' },
  { name: 'Accuracy', criteria: 'Says nothing that is not so.' },
];

/** One passes, one does not, one breaks; the rest are more than a page. */
function seedTest(index: number): AssistantTest {
  const number = index + 1;
  const isFailing = number % 10 === 2;
  const isBroken = number % 10 === 3;
  return {
    test_id: testId(number),
    name: `Test ${String(number).padStart(3, '0')}`,
    ...(number % 3 === 0 && { description: `What callers ask on day ${number}.` }),
    destination: DESTINATIONS[index % DESTINATIONS.length]!,
    instructions: isBroken ? 'Ask for a page that answers with an error.' : 'Ask for a refund of a parcel that came too late.',
    telnyx_conversation_channel: CHANNELS[index % CHANNELS.length]!,
    ...(number % 2 === 0 && { max_duration_seconds: 300 }),
    rubric: isFailing ? [...RUBRIC, { name: 'Speed', criteria: 'Fails to answer within a second.' }] : RUBRIC,
    test_suite: SUITES[Math.floor(index / CHANNELS.length) % SUITES.length]!,
    created_at: isoTime(Date.UTC(2026, 0, 5, 9, number)),
  };
}

const TEST_COUNT = 130;
const RUN_COUNT = 60;

/** The tests that every account starts with: 130, in four suites. */
export const seedTests = copiesOf((): AssistantTest[] => Array.from({ length: TEST_COUNT }, (_test, index) => seedTest(index)));

/** The runs of the first test, all finished long ago; more than a page. */
export const seedTestRuns = (): TestRun[] =>
  Array.from({ length: RUN_COUNT }, (_run, index) => ({
    runId: uuid('7e577e58', index + 1),
    testId: testId(1),
    suite: SUITES[0],
    suiteRunId: undefined,
    triggeredBy: 'cron',
    begunAt: Date.UTC(2026, 0, 6, 9, index),
    test: { instructions: 'Ask for a refund of a parcel that came too late.', rubric: RUBRIC },
  }));
