import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Announcement, Audience, Beat, Bus, BusListener, Leases } from '../../src/replicas/bus.ts';
import { Replica } from '../../src/replicas/replica.ts';
import { SharedOperations } from '../../src/replicas/shared-operations.ts';

const LEASE_MS = 1_000;
/** What a write waits for beyond a lease, as times are sent in whole milliseconds. */
const SPARE_MS = 10;
const WRITE = { tenant: 't', scopes: ['k'], unsettledForMs: 0 };
const ALL: Audience = { replicas: ['me', 'other'], isComplete: true };

/** A bus that answers what a test says, at times that it says. */
class ScriptedBus implements Bus {
  readonly id = 'me';
  leases: Leases = { shortestMs: LEASE_MS, longestMs: LEASE_MS };
  answer: (announcement: Announcement) => Promise<Audience> = () => Promise.resolve(ALL);
  oldestMs = 0;
  readonly published: Announcement[] = [];
  readonly acknowledged: number[] = [];
  /** When it was asked for each beat. */
  readonly beats: number[] = [];
  hasLeft = false;
  listener: BusListener | undefined;

  listen(listener: BusListener): void {
    this.listener = listener;
  }
  beat(): Promise<Beat> {
    this.beats.push(now());
    return Promise.resolve({ oldestMs: this.oldestMs, oldest: 'other', replicas: 2, missing: null });
  }
  publish(announcement: Announcement): Promise<Audience> {
    this.published.push(announcement);
    return this.answer(announcement);
  }
  acknowledge({ number }: Announcement): void {
    this.acknowledged.push(number);
  }
  leave(): Promise<void> {
    this.hasLeft = true;
    return Promise.resolve();
  }
  readonly isDistrusted = () => false;
  readonly block = () => undefined;
}

let startedAt = 0;
const now = () => Math.round(performance.now() - startedAt);
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  startedAt = performance.now();
  onTestFinished(() => void vi.useRealTimers());
});

/** A replica that has beaten once, and beats at 250, 500 and so on. */
async function startReplica({ leases }: { readonly leases?: Leases } = {}) {
  const bus = new ScriptedBus();
  if (leases) bus.leases = leases;
  const said: string[] = [];
  /** What ended the wait of each write. */
  const waits: string[] = [];
  const replica = new Replica({
    bus,
    leaseMs: LEASE_MS,
    operations: new SharedOperations({ onOperation: ({ op, outcome }) => waits.push(`${op} ${outcome}`) }),
    onTransition: (state, error) => said.push(error instanceof Error ? `${state}: ${error.message}` : state),
    onBlocked: () => undefined,
    onInvalidation: () => undefined,
  });
  /** Whether the replica was trusted at each gap. */
  const gaps: boolean[] = [];
  replica.listen({ onWrite: ({ scopes }) => said.push(`write of ${scopes.join()}`), onGap: () => gaps.push(replica.isCurrent) });
  await replica.start();
  /** Gives when each write was answered, by scope. */
  const answered: Record<string, number> = {};
  const write = (scope = 'k', { tenant = 't', unsettledForMs = 0 } = {}) =>
    void replica.announce({ tenant, scopes: [scope], unsettledForMs }).then(() => (answered[scope] = now()));
  return { bus, replica, said, waits, gaps, answered, write };
}

const refuse = (): Promise<never> => Promise.reject(new Error('Redis is gone'));
const never = (): Promise<never> => new Promise(() => {});
const after = async (milliseconds: number, audience: Audience | Error): Promise<Audience> => {
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
  if (audience instanceof Error) throw audience;
  return audience;
};

test('a write is answered when all others have acknowledged it, whatever the time', async () => {
  const { bus, replica, answered, waits, write } = await startReplica();
  write();
  await pass(10);
  bus.listener?.onAcknowledged(1, 'stranger');
  await pass(0);
  expect([answered, replica.isUntold('t')]).toEqual([{}, false]);
  bus.listener?.onAcknowledged(1, 'other');
  await pass(0);
  expect([answered, waits]).toEqual([{ k: 10 }, ['wait acknowledged']]);
});

test('acknowledgements that come before it is known of whom there are any count', async () => {
  const { bus, answered, write } = await startReplica();
  bus.answer = () => after(20, ALL);
  write();
  bus.listener?.onAcknowledged(1, 'other');
  await pass(30);
  expect(answered).toEqual({ k: 20 });
});

test('a write that one other does not acknowledge is answered after the longest lease of all', async () => {
  const { answered, waits, write } = await startReplica({ leases: { shortestMs: 400, longestMs: 3_000 } });
  write();
  await pass(10_000);
  expect([answered, waits]).toEqual([{ k: 3_000 + SPARE_MS }, ['wait lapsed']]);
});

test('where it is not known who there is, a lease counts from when that was found out', async () => {
  const { bus, answered, write } = await startReplica();
  await pass(100);
  bus.answer = () => after(390, { replicas: ['me'], isComplete: false });
  write();
  await pass(10_000);
  expect(answered).toEqual({ k: 490 + LEASE_MS + SPARE_MS });
});

test('a lease counts from the last beat that was sent while the write was on its way', async () => {
  const { bus, answered, write } = await startReplica();
  await pass(100);
  bus.answer = () => after(500, new Error('no answer'));
  write();
  await pass(499);
  bus.answer = refuse;
  await pass(10_000);
  // Who cannot announce a write sends no beats: by then nobody trusts what it read before.
  expect(bus.beats).toEqual([0, 250, 500]);
  expect(answered).toEqual({ k: 500 + LEASE_MS + SPARE_MS });
});

