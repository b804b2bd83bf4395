/**
 * Options of an `LRUCache` of at most `count` entries, whose memory grows with those it has: for a `max`, lru-cache takes the memory of
 * that many entries when the cache is made.
 */
export const entryLimit = (count: number) => ({ maxSize: count, sizeCalculation: () => 1 });
