/** Whether a test suite has passed with a version of an assistant. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { quoted } from '../../insight/quoted.ts';
import { nearest } from '../../similar-words.ts';
import { testSuites } from '../../upstream/resources/test-suites.ts';
import { isFinishedRun, suiteRunWindows, type TestRunWire } from '../../upstream/resources/test-runs.ts';
import { getReferencedConversation, versionIdOfConversation } from '../conversations.ts';
import { collectFront, pagesAnew, type PagedList } from '../lists/spots.ts';
import { readSuiteRun } from '../test-runs.ts';
import { getReferencedTest } from '../tests.ts';

/** Why a suite has not passed. */
export interface NotPassed {
  readonly code: 'CONFLICT' | 'NOT_FOUND';
  readonly message: string;
}

/** Pages of runs of a suite that are read, from the first on, and runs of it whose version is looked up. */
const MAX_PAGES = 10;
const MAX_SUITE_RUNS = 10;

/** Runs that were begun together. */
interface Batch {
  readonly id: string;
  /** Those that were read so far. */
  readonly runs: TestRunWire[];
}

/**
 * Null where the newest run of a suite with this version has finished, and all its tests have passed. Nothing of it is from the cache.
 * A newer run that has not passed counts as well where nobody can tell with which version it was held.
 */
export async function whyNotPassed(suiteName: string, versionId: string, ctx: RequestContext): Promise<NotPassed | null> {
  const suite = `The suite ${quoted(suiteName)}`;
  const pages = pagesAnew(suiteRunWindows, { suiteName }, undefined, ctx);
  const looked = new Set<string>();
  for (let count = 1; count <= MAX_PAGES; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the newest one counts, and is on the first page as a rule
    const front = await frontOf(pages, count);
    if (front === null || front.runs.length === 0) return absent(suiteName, front === null, ctx);
    const { batches, isNewestFirst } = togetherBegun(front.runs);
    // Of another order, or of one that does not show yet, the newest one may be on any page.
    if (front.hasMore && (!isNewestFirst || batches.length < 2)) continue;
    for (const batch of batches.filter(({ id }) => !looked.has(id))) {
      if (looked.size === MAX_SUITE_RUNS)
        return conflict(`${suite} has not been held with this version in its ${MAX_SUITE_RUNS} newest runs. ${RUN_IT}`);
      looked.add(batch.id);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const verdict = await verdictOf(batch, { suiteName, versionId }, ctx);
      if (verdict !== 'OTHER') return verdict === 'PASSED' ? null : conflict(`${suite} ${verdict}`);
    }
    if (!front.hasMore) return conflict(`${suite} has no run with this version. ${RUN_IT}`);
  }
  return conflict(`${suite} has more runs than are read to find the newest one with this version. ${RUN_IT}`);
}

const RUN_IT = 'Run it by `runTestSuite` with `destinationVersionId`.';
const conflict = (message: string): NotPassed => ({ code: 'CONFLICT', message });

/** The runs of the first pages; null where there is no such suite. */
async function frontOf(pages: PagedList<TestRunWire>, count: number) {
  try {
    const { all, hasMore } = await collectFront(pages, count);
    return { runs: all.flatMap(({ slot: { entry } }) => entry ?? []), hasMore };
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** The upstream may have an empty list for a suite that does not exist. */
async function absent(suiteName: string, isRefused: boolean, { loaders }: RequestContext): Promise<NotPassed> {
  const list = await loaders.of(testSuites).list();
  if (!isRefused && (list.byId.has(suiteName) || list.omitted > 0)) {
    return conflict(`The suite ${quoted(suiteName)} has never been run. ${RUN_IT}`);
  }
  const meant = nearest(suiteName, [...list.byId.keys()]);
  const message = `The suite ${quoted(suiteName)} does not exist${meant === null ? '.' : `: is it ${quoted(meant)}?`}`;
  return { code: 'NOT_FOUND', message };
}

/** Runs by the run of the suite that they are a part of, the newest first, and whether they came in this order. */
function togetherBegun(runs: readonly TestRunWire[]): { readonly batches: readonly Batch[]; readonly isNewestFirst: boolean } {
  const byId = new Map<string, Batch>();
  for (const run of runs) {
    const { test_suite_run_id: id } = run;
    if (typeof id !== 'string' || id === '') continue;
    const batch = byId.get(id) ?? { id, runs: [] };
    byId.set(id, batch);
    batch.runs.push(run);
  }
  const inOrder = [...byId.values()];
  const batches = inOrder.toSorted((one, other) => begunAt(other) - begunAt(one) || 0);
  return { batches, isNewestFirst: batches.every((batch, index) => batch === inOrder[index]) };
}

/** NaN where no run says it: then the order of the upstream holds. */
const begunAt = ({ runs }: Batch): number => Math.max(...runs.map(({ created_at: time }) => Date.parse(String(time))));

/** What came of one run of a suite, if it was held with the version: or why it does not show that it has passed. */
async function verdictOf(
  { id, runs: seen }: Batch,
  { suiteName, versionId }: { readonly suiteName: string; readonly versionId: string },
  ctx: RequestContext,
): Promise<string> {
  const known = await versionOfRuns(seen, ctx);
  if (known !== null && known !== versionId) return 'OTHER';
  // A page may hold a part of it.
  const { entries: runs, damaged, others, breaksOff } = await readSuiteRun({ suiteName, testSuiteRunId: id }, ctx, pagesAnew);
  const version = known ?? (await versionOfRuns(runs, ctx));
  if (version !== null && version !== versionId) return 'OTHER';
  const withWhich = version === null ? 'does not say with which version it was held, and' : 'was held with this version, and';
  const of = (count: number) => `${count} of ${runs.length} runs`;
  const open = runs.filter((run) => !isFinishedRun(run));
  const failed = runs.filter((run) => isFinishedRun(run) && run.status !== 'passed');
  const why = [
    ...(failed.length > 0 ? [`${of(failed.length)} have not passed: ${await namesOf(failed, ctx)}`] : []),
    ...(open.length > 0 ? [`${of(open.length)} have not finished: ${await namesOf(open, ctx)}`] : []),
    ...(runs.length === 0 || damaged + others > 0 || breaksOff ? ['not all of its runs can be read'] : []),
  ];
  if (why.length === 0) return version === null ? 'OTHER' : 'PASSED';
  return `has not passed: its run ${id} ${withWhich} ${why.join('; ')}.`;
}

const MAX_NAMED = 3;

/** Runs with the names of their tests. */
async function namesOf(runs: readonly TestRunWire[], ctx: RequestContext): Promise<string> {
  const named = runs.slice(0, MAX_NAMED).map(async ({ run_id: id, test_id: testId, status }) => {
    const test = await getReferencedTest(testId, ctx);
    return `${quoted(String(test?.name ?? testId))} (${String(status)}, run ${String(id)})`;
  });
  const left = runs.length - MAX_NAMED;
  return [...(await Promise.all(named)), ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

/** Runs do not say which version they tested; their conversations do. */
async function versionOfRuns(runs: readonly TestRunWire[], ctx: RequestContext): Promise<string | null> {
  const id = runs.find(({ conversation_id: conversation }) => typeof conversation === 'string' && conversation !== '')?.conversation_id;
  const conversation = id === undefined ? null : await getReferencedConversation(id, ctx);
  return conversation && versionIdOfConversation(conversation, ctx);
}
