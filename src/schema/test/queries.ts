import { getTest } from '../../resolvers/tests.ts';
import { single } from '../shared/single.ts';
import { AssistantTest } from './ref.ts';

single('test', {
  type: AssistantTest,
  noun: 'test',
  description: 'One test, or null where there is none. Cost: one upstream read for each id, however often the operation names it.',
  get: getTest,
});