test('beats go on when the write has been announced', async () => {
  const { bus, replica, said, write } = await startReplica();
  bus.answer = refuse;
  write();
  await pass(999);
  expect([bus.beats, replica.isCurrent, replica.isUntold('t')]).toEqual([[0], true, true]);
  expect(said).toEqual(['up']);
  await pass(1);
  expect(replica.isCurrent).toBe(false);
  expect(said).toEqual(['up', 'down: Redis is gone']);
  bus.answer = () => Promise.resolve(ALL);
  await pass(250);
  expect([bus.beats, replica.isCurrent, replica.isUntold('t')]).toEqual([[0, 1_250], true, false]);
  expect(said).toEqual(['up', 'down: Redis is gone', 'up']);
});

test('of what an outage has left, each tenant is announced once, with all that it wrote', async () => {
  const { bus, replica, answered, write } = await startReplica();
  bus.answer = refuse;
  write('long', { unsettledForMs: 5_000 });
  await pass(100);
  for (let at = 0; at < 100; at += 1) write(`k${at % 3}`);
  write('other', { tenant: 'u', unsettledForMs: 3_000 });
  await pass(100);
  write('last', { unsettledForMs: 6_000 });
  write('later', { tenant: 'u' });
  await pass(1_300);
  // Each was answered a lease later.
  const [early, middle, late] = [0, 100, 200].map((begun) => begun + LEASE_MS + SPARE_MS);
  expect(answered).toEqual({ long: early, k0: middle, k1: middle, k2: middle, other: middle, last: late, later: late });
  bus.published.length = 0;
  bus.answer = () => Promise.resolve(ALL);
  await pass(250);
  expect(bus.published.map(({ tenant, scopes, unsettledForMs }) => [tenant, scopes.toSorted(), Math.round(unsettledForMs)])).toEqual([
    // This is at 1,750, and they may yet be carried out until 6,200 and 3,100.
    ['t', ['k0', 'k1', 'k2', 'last', 'long'], 4_450],
    ['u', ['later', 'other'], 1_350],
  ]);
  expect([replica.isUntold('t'), replica.isUntold('u')]).toEqual([false, false]);
});

test('a write is not joined to one that is being announced', async () => {
  const { bus, replica, write } = await startReplica();
  bus.answer = refuse;
  write('first');
  await pass(240);
  bus.answer = ({ scopes }) => (scopes.includes('first') ? after(100, ALL) : refuse());
  await pass(20);
  write('second');
  await pass(100);
  // What was sent had not the second write in it.
  expect(bus.published.at(-2)?.scopes).toEqual(['first']);
  expect(replica.isUntold('t')).toBe(true);
  bus.answer = () => Promise.resolve(ALL);
  await pass(250);
  expect([bus.published.at(-1)?.scopes, replica.isUntold('t')]).toEqual([['second'], false]);
});

test('after a lost connection of messages nothing is trusted that was read before', async () => {
  const { bus, replica, said, gaps } = await startReplica();
  await pass(10);
  expect([replica.isCurrent, gaps]).toEqual([true, [false]]);
  bus.listener?.onInterrupted();
  expect([replica.isCurrent, replica.replicas, gaps]).toEqual([false, 0, [false]]);
  await pass(250);
  // It is forgotten first, and trusted then.
  expect([replica.isCurrent, replica.replicas, gaps]).toEqual([true, 2, [false, false]]);
  expect(said).toEqual(['up', 'down: the connection that messages come by was closed', 'up']);
});

test('another reason of an outage is said when it has lasted for a lease, and so is the first one when it is back', async () => {
  const { bus, said } = await startReplica();
  let reason = 'killed';
  bus.beat = () => Promise.reject(new Error(reason));
  await pass(1_000);
  expect(said).toEqual(['up', 'down: killed']);
  for (const other of ['gone', 'loading', 'gone']) {
    reason = other;
    await pass(750);
  }
  expect(said).toEqual(['up', 'down: killed']);
  reason = 'wrong password';
  await pass(10_000);
  expect(said).toEqual(['up', 'down: killed', 'still-down: wrong password']);
  reason = 'killed';
  await pass(10_000);
  expect(said).toEqual(['up', 'down: killed', 'still-down: wrong password', 'still-down: killed']);
});

test('what is read is trusted until a lease after the oldest beat of any replica', async () => {
  const { bus, replica } = await startReplica();
  bus.oldestMs = 900;
  await pass(250);
  bus.beat = never;
  await pass(99);
  expect(replica.isCurrent).toBe(true);
  await pass(1);
  expect(replica.isCurrent).toBe(false);
});

test('a write of another replica is acknowledged when it is known here, and an own one is not', async () => {
  const { bus, said } = await startReplica();
  bus.acknowledge = ({ number }) => said.push(`acknowledged ${number}`);
  bus.listener?.onAnnouncement({ ...WRITE, from: 'me', number: 3 });
  bus.listener?.onAnnouncement({ ...WRITE, from: 'other', number: 4 });
  expect(said).toEqual(['up', 'write of k', 'acknowledged 4']);
});

test('who ends leaves when the others know of its writes, and not before', async () => {
  const { bus, replica, write } = await startReplica();
  bus.answer = refuse;
  write();
  await pass(0);
  await replica.stop();
  expect([bus.hasLeft, replica.isUntold('t')]).toEqual([false, true]);
  bus.answer = () => Promise.resolve(ALL);
  await replica.stop();
  expect([bus.hasLeft, replica.isUntold('t')]).toEqual([true, false]);
});

test('who ends waits for what is on its way, which may fail yet', async () => {
  const { bus, replica, write } = await startReplica();
  bus.answer = () => after(50, new Error('no answer'));
  write();
  const stopped = replica.stop();
  await pass(49);
  expect(bus.hasLeft).toBe(false);
  bus.answer = refuse;
  await pass(1);
  await stopped;
  expect([bus.hasLeft, bus.published.length]).toEqual([false, 2]);
});
