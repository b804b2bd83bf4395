import type { TestRunDetailResult, TestStatus as TestStatusWire } from 'telnyx/resources/ai/assistants/tests/runs';
import { getTestRun, isFinished, listRunsOfSuiteRun } from '../../resolvers/test-runs.ts';
import { getReferencedTest } from '../../resolvers/tests.ts';
import type { TestRunWire } from '../../upstream/resources/test-runs.ts';
import { access, MAY_READ, MAY_READ_CONVERSATIONS, MAY_READ_OR_RUN } from '../access/access.ts';
import { COST } from '../shared/directives.ts';
import { showEntries } from '../shared/gaps.ts';
import { asNode } from '../shared/node.ts';
import { single } from '../shared/single.ts';
import { wireEnum } from '../wire/enum.ts';
import { dateTime, id, key, objects, oneOf, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { AssistantTest, TestRun } from './ref.ts';

export const TestStatus = wireEnum<TestStatusWire>('TestStatus', 'How far a run of a test is, or how it ended.', {
  pending: 'It waits to be started.',
  starting: 'It is being prepared.',
  running: 'The conversation is held.',
  passed: 'It met its rubric.',
  failed: 'It ended, and did not meet its rubric.',
  error: 'Something went wrong, so that nothing was judged.',
});

const CriterionStatus = wireObject<TestRunDetailResult>('CriterionStatus', {
  description: 'What a criterion of the rubric came to in a run.',
  fields: {
    name: text('Label of the criterion; see `RubricCriterion.name`.'),
    status: oneOf(TestStatus, 'How far its judgement is, or how it ended.'),
  },
});

wireObject<TestRunWire>(TestRun, {
  isEntity: true,
  access: { needs: MAY_READ_OR_RUN },
  description: 'One conversation that a test held with its assistant, and how it was judged.',
  fields: {
    test_id: key('Id of the test that was run.'),
    run_id: key('Id of the run; with `testId`, it names the run.'),
    status: oneOf(TestStatus, 'How far the run is, or how it ended.'),
    triggered_by: text('What started the run, as Telnyx names it, such as `api` or `cron`.'),
    test_suite_run_id: id('Id that all runs have in common that were started together by `runTestSuite`; null for a run by itself.'),
    conversation_id: id('Id of the conversation; null until there is one.'),
    conversation_insights_id: id('Id of what was found in the conversation; null until it has been analysed.'),
    detail_status: objects(() => CriterionStatus, 'What each criterion of the rubric came to.'),
    logs: { ...text('What the run logged; it may quote the conversation.'), access: { needs: MAY_READ_CONVERSATIONS, isProse: true } },
    created_at: dateTime('When the run was started.'),
    updated_at: dateTime('When the run last changed.'),
    completed_at: dateTime('When the run ended; null as long as it has not.'),
  },
  derived: (t) => ({
    isFinished: t.boolean({
      nullable: false,
      description: 'Whether nothing more will become of the run: it passed, failed or broke off, or has the time of its end.',
      resolve: isFinished,
    }),
    test: t.field({
      type: AssistantTest,
      description:
        'The test as it is now; null where it does not exist. Cost: one upstream read for each test, however many runs lead to it.',
      extensions: access({ needs: MAY_READ }),
      resolve: ({ test_id: testId }, _args, ctx) => getReferencedTest(testId, ctx),
    }),
    suiteRuns: t.field({
      type: [TestRun],
      description:
        'The runs that were started together with this one, itself included; null for a run by itself, and where its test is in no suite any more. Cost: one upstream read of the test, and one list for each 50 runs. More than 500 runs are refused.',
      cost: COST.read,
      listSize: { assumedSize: 50 },
      extensions: access({ needs: MAY_READ }),
      resolve: async (run, _args, ctx, info) => {
        const runs = await listRunsOfSuiteRun(run, ctx);
        return runs && showEntries(runs, ['a', 'test run'], ctx, info);
      },
    }),
  }),
});

asNode(TestRun, 'test run');

single('testRun', {
  type: TestRun,
  noun: 'test run',
  description:
    'One run of a test, or null where there is none. One that is not finished is read again after a second. Cost: one upstream read for each run.',
  above: { testId: 'Id of the test at Telnyx. A value that cannot be an id is refused without a call.' },
  idName: 'runId',
  idDescription: 'Id of the run at Telnyx. A value that cannot be an id is refused without a call.',
  get: getTestRun,
});
