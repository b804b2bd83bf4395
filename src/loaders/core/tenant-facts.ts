import { LRUCache } from 'lru-cache';
import { entryLimit } from '../../entry-limit.ts';
import { cacheKey } from '../../cache-key.ts';

const MAX_FACTS = 10_000;

/** What reads have shown of an upstream beside their answers: it spares calls, and changes no answer. */
export class TenantFacts {
  readonly #facts: LRUCache<string, number>;

  constructor(now: (() => number) | undefined) {
    this.#facts = new LRUCache({ ...entryLimit(MAX_FACTS), ttlResolution: 0, ...(now && { perf: { now } }) });
  }

  /** Those of one tenant. */
  of(tenant: () => string): KnownFacts {
    const facts = this.#facts;
    const keyOf = (fact: string) => cacheKey(tenant(), fact);
    return {
      get: (fact) => facts.get(keyOf(fact)),
      learn: (fact, value, forMs) => {
        facts.set(keyOf(fact), value, { ttl: forMs });
      },
    };
  }
}

export interface KnownFacts {
  readonly get: (fact: string) => number | undefined;
  readonly learn: (fact: string, value: number, forMs: number) => void;
}
