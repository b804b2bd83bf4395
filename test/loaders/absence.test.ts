/**
 * What is there is never said to be absent. The upstream is scripted and random: lists that count, count wrongly or not at all, that lack
 * entries, or fail; and others write at any time. "There is none" is held for a second, so what is younger than that may be missed.
 */
import { expect, test } from 'vitest';
import { createLoaderMemory, createLoaders } from '../../src/loaders/index.ts';
import { ReadTally } from '../../src/loaders/core/read-tally.ts';
import { GatewayError } from '../../src/errors.ts';
import type { Upstream } from '../../src/upstream/client.ts';
import { Credential } from '../../src/upstream/credential.ts';
import { assistants } from '../../src/upstream/resources/assistants.ts';
import { Random } from '../fuzz/random.ts';

const IDS = Array.from({ length: 12 }, (_id, index) => `a${index}`);
const ABSENCE_MS = 1_000;
const answer = (body: unknown) => ({ body, bytes: 500, status: 200, requestId: null });

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

  /** Somebody else creates or deletes one. */
  write(): void {
    const id = this.#random.pick(IDS);
    if (!this.created.delete(id)) this.created.set(id, this.now);
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

async function play(seed: number) {
  const random = new Random(seed);
  const world = new World(random);
  /** Answers are as the account is when they are made, and arrive later. */
  const late = async (make: () => unknown) => {
    if (random.chance(0.2)) world.write();
    const made = make();
    await new Promise((resolve) => setImmediate(resolve));
    return answer(made);
  };
  const upstream = {
    assistants: { list: () => late(() => world.list()), retrieve: (id: string) => late(() => world.single(id)) },
  } as unknown as Upstream;
  const memory = createLoaderMemory({ ttlMs: 5_000, maxBytes: 1_000_000, staleIfErrorMs: 60_000, now: () => world.now });
  const credential = new Credential('token');
  let absent = 0;
  for (let step = 0; step < 30; step += 1) {
    world.now += random.pick([0, 100, 900, 1_100, 6_000]);
    if (random.chance(0.5)) world.write();
    const began = world.now;
    const loaders = createLoaders(memory, {
      upstream,
      credential: () => credential,
      call: () => ({ credential, signal: new AbortController().signal }),
      refresh: random.chance(0.1),
      keepBatch: () => false,
      onStale: () => {},
      reads: new ReadTally(),
    }).of(assistants);
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
  return { absent, ...world.reads };
}

test('whatever the order of reads, writes of others and failures', async () => {
  const played = await Promise.all(Array.from({ length: 200 }, (_game, seed) => play(seed)));
  const sum = (key: 'absent' | 'list' | 'single') => played.reduce((total, game) => total + game[key], 0);
  // Most of what is absent is known from lists.
  expect(sum('absent')).toBeGreaterThan(1_000);
  expect(sum('list')).toBeGreaterThan(1_000);
  expect(sum('single')).toBeGreaterThan(1_000);
});
