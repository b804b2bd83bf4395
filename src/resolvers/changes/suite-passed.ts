/** Whether a test suite has passed with a version of an assistant. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { quoted } from '../../insight/quoted.ts';
import type { JsonObject } from '../../json.ts';
import { nearest } from '../../similar-words.ts';
import { nullFor } from '../../upstream/errors.ts';
import { testSuites } from '../../upstream/resources/test-suites.ts';
import { isFinishedRun, suiteRunWindows, type TestRunWire } from '../../upstream/resources/test-runs.ts';
import { collectFront, pagesOf } from '../lists/spots.ts';
import { readSuiteRun } from '../test-runs.ts';
import { getReferencedTest } from '../tests.ts';
import { batchesOf, heldWith, isNewer, isOther, type AskedVersion, type Batch } from './suite-runs.ts';
import { MOST_NAMED, withMore } from '../../insight/with-more.ts';

/** Why a suite has not passed. */
export interface NotPassed {
  readonly code: 'CONFLICT' | 'NOT_FOUND';
  readonly message: string;
}

/** Pages of runs of a suite that are read, from the first on. */
const MAX_PAGES = 10;

interface Asked extends AskedVersion {
  readonly suiteName: string;
}

/**
 * Null where the newest run of a suite with this version has finished, and all its tests have passed. What cannot be known of a run that
 * is as new, or newer, or may be, is a reason against it. `now` is a context whose reads no cache answers.
 */
export async function whyNotPassed(asked: Asked, now: RequestContext): Promise<NotPassed | null> {
  const suite = `The suite ${quoted(asked.suiteName)}`;
  try {
    return await lookThrough(asked, suite, now);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code === 'NOT_FOUND') return conflict(`${suite} has a page of runs that cannot be read.`);
    if (error.code === 'LIMIT_EXCEEDED') return conflict(`${suite} has too many runs to look through. ${error.message}`);
    throw error;
  }
}

async function lookThrough(asked: Asked, suite: string, now: RequestContext): Promise<NotPassed | null> {
  const pages = pagesOf(suiteRunWindows, { suiteName: asked.suiteName }, undefined, now);
  const first = await nullFor(['NOT_FOUND'], pages.read(1));
  if (first === null || first.value.slots.length === 0) return absent(asked.suiteName, first === null, now);
  let isSorted = false;
  let passed: Batch | null = null;
  for (let count = 1; count <= MAX_PAGES; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the newest one counts, and is on the first page as a rule
    const { all, hasMore, breaksOff } = await collectFront(pages, count);
    const { batches, isNewestFirst, earliest } = batchesOf(all);
    // Of another order, or of one that does not show yet, the newest one may be on any page.
    isSorted = isNewestFirst === true;
    if (hasMore && !isSorted) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const newest = await firstThat((verdict) => verdict !== 'OTHER', batches, asked, now);
    if (newest && newest.verdict !== 'PASSED') return conflict(`${suite} has not passed: ${newest.verdict}`);
    passed = newest?.batch ?? null;
    if (newest) {
      const { batch } = newest;
      const asNew = batches.filter((other) => other !== batch && !isNewer(batch.time, other.time) && !isNewer(other.time, batch.time));
      // oxlint-disable-next-line no-await-in-loop -- as above
      const doubt = await firstThat((verdict) => verdict !== 'OTHER' && verdict !== 'PASSED', asNew, asked, now);
      if (doubt) return conflict(`${suite} has not passed for certain: ${doubt.verdict} ${mayBeNewest(batch)}`);
      if (isSorted && isNewer(batch.time, earliest)) return null;
    }
    if (hasMore) continue;
    if (!breaksOff) return passed ? null : conflict(`${suite} has no run with this version. ${RUN_IT}`);
    if (!passed) return conflict(`${suite} has no run with this version among ${all.length} that can be read. ${RUN_IT}`);
    return conflict(`${suite} has not passed for certain: not all of its runs can be read, and others may be as new as run ${passed.id}.`);
  }
  const most = MAX_PAGES * pages.pageSize;
  return conflict(
    isSorted && !passed
      ? `${suite} has no run with this version among its ${most} newest ones, and more are not looked at. ${RUN_IT}`
      : `${suite} has more than ${most} runs, and they are not listed with the newest first: which one counts is not known.`,
  );
}

const mayBeNewest = ({ id }: Batch) =>
  `It may be the newest: neither its time nor that of run ${id}, which has passed, says that it is older. ${RUN_IT}`;

