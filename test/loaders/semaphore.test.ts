/** Of reads that each parent has for itself, eight are under way at a time. */
import { expect, onTestFinished, test } from 'vitest';
import { Cancellation } from '../../src/cancellation.ts';
import { Semaphore } from '../../src/semaphore.ts';
import { createLoaderMemory, createLoaders } from '../../src/loaders/index.ts';
import { ReadTally } from '../../src/loaders/core/read-tally.ts';
import { createUpstream } from '../../src/upstream/client.ts';
import { Credential } from '../../src/upstream/credential.ts';
import { assistantVersions } from '../../src/upstream/resources/assistant-versions.ts';
import { scheduledEvents } from '../../src/upstream/resources/scheduled-events.ts';
import { startUpstream } from '../support/upstream.ts';

test('places are given in order, and go on after a failure', async () => {
  const semaphore = new Semaphore(2);
  const log: string[] = [];
  const task = (name: string, fails = false) =>
    semaphore.run(async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const outcomes = await Promise.allSettled([task('a', true), task('b'), task('c'), task('d')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(log.slice(0, 4)).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  expect(log.slice(4)).toEqual(['c begins', 'd begins', 'c ends', 'd ends']);
});

test('a task that leaves while waiting gives the place back at once, and is not run', async () => {
  const semaphore = new Semaphore(1, 1);
  const begun: string[] = [];
  let end = () => {};
  const first = semaphore.run(() => {
    begun.push('first');
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  const task = (name: string) => () => Promise.resolve(void begun.push(name));
  const leaving = new Cancellation();
  const left = semaphore.run(task('left'), leaving);
  expect(semaphore.isFull).toBe(true);
  leaving.abort('left');
  expect(semaphore.isFull).toBe(false);
  await expect(left).rejects.toBe('left');
  await expect(semaphore.run(task('gone before'), leaving)).rejects.toBe('left');
  const last = semaphore.run(task('last'), new Cancellation());
  end();
  await Promise.all([first, last]);
  expect(begun).toEqual(['first', 'last']);
});

const PARENTS = Array.from({ length: 20 }, (_parent, index) => ({ assistantId: `a${index}` }));

/** Loaders whose reads are counted where they begin and end. */
async function start() {
  const server = await startUpstream(({ path }) => ({
    // Of the assistant that it is asked for: a version of another one is refused.
    body: path.includes('/v?') ? { id: path.split('/')[3], version_id: 'v', name: 'A' } : { data: [] },
  }));
  const upstream = createUpstream({ baseUrl: server.url });
  onTestFinished(() => upstream.close());
  const credential = new Credential('token');
  const reads = { underWay: 0, most: 0 };
  const loaders = createLoaders(createLoaderMemory({ ttlMs: 1_000, maxBytes: 1_000_000, now: () => 0 }), {
    upstream,
    credential: () => credential,
    call: () => ({
      credential,
      signal: new AbortController().signal,
      onAttempt: () => {
        reads.underWay += 1;
        reads.most = Math.max(reads.most, reads.underWay);
      },
      onAttemptEnd: () => {
        reads.underWay -= 1;
      },
    }),
    refresh: false,
    keepBatch: () => false,
    onStale: () => {},
    reads: new ReadTally(),
  });
  return { loaders, reads, calls: server.calls };
}

type Parent = (typeof PARENTS)[number];
type Loaders = Awaited<ReturnType<typeof start>>['loaders'];

test.each<[string, (loaders: Loaders, parent: Parent) => unknown]>([
  ['pages', (loaders, parent) => loaders.windows(scheduledEvents, parent).page({ number: 1 })],
  ['lists', (loaders, parent) => loaders.of(assistantVersions, parent).list()],
  ['single reads', (loaders, parent) => loaders.of(assistantVersions, parent).load('v')],
])('%s below twenty assistants', async (_name, read) => {
  const { loaders, reads, calls } = await start();
  await Promise.all(PARENTS.map((parent) => read(loaders, parent)));
  expect([calls.length, reads.most]).toEqual([PARENTS.length, 8]);
});
