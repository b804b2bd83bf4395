import { ENTITIES } from './entities.mjs';
import { W4 } from './everything.mjs';
import { W3, W5 } from './handoffs.mjs';
import { W2 } from './list.mjs';
import { OTHER_TEXTS } from './other-texts.mjs';
import { W1 } from './one.mjs';

export const WORKLOADS = [W1, W2, W3, W4];

/** The workloads by the path under which servers without GraphQL answer them. */
export const byPath = new Map([...WORKLOADS, W5, ...OTHER_TEXTS, ...ENTITIES].map((workload) => [`/${workload.id}`, workload]));

/** What answers are built from: documents of the API, and the graph's own form of them. */
export const toSource = (list, finished) => ({
  list,
  byId: new Map(list.map((document) => [document.id, document])),
  finished: new Map(finished.map((document) => [document.id, document])),
});
