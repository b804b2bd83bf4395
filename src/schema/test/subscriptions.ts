import { watchTestRun, watchTestSuiteRun, type TestSuiteProgress as TestSuiteProgressShape } from '../../resolvers/streams/test-runs.ts';
import { MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { reportGaps } from '../shared/gaps.ts';
import { subscription } from '../shared/subscription.ts';
import { TestRun } from './ref.ts';

const ROUNDS = 'at once, then after 1, 1, 2, 3, 5, 5 … seconds, in common with all who watch the same';

subscription('testRun', {
  type: TestRun,
  description: `A run of a test: as it is, then whenever its \`status\`, \`detailStatus\` or \`updatedAt\` has changed, until it has ended. Cost: one upstream read ${ROUNDS}.`,
  args: (arg) => ({
    testId: arg.id({ required: true, description: 'Id of the test at Telnyx. A value that cannot be an id is refused without a call.' }),
    runId: arg.id({ required: true, description: 'Id of the run at Telnyx. A value that cannot be an id is refused without a call.' }),
  }),
  needs: MAY_READ,
  source: ({ testId, runId }, streaming) => watchTestRun(String(testId), String(runId), streaming),
});

const TestSuiteProgress = builder.objectRef<TestSuiteProgressShape>('TestSuiteProgress').implement({
  description: 'How far the runs are that were started together by `runTestSuite`.',
  fields: (t) => ({
    runs: t.field({
      type: [TestRun],
      nullable: false,
      description: 'All of these runs, as they are now.',
      resolve: ({ runs }) => [...runs],
    }),
    finished: t.exposeInt('finished', { nullable: false, description: 'How many of them have ended.' }),
    total: t.int({ nullable: false, description: 'How many there are.', resolve: ({ runs }) => runs.length }),
    isFinished: t.exposeBoolean('isFinished', { nullable: false, description: 'Whether all of them have ended. The last event.' }),
  }),
});

subscription('testSuiteRun', {
  type: TestSuiteProgress,
  description: `The runs that were started together by \`runTestSuite\`: as they are, then whenever one of them has changed, until all have ended. None after 30 seconds is \`NOT_FOUND\`. Cost: one upstream list for each 50 of them ${ROUNDS}.`,
  args: (arg) => ({
    suiteName: arg.string({ required: true, description: 'Name of the suite, to the letter.' }),
    testSuiteRunId: arg.id({ required: true, description: 'The id that they have in common; see `RunTestSuitePayload.testSuiteRunId`.' }),
  }),
  needs: MAY_READ,
  report: ({ gaps }, ctx, info) => reportGaps(gaps, ['a', 'test run'], ctx, info),
  source: ({ suiteName, testSuiteRunId }, streaming) => watchTestSuiteRun({ suiteName, testSuiteRunId: String(testSuiteRunId) }, streaming),
});
