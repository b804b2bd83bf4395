import type { RunTriggerParams } from 'telnyx/resources/ai/assistants/tests/runs';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { assertPathText } from '../upstream/ids.ts';
import type { Scope } from '../upstream/kinds.ts';
import { collectFront, gapsIn, pagesOf, type SpotGaps } from './lists/spots.ts';
import { keyIds, getOne } from './one.ts';
import { toEntries } from '../upstream/read-resource.ts';
import { isFinishedRun, namesTest, suiteRunWindows, testRuns, type TestRunWire } from '../upstream/resources/test-runs.ts';
import { tests } from '../upstream/resources/tests.ts';
import { bring, idFaults } from './resource-writes.ts';
import { getReferencedTest } from './tests.ts';
import { pathTextFaults } from './user-errors.ts';
import type { WireBody } from './wire-body.ts';
import { write, type Keyed } from './write.ts';

export const getTestRun = (runId: string, ctx: RequestContext, { testId }: { readonly testId: string }) =>
  getOne(testRuns, { parent: { testId }, id: runId }, ctx);

/** Whether nothing more will become of it. */
export const isFinished = (run: TestRunWire) => isFinishedRun(run);

/** The runs that were begun together with this one, itself included; null where it was begun by itself, or its test is in no suite. */
export async function listRunsOfSuiteRun(run: TestRunWire, ctx: RequestContext): Promise<SuiteRuns | null> {
  const { test_suite_run_id: batch } = run;
  if (typeof batch !== 'string' || batch === '') return null;
  const suiteName = (await getReferencedTest(run.test_id, ctx))?.test_suite;
  if (typeof suiteName !== 'string' || suiteName === '') return null;
  assertPathText(suiteName, 'suite');
  return readSuiteRun({ suiteName, testSuiteRunId: batch }, ctx);
}

export interface SuiteRun {
  readonly suiteName: string;
  readonly testSuiteRunId: string;
}

/** Pages of one run of a suite that are read. */
const MAX_PAGES = 10;

/** Runs that were begun together. */
export interface SuiteRuns extends SpotGaps {
  readonly entries: readonly TestRunWire[];
  /** Whether the upstream does not give the rest. */
  readonly breaksOff: boolean;
}

/** All runs that were begun together: one call for each 50 of them. */
export async function readSuiteRun({ suiteName, testSuiteRunId }: SuiteRun, ctx: RequestContext): Promise<SuiteRuns> {
  const list = pagesOf(suiteRunWindows, { suiteName }, { test_suite_run_id: testSuiteRunId }, ctx);
  const { all, hasMore, breaksOff } = await collectFront(list, MAX_PAGES);
  if (hasMore) {
    throw new GatewayError(
      'LIMIT_EXCEEDED',
      `More than ${MAX_PAGES * list.pageSize} runs were started together, which are too many to read: page through \`TestSuite.runs\`.`,
    );
  }
  const found = all.flatMap(({ slot: { entry } }) => entry ?? []);
  const entries = found.filter(namesTest);
  const { damaged, others } = gapsIn(all);
  return { entries, damaged: damaged + found.length - entries.length, others, breaksOff };
}

/** Lists of suites hold the runs of their tests. */
const RUNS: readonly Scope[] = ['test-runs', 'suite-runs'];

interface RunInput extends Keyed {
  readonly body: WireBody<RunTriggerParams>;
}

export interface RunTestInput extends RunInput {
  readonly testId: string;
}

/** One POST under an idempotency key, which the gateway makes where none is given. */
export const runTest = write<RunTestInput, TestRunWire>({
  operation: 'runTest',
  idempotency: 'always',
  faults: (input) => [...idFaults(tests, input.testId, 'testId'), ...input.body.faults],
  send: (input, { assistants }, options) => assistants.tests.runs.trigger(input.testId, input.body.wire, options),
  outdates: () => RUNS,
  brings: (answer, { testId }, ctx) => bring(testRuns, answer, null, ctx, { parent: { testId } }),
  written: (run) => keyIds(testRuns, run),
  targets: ({ testId }) => [testId],
  nameInput: ({ body }) => body.nameInput,
  idField: ['input', 'testId'],
});

export interface RunTestSuiteInput extends RunInput {
  readonly suiteName: string;
}

/** The runs that a suite was begun with. */
export interface BegunRuns {
  readonly runs: readonly TestRunWire[];
  readonly damaged: number;
}

/** One POST under an idempotency key; the answer has a run for each test. */
export const runTestSuite = write<RunTestSuiteInput, BegunRuns>({
  operation: 'runTestSuite',
  idempotency: 'always',
  faults: (input) => [...pathTextFaults(['input', 'suiteName'], input.suiteName), ...input.body.faults],
  send: (input, { assistants }, options) => assistants.tests.testSuites.runs.trigger(input.suiteName, input.body.wire, options),
  outdates: () => RUNS,
  brings: (answer, _input, { loaders }) => {
    const { entries, damaged } = toEntries(testRuns, answer);
    const runs = entries.filter(namesTest);
    for (const run of runs) {
      loaders.prime(
        testRuns,
        { testId: String(run.test_id) },
        { value: { entries: [run], damaged: 0 }, bytes: answer.bytes / runs.length },
      );
    }
    return { runs, damaged: damaged + entries.length - runs.length };
  },
  written: ({ runs }) => runs.map(({ run_id: id }) => String(id)),
  targets: ({ suiteName }) => [suiteName],
  nameInput: ({ body }) => body.nameInput,
  idField: ['input', 'suiteName'],
});
