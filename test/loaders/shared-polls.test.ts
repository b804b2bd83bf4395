/** What is read again and again: one read a round for all who watch, none for nobody. */
import { describe, expect, test } from 'vitest';
import { SharedPolls, type Poll } from '../../src/loaders/shared-polls.ts';
import { HandClock } from '../support/hand-clock.ts';

interface State {
  readonly word: string;
  readonly isLast?: boolean;
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: Error) => error.message,
  );

/** A poll whose rounds a test answers, and who watches it. */
function start() {
  const clock = new HandClock();
  const polls = new SharedPolls();
  const rounds: { readonly by: number; readonly elapsedMs: number; readonly answer: (state: State | Error) => void }[] = [];
  const poll: Poll<{ readonly by: number; readonly signal: AbortSignal }, State> = {
    read: ({ by, signal }, elapsedMs) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        rounds.push({ by, elapsedMs, answer: (state) => (state instanceof Error ? reject(state) : resolve(state)) });
      }),
    versionOf: ({ word }) => (word === '' ? null : word),
    isLast: ({ isLast = false }) => isLast,
  };
  let count = 0;
  const watch = ({ key = 'k', prepared = Promise.resolve() }: { readonly key?: string; readonly prepared?: Promise<void> } = {}) => {
    count += 1;
    const by = count;
    const controller = new AbortController();
    const { signal } = controller;
    const prepare = async () => {
      await prepared;
      return { by, signal };
    };
    const states = polls.watch(key, poll, { prepare, signal, clock });
    return { next: async () => (await states.next()).value?.word ?? null, leave: () => controller.abort(new Error('left')) };
  };
  /** Answers the next round, which has to be under way or about to be. */
  const answer = async (state: State | Error) => {
    await expect.poll(() => rounds.length).toBeGreaterThan(0);
    const round = rounds.shift();
    round?.answer(state);
    return round;
  };
  /** The time to the next round, which is let pass. */
  const pass = async () => {
    await expect.poll(() => clock.waits.length).toBe(1);
    const [milliseconds = 0] = clock.waits;
    clock.advance(milliseconds);
    return milliseconds;
  };
  return { clock, polls, rounds, watch, answer, pass };
}

test('a hundred who watch the same make one read a round, after 1, 1, 2, 3, 5, 5 seconds, and all get what is new', async () => {
  const { watch, answer, pass, polls, rounds } = start();
  const watchers = Array.from({ length: 100 }, () => watch());
  let received = Promise.all(watchers.map(({ next }) => next()));
  await answer({ word: 'a' });
  expect(new Set(await received)).toEqual(new Set(['a']));
  received = Promise.all(watchers.map(({ next }) => next()));
  const times = [];
  for (const word of ['a', 'a', 'a', 'a', 'a', 'b']) {
    times.push(await pass());
    await answer({ word });
  }
  expect(times).toEqual([1_000, 1_000, 2_000, 3_000, 5_000, 5_000]);
  expect(await received).toEqual(watchers.map(() => 'b'));
  received = Promise.all(watchers.map(({ next }) => next()));
  await pass();
  await answer({ word: 'c', isLast: true });
  expect(await received).toEqual(watchers.map(() => 'c'));
  expect(await Promise.all(watchers.map(({ next }) => next()))).toEqual(watchers.map(() => null));
  expect([polls.count, rounds.length]).toEqual([0, 0]);
});

test('a later watcher gets the newest at once, for no read; other keys are other polls', async () => {
  const { watch, answer, polls, rounds } = start();
  const first = watch();
  const received = first.next();
  await answer({ word: 'a' });
  await received;
  expect(await watch().next()).toBe('a');
  expect(rounds).toHaveLength(0);
  const other = watch({ key: 'other' }).next();
  await answer({ word: 'x' });
  expect([await other, polls.count]).toEqual(['x', 2]);
});

test('a slow watcher gets the newest only, and of the last before the end', async () => {
  const { watch, answer, pass, polls } = start();
  const { next } = watch();
  const received = next();
  await answer({ word: 'a' });
  expect(await received).toBe('a');
  await pass();
  await answer({ word: 'b' });
  await pass();
  await answer({ word: 'c', isLast: true });
  await expect.poll(() => polls.count).toBe(0);
  expect(await next()).toBe('c');
  expect(await next()).toBeNull();
});

test('nobody gets a state without a version, and reads know how long the poll lasts', async () => {
  const { watch, answer, pass } = start();
  const received = watch().next();
  expect((await answer({ word: '' }))?.elapsedMs).toBe(0);
  await pass();
  expect((await answer({ word: 'a' }))?.elapsedMs).toBe(1_000);
  expect(await received).toBe('a');
});

describe('who leaves', () => {
  test('last ends it: nothing is waited for or read any more', async () => {
    const { watch, answer, polls, clock, rounds } = start();
    const [one, two] = [watch(), watch()];
    const received = Promise.all([one.next(), two.next()]);
    await answer({ word: 'a' });
    await received;
    await expect.poll(() => clock.waits).toEqual([1_000]);
    one.leave();
    expect([polls.count, clock.waits]).toEqual([1, [1_000]]);
    two.leave();
    expect([polls.count, clock.waits, rounds.length]).toEqual([0, [], 0]);
    await expect(two.next()).rejects.toThrow('left');
  });

  test('during its own read gives that up, and another reads in its place', async () => {
    const { watch, answer, rounds, polls } = start();
    const [one, two] = [watch(), watch()];
    const lost = failureOf(one.next());
    const received = two.next();
    await expect.poll(() => rounds.length).toBe(1);
    one.leave();
    expect(await lost).toBe('left');
    expect((await answer({ word: 'never' }))?.by).toBe(1);
    expect((await answer({ word: 'a' }))?.by).toBe(2);
    expect([await received, polls.count]).toEqual(['a', 1]);
  });

  test('as the only one, during its read, leaves nothing behind', async () => {
    const { watch, rounds, polls, clock } = start();
    const only = watch();
    const lost = failureOf(only.next());
    await expect.poll(() => rounds.length).toBe(1);
    only.leave();
    expect(await lost).toBe('left');
    expect([polls.count, clock.waits]).toEqual([0, []]);
    const again = watch();
    void again.next();
    await expect.poll(() => rounds.length).toBe(2);
    expect(polls.count).toBe(1);
  });

  test('before it has asked for anything starts nothing', async () => {
    const { watch, rounds, polls } = start();
    const { next, leave } = watch();
    leave();
    await expect(next()).rejects.toThrow('left');
    expect([polls.count, rounds.length]).toEqual([0, 0]);
  });
});

describe('what fails', () => {
  test('in a read ends it for all, and the next watcher begins another', async () => {
    const { watch, answer, polls } = start();
    const received = Promise.all([watch(), watch()].map(({ next }) => failureOf(next())));
    await answer(new Error('gone'));
    expect(await received).toEqual(['gone', 'gone']);
    expect(polls.count).toBe(0);
    const again = watch().next();
    await answer({ word: 'a' });
    expect(await again).toBe('a');
  });

  test('before a read, for one watcher alone, ends that one; the next reads', async () => {
    const { watch, answer, polls } = start();
    const expired = Promise.reject<void>(new Error('expired'));
    const ended = failureOf(watch({ prepared: expired }).next());
    const received = watch().next();
    expect((await answer({ word: 'a' }))?.by).toBe(2);
    expect(await ended).toBe('expired');
    expect([await received, polls.count]).toEqual(['a', 1]);
  });
});
