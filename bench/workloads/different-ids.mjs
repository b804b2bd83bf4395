import { W4 } from './everything.mjs';
import { W5 } from './handoffs.mjs';
import { W1 } from './one.mjs';

const byId = ({ query }) => ({ query, vary: 'id' });

/** Reads of one assistant, always in the same text, one id after the other. */
export const DIFFERENT_IDS = [
  { ...W1, differing: byId(W1) },
  { ...W4, differing: byId(W4) },
  { ...W5, differing: byId(W5) },
];

/** Steps to handoff targets, far enough apart that 50 reads of ids in a row, all under way at once, share no assistant. */
export const TARGETS = [67, 134];
