import { expect, test } from 'vitest';
import { SharedAnswers } from '../../src/operations/caching/shared-answers.ts';
import { ALONE } from '../../src/replicas/coordination.ts';
import { setUp } from '../loaders/cache-with-clock.ts';

test('an answer that is being made is joined only where all answered writes of other replicas are known', () => {
  const state = { isCurrent: true };
  const coordination = {
    ...ALONE,
    leaseMs: 1_000,
    get isCurrent() {
      return state.isCurrent;
    },
  };
  const answers = new SharedAnswers(setUp({ coordination }).cache, 0);
  const keys = { tenant: 't', kept: 'kept', making: 'making' };
  const making = { answer: new Promise<never>(() => {}), span: null };
  answers.announce(keys, making);
  expect(answers.underWay(keys)).toBe(making);
  // What it was made of may be a lease older than itself.
  state.isCurrent = false;
  expect(answers.underWay(keys)).toBeUndefined();
});
