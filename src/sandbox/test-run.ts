import type { TestRunResponse, TestStatus } from 'telnyx/resources/ai/assistants/tests/runs';
import type { AssistantTest } from 'telnyx/resources/ai/assistants/tests/tests';
import { derivedId } from './conversations/derived-id.ts';
import { isoTime } from './clock.ts';

/** A run of a test, as it was begun. What has become of it follows from the time. */
export interface TestRun {
  runId: string;
  testId: string;
  suite: string | undefined;
  /** The run of the suite that it is a part of. */
  suiteRunId: string | undefined;
  triggeredBy: string;
  /** The version that was tested, if any is known. */
  versionId?: string | undefined;
  /** Milliseconds since 1970. */
  begunAt: number;
  /** The test as it was then. */
  test: Pick<AssistantTest, 'instructions' | 'rubric'>;
}

/** Milliseconds after its beginning at which a run goes on to the next state. */
const STARTING = 1_000;
const RUNNING = 2_000;
const FINISHED = 6_000;
const INSIGHTS = 8_000;

const says = (text: string | undefined, word: string) => text?.toLowerCase().includes(word) ?? false;

/** A run as it is at a time: pending, starting, running, then what the words of its test make of it. */
export function runAt(run: TestRun, now: number): TestRunResponse {
  const { runId, testId, begunAt, suiteRunId, test } = run;
  const age = now - begunAt;
  const at = (milliseconds: number) => isoTime(begunAt + milliseconds);
  const reached = [0, STARTING, RUNNING, FINISHED, INSIGHTS].findLast((step) => step <= age) ?? 0;
  const hasError = says(test.instructions, 'error');
  const ends = (criteria: string): TestStatus => (hasError ? 'error' : says(criteria, 'fail') ? 'failed' : 'passed');
  const under: TestStatus = reached >= RUNNING ? 'running' : reached >= STARTING ? 'starting' : 'pending';
  const isFinished = reached >= FINISHED;
  const detail = test.rubric.map(({ name, criteria }) => ({ name, status: isFinished ? ends(criteria) : under }));
  const whole = (['error', 'failed'] as const).find((status) => detail.some((one) => one.status === status)) ?? 'passed';
  const isTalking = reached >= RUNNING && !hasError;
  return {
    run_id: runId,
    test_id: testId,
    status: isFinished ? whole : under,
    triggered_by: run.triggeredBy,
    created_at: at(0),
    updated_at: at(reached),
    detail_status: detail,
    ...(suiteRunId !== undefined && { test_suite_run_id: suiteRunId }),
    ...(isFinished && { completed_at: at(FINISHED), logs: `The test ended: ${whole}.` }),
    ...(isTalking && { conversation_id: derivedId('conversation', runId) }),
    ...(isTalking && reached >= INSIGHTS && { conversation_insights_id: derivedId('findings', runId) }),
  };
}
