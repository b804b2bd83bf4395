import { expect, test } from 'vitest';
import { FairQueue, QueueFullError, RANKS, type FairQueueLimits, type Waiter } from '../../src/operations/fair-queue.ts';

/** A queue whose first piece of work is held back, so that all others wait. */
function start(limits: FairQueueLimits = { perCaller: 1_000, inAll: 10_000 }) {
  const queue = new FairQueue(limits);
  const done: string[] = [];
  const refused: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const all: Promise<unknown>[] = [
    queue.run({ caller: 'held', rank: RANKS.proven, weight: 1, signal: new AbortController().signal }, () => held),
  ];
  const add = (
    name: string,
    { caller = name[0] ?? '', rank = RANKS.proven, weight = 1, signal = new AbortController().signal }: Partial<Waiter> = {},
  ) => {
    const work = async () => {
      await Promise.resolve();
      done.push(name);
    };
    const onError = (error: unknown) => void refused.push(`${name} ${error instanceof QueueFullError ? 'full' : 'left'}`);
    all.push(queue.run({ caller, rank, weight, signal }, work).catch(onError));
  };
  const finish = async () => {
    release();
    await Promise.all(all);
    expect(queue.waiting).toBe(0);
    return done.join(' ');
  };
  return { queue, add, finish, refused, done };
}

test('callers take turns, each in the order in which it asked', async () => {
  const { add, finish, queue } = start();
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) add(name);
  expect(queue.waiting).toBe(7);
  expect(await finish()).toBe('a1 b1 c1 a2 b2 a3 a4');
});

test('one who comes last waits for one piece of work of each other caller, however much they ask for', async () => {
  const { add, finish } = start({ perCaller: 1_000, inAll: 1_000 });
  for (let index = 0; index < 300; index += 1) add(`a${index}`);
  add('b');
  expect((await finish()).split(' ').indexOf('b')).toBe(1);
});

test('credentials that nobody has taken yet delay a proven one by half, and who has none comes last', async () => {
  const { add, finish } = start();
  for (let index = 0; index < 3; index += 1) add(`n${index}`, { caller: '', rank: RANKS.nobody });
  // Each with a token of its own.
  for (let index = 0; index < 5; index += 1) add(`u${index}`, { caller: `u${index}`, rank: RANKS.unproven });
  for (let index = 0; index < 3; index += 1) add(`p${index}`);
  expect(await finish()).toBe('u0 p0 u1 p1 u2 p2 u3 u4 n0 n1 n2');
});

test('work whose caller has left is never begun, and makes room', async () => {
  const { add, finish, queue, refused } = start({ perCaller: 2, inAll: 10 });
  const leaving = new AbortController();
  add('a1', { signal: leaving.signal });
  add('a2');
  leaving.abort();
  expect(queue.waiting).toBe(1);
  add('a3');
  add('a4', { signal: AbortSignal.abort() });
  expect(await finish()).toBe('a2 a3');
  expect(refused).toEqual(['a1 left', 'a4 left']);
});

test('a caller may have so much waiting and no more; one piece of any weight always may', async () => {
  const { add, finish, refused } = start({ perCaller: 10, inAll: 1_000 });
  add('a1', { weight: 50 });
  add('a2', { weight: 1 });
  add('b1', { weight: 6 });
  add('b2', { weight: 5 });
  add('b3', { weight: 4 });
  expect(await finish()).toBe('a1 b1 b3');
  expect(refused).toEqual(['a2 full', 'b2 full']);
});

test('where too much waits, the longest line of the least known callers loses its end', async () => {
  const { add, finish, refused } = start({ perCaller: 100, inAll: 6 });
  for (const name of ['n1', 'n2']) add(name, { rank: RANKS.nobody });
  for (const name of ['a1', 'a2', 'a3', 'b1']) add(name);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  for (const name of ['c1', 'c2']) add(name);
  await turn();
  expect(refused.splice(0)).toEqual(['n2 full', 'n1 full']);
  // The longest line is that of a; after that, all are as long.
  add('b2');
  await turn();
  expect(refused.splice(0)).toEqual(['a3 full']);
  for (const name of ['a4', 'b3']) add(name);
  add('n3', { rank: RANKS.nobody });
  await turn();
  expect(refused).toEqual(['a4 full', 'b3 full', 'n3 full']);
  expect(await finish()).toBe('a1 b1 c1 a2 b2 c2');
});

test('work that fails does not stop the queue, and its error goes to its caller', async () => {
  const queue = new FairQueue({ perCaller: 10, inAll: 10 });
  const waiter = { caller: 'a', rank: RANKS.proven, weight: 1, signal: new AbortController().signal };
  const failing = queue.run(waiter, () => Promise.reject(new Error('broken')));
  const after = queue.run(waiter, () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('broken');
  expect(await after).toBe('done');
});
