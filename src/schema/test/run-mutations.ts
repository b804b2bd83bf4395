import type { RunTriggerParams } from 'telnyx/resources/ai/assistants/tests/runs';
import { runTest, runTestSuite, type BegunRuns } from '../../resolvers/test-runs.ts';
import type { Written } from '../../resolvers/write.ts';
import { builder } from '../builder.ts';
import { reportGaps } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { mutation, RUNS, type InputFields } from '../shared/mutation.ts';
import { IDEMPOTENCY_KEY, userErrorsField, writePayload } from '../shared/payload.ts';
import { id } from '../wire/input-fields.ts';
import { ownFields } from '../wire/own-fields.ts';
import { TestRun } from './ref.ts';

const common = { ...RUNS, cost: COST.run } as const;

const run = ownFields<RunTriggerParams, 'Idempotency-Key'>({
  destination_version_id: id('Id of the version of the assistant to talk to, which has to exist; null and absent: its main version.', {
    nullIsAbsent: true,
  }),
});

const runFields = (t: InputFields) => ({ ...run.fields(t), idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }) });

mutation('runTest', {
  ...common,
  description:
    'Starts a test: Telnyx holds the conversation and judges it, which takes as long as the conversation and costs money. `testRun` shows how far it is. Cost: one upstream write.',
  input: 'Which test to run, and against what.',
  fields: (t) => ({ testId: t.id({ required: true, description: 'Id of the test at Telnyx.' }), ...runFields(t) }),
  payload: writePayload('RunTestPayload', 'testRun', { type: TestRun, description: 'The run as it began; null when it was refused.' }),
  resolve: (input, ctx) => runTest({ testId: String(input.testId), body: run.read(input), idempotencyKey: input.idempotencyKey }, ctx),
});

const RunTestSuitePayload = builder.objectRef<Written<BegunRuns>>('RunTestSuitePayload').implement({
  description: 'The runs that were started, or why it was refused.',
  fields: (t) => ({
    testRuns: t.field({
      type: [TestRun],
      nullable: false,
      description: 'A run for each test of the suite, as it began; empty when it was refused.',
      resolve: ({ result }, _args, ctx, info) => {
        if (result) reportGaps(result, ['a', 'test run'], ctx, info);
        return [...(result?.runs ?? [])];
      },
    }),
    testSuiteRunId: t.id({
      description: 'The id that these runs have in common, for `TestSuiteRunFilter`; null when it was refused.',
      resolve: ({ result }) => result?.runs.find((begun) => begun.test_suite_run_id)?.test_suite_run_id ?? null,
    }),
    userErrors: userErrorsField(t),
  }),
});

mutation('runTestSuite', {
  ...common,
  description: 'Starts all tests of a suite, each of which holds a conversation that costs money. Cost: one upstream write.',
  input: 'Which suite to run, and against what.',
  fields: (t) => ({
    suiteName: t.string({ required: true, description: 'Name of the suite, to the letter.' }),
    ...runFields(t),
  }),
  payload: RunTestSuitePayload,
  resolve: (input, ctx) => runTestSuite({ suiteName: input.suiteName, body: run.read(input), idempotencyKey: input.idempotencyKey }, ctx),
});
