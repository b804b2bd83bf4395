import { cacheKey } from '../../cache-key.ts';
import type { Streaming } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { isFinishedRun, testRuns, type TestRunWire } from '../../upstream/resources/test-runs.ts';
import { assertKey } from '../one.ts';
import { readSuiteRun, type SuiteRun, type SuiteRuns } from '../test-runs.ts';
import { pathTextFaults } from '../user-errors.ts';

/** What watchers get of a run. */
const versionOf = ({ run_id: id, status, detail_status: detail, updated_at: updated }: TestRunWire) =>
  JSON.stringify([id, status, detail, updated]);

/** The states of a run, until it has ended. One read a round, for all who watch it. */
export function watchTestRun(testId: string, runId: string, { watch }: Streaming): AsyncIterable<TestRunWire> {
  assertKey(testRuns, { parent: { testId }, id: runId });
  return watch(cacheKey('test-run', testId, runId), {
    read: async ({ loaders }) => {
      const run = await loaders.of(testRuns, { testId }).load(runId);
      if (run === null) throw new GatewayError('NOT_FOUND', 'The test has no such run.');
      return run;
    },
    versionOf,
    isLast: isFinishedRun,
  });
}

/** Milliseconds in which the runs of a suite have to appear. */
const APPEARS_IN_MS = 30_000;

/** How far the runs are that were begun together. */
export interface TestSuiteProgress {
  readonly runs: readonly TestRunWire[];
  /** What there may be beside them. */
  readonly gaps: Omit<SuiteRuns, 'entries'>;
  readonly finished: number;
  readonly isFinished: boolean;
}

const progressOf = ({ entries: runs, ...gaps }: SuiteRuns): TestSuiteProgress => {
  const finished = runs.filter(isFinishedRun).length;
  return { runs, gaps, finished, isFinished: runs.length > 0 && finished === runs.length };
};

/** The states of the runs that were begun together, until all have ended. A read for each 50 of them a round, for all who watch them. */
export function watchTestSuiteRun(suiteRun: SuiteRun, { watch }: Streaming): AsyncIterable<TestSuiteProgress> {
  const { suiteName, testSuiteRunId } = suiteRun;
  const [fault] = pathTextFaults(['suiteName'], suiteName);
  if (fault) throw new GatewayError('BAD_USER_INPUT', fault.message);
  if (testSuiteRunId.trim() === '') throw new GatewayError('BAD_USER_INPUT', 'testSuiteRunId is empty.');
  return watch(cacheKey('suite-run', suiteName, testSuiteRunId), {
    read: async (ctx, elapsedMs) => {
      const runs = await readSuiteRun(suiteRun, ctx);
      if (runs.entries.length === 0 && elapsedMs >= APPEARS_IN_MS)
        throw new GatewayError('NOT_FOUND', 'The suite has no runs with this id.');
      return progressOf(runs);
    },
    versionOf: ({ runs }) => (runs.length === 0 ? null : JSON.stringify(runs.map(versionOf))),
    isLast: ({ isFinished }) => isFinished,
  });
}
