/** What tenants ask for, and which of it meets a cache: simulated request by request, as tenants share nothing. */

/** Of every tenant. */
export interface Load {
  /** Requests per second of all tenants together, divided by their number. */
  readonly requestsPerTenant: number;
  /** Things that a tenant reads, the n-th of them 1/n as often as the first. */
  readonly keys: number;
  /** Part of the requests that write. */
  readonly writes: number;
  readonly ttlSeconds: number;
}

/** Per second, of one tenant. */
export interface Rates {
  readonly requests: number;
  readonly writes: number;
  /** Calls of Telnyx where replicas share nothing. */
  readonly callsAlone: number;
  /** The same where they share reads. */
  readonly callsShared: number;
  /** Reads that another replica had made. */
  readonly sharedReads: number;
  /** Reads that are in the memory of replicas at one time, all replicas together. */
  readonly held: number;
}

/** Requests that are simulated of each tenant at most, and least. */
const MOST_REQUESTS = 20_000;
const LEAST_REQUESTS = 400;

/** A tenant that sends so many requests per second to replicas that are chosen at random. */
export function simulateTenant(
  requestsPerSecond: number,
  replicas: number,
  { keys, writes, ttlSeconds }: Load,
  random: () => number,
): Rates {
  const count = Math.min(MOST_REQUESTS, Math.max(LEAST_REQUESTS, Math.round(requestsPerSecond * 60)));
  const chooseKey = byRank(keys, random);
  const own = new Map<number, number>();
  const ownShared = new Map<number, number>();
  const shared = new Map<number, number>();
  const totals = { writes: 0, callsAlone: 0, callsShared: 0, sharedReads: 0, heldSeconds: 0 };
  let now = 0;
  for (let made = 0; made < count; made += 1) {
    now += -Math.log(1 - random()) / requestsPerSecond;
    const key = chooseKey();
    if (random() < writes) {
      totals.writes += 1;
      // A write is a call, too; all that was read of the thing is forgotten everywhere.
      totals.callsAlone += 1;
      totals.callsShared += 1;
      shared.delete(key);
      for (const cache of [own, ownShared]) for (const place of cache.keys()) if (place % keys === key) cache.delete(place);
      continue;
    }
    const place = Math.floor(random() * replicas) * keys + key;
    if ((own.get(place) ?? 0) <= now) {
      totals.callsAlone += 1;
      own.set(place, now + ttlSeconds);
    }
    if ((ownShared.get(place) ?? 0) <= now) {
      const until = shared.get(key) ?? 0;
      if (until > now) totals.sharedReads += 1;
      else {
        totals.callsShared += 1;
        shared.set(key, now + ttlSeconds);
      }
      ownShared.set(place, shared.get(key) ?? 0);
      totals.heldSeconds += (shared.get(key) ?? now) - now;
    }
  }
  const per = (total: number) => total / now;
  return {
    requests: requestsPerSecond,
    writes: per(totals.writes),
    callsAlone: per(totals.callsAlone),
    callsShared: per(totals.callsShared),
    sharedReads: per(totals.sharedReads),
    held: per(totals.heldSeconds),
  };
}

/** All tenants, the n-th of whom asks 1/n as often as the first: a few of them are simulated, each for those that are like it. */
export function simulateTenants(tenants: number, replicas: number, load: Load, seed: number): Rates {
  const random = seeded(seed);
  const sum = { requests: 0, writes: 0, callsAlone: 0, callsShared: 0, sharedReads: 0, held: 0 };
  const first = (load.requestsPerTenant * tenants) / harmonic(tenants);
  for (const { rank, count } of groupsOf(tenants)) {
    const rates = simulateTenant(first / rank, replicas, load, random);
    for (const name of Object.keys(sum) as (keyof Rates)[]) sum[name] += rates[name] * count;
  }
  return sum;
}

/** Groups for each power of two are divided in so many. */
const PARTS = 3;

interface Group {
  readonly rank: number;
  readonly count: number;
}

/** Ranks that stand for those around them. */
function groupsOf(tenants: number): readonly Group[] {
  const groups: Group[] = [];
  for (let from = 1; from <= tenants;) {
    const until = Math.min(tenants + 1, Math.max(from + 1, Math.ceil(from * 2 ** (1 / PARTS))));
    const count = until - from;
    // Where 1/rank has its mean, so that all of the group ask as often as they would one by one.
    groups.push({ rank: count / (harmonic(until - 1) - harmonic(from - 1)), count });
    from = until;
  }
  return groups;
}

const EULER = 0.577_215_664_9;
const harmonic = (count: number): number => {
  if (count > 100) return Math.log(count) + EULER + 1 / (2 * count);
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) sum += 1 / rank;
  return sum;
};

/** Ranks from 0, the n-th of them 1/n as often as the first. */
function byRank(keys: number, random: () => number): () => number {
  const upTo: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= keys; rank += 1) {
    sum += 1 / rank;
    upTo.push(sum);
  }
  return () => {
    const at = random() * sum;
    const found = upTo.findIndex((limit) => at < limit);
    return found < 0 ? keys - 1 : found;
  };
}

/** The same numbers at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
