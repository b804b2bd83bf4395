/** Connections of tests and runs, at Query and at the types that lead to them. */
import { listSuiteRuns, listTestRuns, listTests } from '../../resolvers/test-lists.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { ConversationChannel } from '../conversation/channel.ts';
import { givenId } from '../shared/given-id.ts';
import { windowConnection } from '../shared/window-connection.ts';
import { AssistantTest, TestRun, TestSuite } from './ref.ts';
import { TestStatus } from './run.ts';

const tests = windowConnection({
  type: AssistantTest,
  noun: ['a', 'test'],
  names: { connection: 'AssistantTestConnection', edge: 'AssistantTestEdge', items: 'tests' },
});

const PAGES = 'one upstream call for each page of 100 that this part of the list touches, usually one';

const TestFilter = builder.inputType('TestFilter', {
  description:
    'Which tests to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more.',
  fields: (t) => ({
    testSuite: t.string({ description: 'In the suite of this name, to the letter.' }),
    channel: t.field({ type: ConversationChannel.ref, description: 'Held on this channel.' }),
    destination: t.string({ description: 'With this `destination`, to the letter: a phone number, the id of an assistant, a URL.' }),
  }),
});

tests.root('tests', {
  description: `The tests of the account, as Telnyx sorts them. Cost: ${PAGES}.`,
  filter: { type: TestFilter, description: 'Which tests; null means all.' },
  list: (_root, args, filter, ctx) => listTests(args, filter, ctx),
});

tests.link(Assistant, 'tests', {
  description: `The tests with the id of the assistant as their \`destination\`; those that reach it by phone number are not among them. Cost: ${PAGES}; for each assistant.`,
  list: ({ id }, args, _filter, ctx) => listTests(args, { destination: String(id) }, ctx),
});

tests.link(TestSuite, 'tests', {
  description: `The tests of the suite, as Telnyx sorts them. Cost: ${PAGES}; for each suite.`,
  list: ({ name }, args, _filter, ctx) => listTests(args, { testSuite: name }, ctx),
});

const runs = windowConnection({
  type: TestRun,
  noun: ['a', 'test run'],
  names: { connection: 'TestRunConnection', edge: 'TestRunEdge', items: 'test runs' },
});

const RUN_PAGES = 'one upstream call for each page of 50 that this part of the list touches, usually one';
const STATUS = 'With this status.';

const TestRunFilter = builder.inputType('TestRunFilter', {
  description: 'Which runs of a test to list. Null and absent ask for nothing. Telnyx filters, so that a filter costs no more.',
  fields: (t) => ({ status: t.field({ type: TestStatus.ref, description: STATUS }) }),
});

const TestSuiteRunFilter = builder.inputType('TestSuiteRunFilter', {
  description:
    'Which runs of the tests of a suite to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more.',
  fields: (t) => ({
    status: t.field({ type: TestStatus.ref, description: STATUS }),
    testSuiteRunId: t.id({ description: 'Started together under this id; see `TestRun.testSuiteRunId`.' }),
  }),
});

runs.link(AssistantTest, 'runs', {
  description: `The runs of the test, as Telnyx sorts them. A page with an unfinished run is read again after a second. Cost: ${RUN_PAGES}; for each test.`,
  filter: { type: TestRunFilter, description: 'Which runs; null means all.' },
  list: ({ test_id: id }, args, filter, ctx) => listTestRuns(String(id), args, filter, ctx),
});

runs.link(TestSuite, 'runs', {
  description: `The runs of the tests of the suite, as Telnyx sorts them. A page with an unfinished run is read again after a second. Cost: ${RUN_PAGES}; for each suite.`,
  filter: { type: TestSuiteRunFilter, description: 'Which runs; null means all.' },
  list: ({ name }, args, { testSuiteRunId, ...filter }, ctx) =>
    listSuiteRuns(name, args, { ...filter, testSuiteRunId: givenId(testSuiteRunId) }, ctx),
});
