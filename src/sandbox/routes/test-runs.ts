import { randomUUID } from 'node:crypto';
import type { TestRunResponse } from 'telnyx/resources/ai/assistants/tests/runs';
import type { AssistantTest } from 'telnyx/resources/ai/assistants/tests/tests';
import { readBody } from '../body.ts';
import { listPage } from '../collection.ts';
import { absent, platformError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { type Handler, ok, type SandboxRequest } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { Account } from '../store.ts';
import { runAt, type TestRun } from '../test-run.ts';

/** The tests of a suite; a suite is nothing but the name that they share. */
const testsOf = ({ tests }: Account, suite: string) => [...tests.values()].filter(({ test_suite: name }) => name === suite);

/** `GET /ai/assistants/tests/test-suites`: the names of the suites, each once. */
export const listSuites: Handler = ({ account }) =>
  ok({ data: [...new Set([...account.tests.values()].flatMap(({ test_suite: name }) => name || []))].toSorted() });

/** The newest first. */
const pageOf = (request: SandboxRequest, isMeant: (run: TestRun) => boolean): Reply =>
  listPage<TestRunResponse>(request, {
    all: [...request.account.testRuns.values()]
      .filter(isMeant)
      .toReversed()
      .map((run) => runAt(run, request.clock.now())),
    pages: 'meta',
    filters: {
      status: ({ status }, value) => status === value,
      test_suite_run_id: ({ test_suite_run_id: id }, value) => id === value,
    },
  });

/** `GET /ai/assistants/tests/{id}/runs` */
export const listRuns: Handler = (request) => {
  const { account, params } = request;
  return account.tests.has(params.id ?? '') ? pageOf(request, ({ testId }) => testId === params.id) : absent('test');
};

/** `GET /ai/assistants/tests/test-suites/{name}/runs` */
export const listSuiteRuns: Handler = (request) => {
  const { account, params } = request;
  return testsOf(account, params.name ?? '').length > 0 ? pageOf(request, ({ suite }) => suite === params.name) : absent('test suite');
};

/** `GET /ai/assistants/tests/{id}/runs/{run}` */
export const retrieveRun: Handler = ({ account, params, clock }) => {
  const run = account.testRuns.get(params.run ?? '');
  return run && run.testId === params.id ? ok(runAt(run, clock.now())) : absent('test run');
};

/** Why these tests cannot be run as the body says. */
function refusalOf({ body: bytes, account }: SandboxRequest): Reply | undefined {
  if (bytes.length === 0) return undefined;
  const read = readBody(bytes, { destination_version_id: { kind: 'string', nullable: true } }, { partial: true });
  if ('refusal' in read) return read.refusal;
  const { destination_version_id: version } = read.body;
  const isKnown = typeof version !== 'string' || account.list().some(({ id }) => account.versions.get(id, version) !== undefined);
  return isKnown ? undefined : platformError(400, '10015', 'There is no such version.', { pointer: '/destination_version_id' });
}

/** The version that the body asks for; without one the main version of the assistant that is tested. */
function versionOf({ body: bytes, account }: SandboxRequest, { destination }: AssistantTest): string | undefined {
  const read =
    bytes.length === 0 ? { body: {} } : readBody(bytes, { destination_version_id: { kind: 'string', nullable: true } }, { partial: true });
  const { destination_version_id: version } = 'body' in read ? (read.body as { readonly destination_version_id?: unknown }) : {};
  return typeof version === 'string' ? version : account.get(destination ?? '')?.version_id;
}

function begin(request: SandboxRequest, tested: AssistantTest, suiteRunId?: string) {
  const { account, clock } = request;
  const { test_id, test_suite, instructions, rubric } = tested;
  const run: TestRun = {
    runId: randomUUID(),
    testId: test_id,
    suite: test_suite,
    suiteRunId,
    triggeredBy: 'api',
    versionId: versionOf(request, tested),
    begunAt: clock.now(),
    test: { ...(instructions !== undefined && { instructions }), rubric },
  };
  account.testRuns.set(run.runId, run);
  return runAt(run, run.begunAt);
}

/** `POST /ai/assistants/tests/{id}/runs` */
export const runTest = idempotent((request) => {
  const test = request.account.tests.get(request.params.id ?? '');
  if (!test) return absent('test');
  return refusalOf(request) ?? { status: 201, body: begin(request, test) };
});

/** `POST /ai/assistants/tests/test-suites/{name}/runs`: answers a bare array, one run for each test. */
export const runSuite = idempotent((request) => {
  const tests = testsOf(request.account, request.params.name ?? '');
  if (tests.length === 0) return absent('test suite');
  const suiteRunId = randomUUID();
  return refusalOf(request) ?? { status: 201, body: tests.map((test) => begin(request, test, suiteRunId)) };
});
