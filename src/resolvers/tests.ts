import type { TestCreateParams, TestUpdateParams } from 'telnyx/resources/ai/assistants/tests/tests';
import type { RequestContext } from '../context.ts';
import type { Scope } from '../upstream/kinds.ts';
import { testSuites, type TestSuiteWire } from '../upstream/resources/test-suites.ts';
import { tests, type TestWire } from '../upstream/resources/tests.ts';
import { getReferencedAssistant } from './assistant.ts';
import { listAll } from './lists/all.ts';
import { findReferenced, getOne } from './one.ts';
import { createOne, deleteOne, updateOne } from './resource-writes.ts';

export const getTest = (id: string, ctx: RequestContext) => getOne(tests, { parent: null, id }, ctx);
export const getReferencedTest = (id: unknown, ctx: RequestContext) => findReferenced(tests, { parent: null, id }, ctx);

/** Phone numbers, SIP addresses and URLs are no ids of assistants, so that nobody has to be asked about them. */
const ADDRESS = /^[+\d\s().-]+$|[@:/]/;

/** The assistant whose id is the destination of the test; null where none is. */
export const getDestinationAssistant = ({ destination }: TestWire, ctx: RequestContext) =>
  typeof destination === 'string' && !ADDRESS.test(destination) ? getReferencedAssistant(destination, ctx) : null;

/** The suite that a test names. */
export const suiteOf = ({ test_suite: name }: TestWire): TestSuiteWire | null =>
  typeof name === 'string' && name !== '' ? { name } : null;

/** All suites of the account. One upstream list. */
export const listTestSuites = (ctx: RequestContext) => listAll(testSuites, (all) => all, ctx);

/** A suite that there is, by its name. */
export const getTestSuite = async (name: string, { loaders }: RequestContext): Promise<TestSuiteWire | null> =>
  (await loaders.of(testSuites).list()).find(name);

/** What a change of a test may have changed beside it: which suites there are, and what is in the lists of runs. */
const CHANGED: readonly Scope[] = ['tests', 'test-suites', 'test-runs', 'suite-runs'];

export const createTest = createOne<TestWire, TestCreateParams>({
  operation: 'createTest',
  resource: tests,
  outdates: ['tests', 'test-suites'],
  send: ({ assistants }, body, options) => assistants.tests.create(body, options),
});

export const updateTest = updateOne<TestWire, TestUpdateParams>({
  operation: 'updateTest',
  resource: tests,
  outdates: CHANGED,
  send: ({ assistants }, id, body, options) => assistants.tests.update(id, body, options),
});

export const deleteTest = deleteOne<TestWire>({
  operation: 'deleteTest',
  resource: tests,
  outdates: CHANGED,
  send: ({ assistants }, { id }, options) => assistants.tests.delete(id, options),
});
