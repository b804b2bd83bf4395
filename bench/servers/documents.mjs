import { makeAssistants } from '../documents.mjs';
import { finish } from '../finished.mjs';
import { toSource } from '../workloads/index.mjs';

/** The upstream's documents, for servers that have them in memory from the start. */
export const documentsInMemory = (targets) => {
  const list = makeAssistants(200, 8_192, targets);
  return toSource(list, list.map(finish));
};
