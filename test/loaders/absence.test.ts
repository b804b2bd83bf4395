/**
 * What is there is never said to be absent. The upstream is scripted and random: lists that count, count wrongly or not at all, that lack
 * entries, or fail; and others write at any time. "There is none" is held for a second, so what is younger than that may be missed.
 */
import { expect, test } from 'vitest';
import { createLoaderMemory, createLoaders, type LoaderMemory } from '../../src/loaders/index.ts';
import type { Source } from '../../src/loaders/core/cached-reads.ts';
import { ReadTally } from '../../src/loaders/core/read-tally.ts';
import { GatewayError } from '../../src/errors.ts';
import type { Upstream } from '../../src/upstream/client.ts';
import { Credential } from '../../src/upstream/credential.ts';
import { assistants } from '../../src/upstream/resources/assistants.ts';
import { Random } from '../fuzz/random.ts';

const IDS = Array.from({ length: 12 }, (_id, index) => `a${index}`);
const ABSENCE_MS = 1_000;
const answer = (body: unknown) => ({ body, bytes: 500, status: 200, requestId: null });

const credential = new Credential('token');

/** Loaders of a request that begins now. */
const loadersOf = (memory: LoaderMemory, upstream: unknown, { refresh = false } = {}) =>
  createLoaders(memory, {
    upstream: upstream as Upstream,
    credential: () => credential,
    call: () => ({ credential, signal: new AbortController().signal }),
    refresh,
    keepBatch: () => false,
    onStale: () => {},
    reads: new ReadTally(),
  });

/** An account that others write to, and what its upstream answers. */
class World {
  now = 1_000;
  /** When each that is there was created. */
  readonly created = new Map<string, number>();
  readonly #random: Random;
  reads = { list: 0, single: 0 };

  constructor(random: Random) {
    this.#random = random;
    for (const id of IDS) if (random.chance(0.5)) this.created.set(id, -Infinity);
  }

  /** Somebody else creates or deletes one, or several. */
  write(times = 1): void {
    for (let done = 0; done < times; done += 1) {
      const id = this.#random.pick(IDS);
      if (!this.created.delete(id)) this.created.set(id, this.now);
    }
  }

  list(): unknown {
    this.reads.list += 1;
    this.#mayFail();
    const all = [...this.created.keys()];
    const sent = this.#random.chance(0.4) ? all.filter(() => this.#random.chance(0.7)) : all;
    const count = this.#random.pick([all.length, all.length, all.length + 1, null, undefined]);
    return { data: sent.map((id) => ({ id, name: id })), ...(count !== undefined && { meta: { total_results: count } }) };
  }

  single(id: string): unknown {
    this.reads.single += 1;
    this.#mayFail();
    if (!this.created.has(id)) throw new GatewayError('NOT_FOUND', 'There is none.');
    return { id, name: id };
  }

  #mayFail(): void {
    if (this.#random.chance(0.1)) throw new GatewayError('UPSTREAM_UNAVAILABLE', 'It is down.');
  }
}

/** Lets what is ready happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function play(seed: number) {
  const random = new Random(seed);
  const world = new World(random);
  const underWay = { singles: 0 };
  /** Answers are as the account is when they are made, and arrive later. */
  const late = async (make: () => unknown, turns: number) => {
    if (random.chance(0.2)) world.write();
    const made = make();
    for (let left = turns; left > 0; left -= 1) await turn();
    return answer(made);
  };
  const retrieve = async (id: string) => {
    underWay.singles += 1;
    return late(() => world.single(id), 1).finally(() => (underWay.singles -= 1));
  };
  const list = () => late(() => world.list(), random.pick([1, 8]));
  const upstream = { assistants: { list, retrieve } };
  const memory = createLoaderMemory({ ttlMs: 5_000, maxBytes: 1_000_000, staleIfErrorMs: 60_000, now: () => world.now });
  let absent = 0;

  async function request(step: number) {
    const began = world.now;
    const loaders = loadersOf(memory, upstream, { refresh: random.chance(0.1) }).of(assistants);
    if (random.chance(0.3)) await loaders.list().catch(() => null);
    for (let batch = 0; batch < 2; batch += 1) {
      const asked = IDS.filter(() => random.chance(0.5));
      const found = await Promise.allSettled(asked.map(async (id) => loaders.load(id)));
      found.forEach((outcome, index) => {
        const id = asked[index] ?? '';
        const since = world.created.get(id) ?? Infinity;
        if (outcome.status === 'rejected' || outcome.value !== null) return;
        absent += 1;
        expect(since < began - ABSENCE_MS, `seed ${seed}, step ${step}: ${id} is there since ${since}, it is ${began}`).toBe(false);
      });
    }
  }

  let running: Promise<void>[] = [];
  for (let step = 0; step < 30; step += 1) {
    // Lists take their time. Single reads are short: readers who share one learn what was so a moment ago.
    while (underWay.singles > 0) await turn();
    world.write(random.pick([0, 1, 3]));
    world.now += random.pick([0, 100, 900, 1_100, 6_000]);
    if (random.chance(0.3)) world.write();
    running.push(request(step));
    if (random.chance(0.6)) {
      await turn();
      continue;
    }
    await Promise.all(running);
    running = [];
  }
  await Promise.all(running);
  return { absent, ...world.reads };
}

test('whatever the order of reads, of requests at once, writes of others and failures', async () => {
  const played = await Promise.all(Array.from({ length: 200 }, (_game, seed) => play(seed)));
  const sum = (key: 'absent' | 'list' | 'single') => played.reduce((total, game) => total + game[key], 0);
  // Most of what is absent is known from lists.
  expect(sum('absent')).toBeGreaterThan(1_000);
  expect(sum('list')).toBeGreaterThan(1_000);
  expect(sum('single')).toBeGreaterThan(1_000);
});

test('what was made from a list that lacks one is no longer what it would be after a second', async () => {
  let now = 0;
  const memory = createLoaderMemory({ ttlMs: 60_000, maxBytes: 1_000_000, now: () => now });
  const upstream = { assistants: { list: async () => answer({ data: [{ id: 'a0', name: 'a0' }], meta: { total_results: 1 } }) } };
  const sources: Source[] = [];
  const loader = loadersOf(memory, upstream)
    .watched((read) => sources.push(...(read ?? [])))
    .of(assistants);
  expect(await Promise.all(['a0', 'a1'].map((id) => loader.load(id)))).toMatchObject([{ id: 'a0' }, null]);
  const isStill = () => loadersOf(memory, upstream).useAgain({ sources, asked: 2 });
  now = ABSENCE_MS - 1;
  expect(isStill()).toBe(true);
  now = ABSENCE_MS;
  expect(isStill()).toBe(false);
});
