import type { RunListParams, TestRunResponse, TestStatus } from 'telnyx/resources/ai/assistants/tests/runs';
import { idText } from '../ids.ts';
import { UNSETTLED_FRESH_MS } from '../kinds.ts';
import { windowed } from '../pages.ts';
import { resource, type WindowResource } from '../resource.ts';
import { tests } from './tests.ts';

export type TestRunWire = TestRunResponse;

/** What the endpoints filter by; of the second key, only those of suites know. */
export interface TestRunQuery extends Pick<RunListParams, 'status'> {
  readonly test_suite_run_id?: string;
}

const ENDS: ReadonlySet<unknown> = new Set<TestStatus>(['passed', 'failed', 'error']);

/** Whether nothing more will become of a run. */
export const isFinishedRun = ({ status, completed_at: completed }: TestRunWire): boolean =>
  ENDS.has(status) || (completed !== null && completed !== undefined);

/** Whether a run says which test it is of, by which alone it can be read again. */
export const namesTest = ({ test_id: id }: TestRunWire): boolean => idText(id) !== null;

const PAGE_SIZE = 50;

const ABOVE = { testId: { resource: tests, key: 'test_id' } } as const;

const common = {
  noun: ['a', 'test run'],
  freshMs: (run: TestRunWire) => (isFinishedRun(run) ? Infinity : UNSETTLED_FRESH_MS),
} as const;

/** Runs of one test. */
export const testRuns = resource<TestRunWire, { testId: string }>({
  ...common,
  kind: 'test-runs',
  idKey: 'run_id',
  idName: 'runId',
  above: ABOVE,
  retrieve: (upstream, id, options, { testId }) => upstream.assistants.tests.runs.retrieve(id, { test_id: testId }, options),
  list: null,
  tells: ['status', 'triggered_by'],
});

export const testRunWindows: WindowResource<TestRunWire, { testId: string }, Pick<TestRunQuery, 'status'>> = {
  ...common,
  kind: testRuns.kind,
  windowKey: testRuns.idKey,
  above: ABOVE,
  filters: { status: 'status' },
  window: windowed(
    'test runs',
    (upstream, query, options, { testId }) => upstream.assistants.tests.runs.list(testId, query, options),
    PAGE_SIZE,
  ),
};

/** Runs of the tests of one suite. */
export const suiteRunWindows: WindowResource<TestRunWire, { suiteName: string }, TestRunQuery> = {
  ...common,
  kind: 'suite-runs',
  windowKey: testRuns.idKey,
  filters: { status: 'status', test_suite_run_id: 'test_suite_run_id' },
  window: windowed(
    'test runs',
    (upstream, query, options, { suiteName }) => upstream.assistants.tests.testSuites.runs.list(suiteName, query, options),
    PAGE_SIZE,
  ),
};
