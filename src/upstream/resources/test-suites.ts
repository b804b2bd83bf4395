import { unpaged } from '../pages.ts';
import type { ListResource } from '../resource.ts';

/** A suite is a text on the wire: the name that its tests share. */
export interface TestSuiteWire {
  readonly name: string;
}

/** The suites that tests of the account are in. */
export const testSuites: ListResource<TestSuiteWire> = {
  kind: 'test-suites',
  noun: ['a', 'test suite', 'name'],
  idKey: 'name',
  list: {
    ...unpaged('suites', (upstream, _query, options) => upstream.assistants.tests.testSuites.list(options)),
    toEntry: (suite) => (typeof suite === 'string' ? { name: suite } : suite),
  },
};
