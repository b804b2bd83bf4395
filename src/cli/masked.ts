import { maskTexts } from '../schema/access/plugin.ts';

/** A record whose texts and lists of texts have no credentials in them: masked as the graph masks them for callers who may not see secrets. */
export const masked = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, maskTexts(value, { isProse: true })])) as T;
