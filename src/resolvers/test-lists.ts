/** Tests and runs in windows, from whatever leads to them. */
import type { RequestContext } from '../context.ts';
import { assertPathText } from '../upstream/ids.ts';
import { namesTest, suiteRunWindows, testRunWindows, type TestRunQuery, type TestRunWire } from '../upstream/resources/test-runs.ts';
import { testWindows, type TestQuery, type TestWire } from '../upstream/resources/tests.ts';
import { isGiven, type Given } from './lists/filters.ts';
import type { SliceArgs } from './lists/slice.ts';
import { listWindow, withoutDamaged, type Window } from './lists/window.ts';
import { refuseUnknown } from './unknown.ts';

export interface TestFilter {
  readonly testSuite?: Given<string>;
  /** The wire's word for the channel. */
  readonly channel?: Given<string>;
  readonly destination?: Given<string>;
}

export interface TestRunFilter {
  /** The wire's word for the status. */
  readonly status?: Given<string>;
  readonly testSuiteRunId?: Given<string>;
}

export async function listTests(
  args: SliceArgs,
  { testSuite, channel, destination }: TestFilter,
  ctx: RequestContext,
): Promise<Window<TestWire>> {
  refuseUnknown('filter.channel', channel);
  const filter: TestQuery = {
    ...(isGiven(testSuite) && { test_suite: testSuite }),
    ...(isGiven(channel) && { telnyx_conversation_channel: channel }),
    ...(isGiven(destination) && { destination }),
  };
  return listWindow({ resource: testWindows, parent: null, filter }, args, ctx);
}

/** The runs of one test. */
export async function listTestRuns(
  testId: string,
  args: SliceArgs,
  given: TestRunFilter,
  ctx: RequestContext,
): Promise<Window<TestRunWire>> {
  const source = { resource: testRunWindows, parent: { testId }, filter: queryOf(given) };
  return listWindow(source, args, ctx);
}

/** The runs of the tests of one suite. */
export async function listSuiteRuns(
  suiteName: string,
  args: SliceArgs,
  given: TestRunFilter,
  ctx: RequestContext,
): Promise<Window<TestRunWire>> {
  assertPathText(suiteName, 'suite');
  const source = { resource: suiteRunWindows, parent: { suiteName }, filter: queryOf(given) };
  // A run that does not say which test it is of cannot be read again.
  return withoutDamaged(await listWindow(source, args, ctx), namesTest);
}

function queryOf({ status, testSuiteRunId }: TestRunFilter): TestRunQuery {
  refuseUnknown('filter.status', status);
  return { ...(isGiven(status) && { status }), ...(isGiven(testSuiteRunId) && { test_suite_run_id: testSuiteRunId }) };
}