/** The first whose verdict is wanted. */
async function firstThat(
  isWanted: (verdict: string) => boolean,
  batches: readonly Batch[],
  asked: Asked,
  now: RequestContext,
): Promise<{ readonly batch: Batch; readonly verdict: string } | null> {
  for (const group of groupsOf(batches)) {
    // oxlint-disable-next-line no-await-in-loop -- one group is enough as a rule
    const held = await Promise.all(group.map(({ runs }) => Promise.all(runs.map((run) => heldWith(run, asked, now)))));
    for (const [index, batch] of group.entries()) {
      if (held[index]?.every(isOther)) continue;
      // oxlint-disable-next-line no-await-in-loop -- as above
      const verdict = await (batch.id === null ? verdictOnSingle(batch, now) : verdictOn(batch.id, asked, now));
      if (isWanted(verdict)) return { batch, verdict };
    }
  }
  return null;
}

const RUN_IT = 'Run it by `runTestSuite` with `destinationVersionId`.';
const conflict = (message: string): NotPassed => ({ code: 'CONFLICT', message });

/** Runs whose conversations are asked for together. */
const GROUP = 50;

/** The newest one by itself, as it is the one as a rule; then as many as are one call. */
function groupsOf([newest, ...others]: readonly Batch[]): readonly (readonly Batch[])[] {
  const groups: Batch[][] = newest ? [[newest]] : [];
  let room = 0;
  for (const batch of others) {
    room -= batch.runs.length;
    if (room < 0) {
      groups.push([]);
      room = GROUP - batch.runs.length;
    }
    groups.at(-1)?.push(batch);
  }
  return groups;
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

/** What came of one run of a suite, read as a whole: or why it does not show that the suite has passed with the version. */
async function verdictOn(id: string, asked: Asked, now: RequestContext): Promise<string> {
  const { entries: runs, damaged, breaksOff } = await readSuiteRun({ suiteName: asked.suiteName, testSuiteRunId: id }, now);
  const held = await Promise.all(runs.map((run) => heldWith(run as unknown as JsonObject, asked, now)));
  const [mine, unknown] = (['MINE', 'UNKNOWN'] as const).map((one) => held.filter((with_) => with_ === one).length);
  const isRead = runs.length > 0 && damaged === 0 && !breaksOff;
  if (isRead && mine === 0 && unknown === 0) return 'OTHER';
  const of = (count: number) => `${count} of ${runs.length} runs`;
  const open = runs.filter((run) => !isFinishedRun(run));
  const failed = runs.filter((run) => isFinishedRun(run) && run.status !== 'passed');
  const why = [
    ...(failed.length > 0 ? [`${of(failed.length)} have not passed: ${await namesOf(failed, now)}`] : []),
    ...(open.length > 0 ? [`${of(open.length)} have not finished: ${await namesOf(open, now)}`] : []),
    ...(isRead ? [] : ['not all of its runs can be read']),
  ];
  if (why.length === 0 && mine === runs.length) return 'PASSED';
  const version =
    mine === runs.length && mine > 0
      ? 'was held with this version'
      : unknown === runs.length
        ? 'does not say with which version it was held'
        : `says of ${of(mine ?? 0)} alone that they were held with this version`;
  const elsewhere = runs.filter((_run, index) => held[index] === 'ELSEWHERE');
  const others = elsewhere.length === 0 ? '' : ` ${await whyElsewhere(elsewhere, of(elsewhere.length), now)}`;
  return `its run ${id} ${version}${why.length > 0 ? `, and ${why.join('; ')}` : ''}.${others}`;
}

/** That a suite has tests of other assistants, which no version of this one passes. */
async function whyElsewhere([run]: readonly TestRunWire[], count: string, now: RequestContext): Promise<string> {
  const test = await getReferencedTest(run?.test_id, now);
  const example = test
    ? `: such as the test ${quoted(String(test.name ?? test.test_id))}, whose destination is ${quoted(String(test.destination))}`
    : '';
  return `${count} were held with another assistant${example}. A suite counts where each of its tests leads to this assistant: require one that has no others.`;
}

/** The same of a run that is no part of a run of the suite. It proves nothing, so that it counts only where it has not passed. */
async function verdictOnSingle({ runs: [run = null] }: Batch, now: RequestContext): Promise<string> {
  if (run === null) return 'its list of runs has what is no run.';
  if (run['status'] === 'passed') return 'OTHER';
  return `a run that names no run of the suite has not passed: ${await namesOf([run as unknown as TestRunWire], now)}.`;
}

/** Runs with the names of their tests. */
async function namesOf(runs: readonly TestRunWire[], ctx: RequestContext): Promise<string> {
  const named = runs.slice(0, MOST_NAMED).map(async ({ run_id: id, test_id: testId, status }) => {
    const test = await getReferencedTest(testId, ctx);
    return `${quoted(String(test?.name ?? testId ?? 'no test'))} (${String(status ?? 'no status')}, run ${String(id ?? 'without id')})`;
  });
  return withMore(await Promise.all(named), runs.length);
}
