import { getTestSuite, listTestSuites } from '../../resolvers/tests.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { showEntries } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { TestSuite } from './ref.ts';

TestSuite.implement({
  description: 'Tests that share the name of a suite, and are run together.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'The name, which is all that identifies a suite.' }),
  }),
});

builder.queryField('testSuites', (t) =>
  t.field({
    type: [TestSuite],
    nullable: false,
    cost: COST.read,
    listSize: { assumedSize: 20 },
    description: 'The suites that tests of the account are in, as Telnyx sorts them. Cost: one upstream list.',
    extensions: access({ needs: MAY_READ }),
    resolve: async (_root, _args, ctx, info) => showEntries(await listTestSuites(ctx), ['a', 'test suite', 'name'], ctx, info),
  }),
);

builder.queryField('testSuite', (t) =>
  t.field({
    type: TestSuite,
    cost: COST.read,
    description: 'One suite, or null where no test is in one of this name. Cost: one upstream list, the same as that of `testSuites`.',
    args: { name: t.arg.string({ required: true, description: 'The name, to the letter.' }) },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { name }, ctx) => getTestSuite(name, ctx),
  }),
);
