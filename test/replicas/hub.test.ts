import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Bus } from '../../src/replicas/bus.ts';
import { Hub } from '../../src/replicas/hub/hub.ts';
import { HubBus } from '../../src/replicas/hub/hub-bus.ts';
import type { FromHub } from '../../src/replicas/hub/messages.ts';
import { Replica } from '../../src/replicas/replica.ts';
import { SharedOperations } from '../../src/replicas/shared-operations.ts';
import { until } from '../support/replicas.ts';

const LEASE_MS = 200;
/** Longer than a test may take: what waits for it fails. */
const FOREVER_MS = 600_000;
const WRITE = { tenant: 't', scopes: ['k'], unsettledForMs: 0 };

/** Workers at one hub, and what each of them heard. */
async function startWorkers(ids: readonly string[], leaseMs = LEASE_MS, deafIds: readonly string[] = []) {
  const hub = new Hub();
  /** Workers that messages do not reach. */
  const deaf = new Set(deafIds);
  const workers = ids.map((id) => {
    const heard: string[] = [];
    const bus = new HubBus(id, (message) => hub.receive(id, message), leaseMs);
    const send = (message: FromHub) => {
      if (!deaf.has(id)) setImmediate(() => bus.receive(message));
    };
    hub.add(id, send, id);
    const waits: number[] = [];
    const replica = new Replica({
      bus,
      leaseMs,
      onTransition: (state) => heard.push(state),
      operations: new SharedOperations({ onOperation: ({ milliseconds }) => waits.push(milliseconds) }),
      onInvalidation: () => undefined,
      onBlocked: (tenant, milliseconds) => heard.push(`blocked ${tenant} ${milliseconds}`),
    });
    replica.listen({ onWrite: ({ tenant, scopes }) => heard.push(`${tenant} ${scopes.join()}`), onGap: () => heard.push('gap') });
    onTestFinished(() => replica.stop());
    return { id, bus, replica, heard, waits };
  });
  const started = Promise.all(workers.map(({ replica }) => replica.start()));
  // One that is deaf has started when its first attempt has failed.
  if (deaf.size === 0) await started;
  return { hub, deaf, workers };
}

/** Workers at times that the test sets, so that none stands still. */
async function startTimed(ids: readonly string[], deafIds: readonly string[] = []) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const starting = startWorkers(ids, LEASE_MS, deafIds);
  await pass(0);
  return starting;
}
const pass = (leases: number) => vi.advanceTimersByTimeAsync(leases * LEASE_MS);

test('a write is answered when all other workers have heard of it', async () => {
  const { workers } = await startWorkers(['1', '2', '3'], FOREVER_MS);
  const [first, second, third] = workers;
  await first?.replica.announce(WRITE);
  expect([first?.heard, second?.heard, third?.heard]).toEqual([
    ['gap', 'up'],
    ['gap', 'up', 't k'],
    ['gap', 'up', 't k'],
  ]);
  first?.bus.block('t', 1_000);
  await until(() => third?.heard.at(-1) === 'blocked t 1000');
  expect(first?.heard).toEqual(['gap', 'up']);
});

test('one that does not hear is waited for until it trusts nothing', async () => {
  const { workers, deaf } = await startTimed(['1', '2']);
  const [writer, other] = workers;
  deaf.add('2');
  expect(other?.replica.isCurrent).toBe(true);
  const then = writer?.replica
    .announce(WRITE)
    .then(() => [writer.replica.isUntold('t'), other?.replica.isCurrent, other?.heard.includes('t k')]);
  await pass(2);
  expect(await then).toEqual([false, false, false]);
  deaf.delete('2');
  await pass(2);
  expect(other?.heard).toEqual(['gap', 'up', 'down', 'gap', 'up']);
});

test('a beat that comes late counts from when it was sent, and is named by its process', () => {
  const hub = new Hub(() => 2_000);
  const told: unknown[] = [];
  hub.add('1', () => undefined, 'worker 1 (pid 4711)');
  hub.add('2', (message) => told.push(message), 'worker 2 (pid 4712)');
  hub.receive('1', { kind: 'beat', number: 1, sentAt: 500 });
  hub.receive('2', { kind: 'beat', number: 1, sentAt: 1_990 });
  const beat = { oldestMs: 1_500, oldest: 'worker 1 (pid 4711)', replicas: 2, missing: null };
  expect(told).toEqual([{ kind: 'beaten', number: 1, beat }]);
});

test('one that has ended is not waited for', async () => {
  const { workers, hub, deaf } = await startWorkers(['1', '2'], FOREVER_MS);
  deaf.add('2');
  hub.remove('2');
  await workers[0]?.replica.announce(WRITE);
  expect(workers[0]?.replica.isUntold('t')).toBe(false);
});

test('nobody trusts what it has read while another cannot tell of a write', async () => {
  const { workers, hub } = await startTimed(['1', '2']);
  const [writer, other] = workers;
  const { receive } = hub;
  hub.receive = (id, message) => {
    if (id !== '1') receive.call(hub, id, message);
  };
  const then = writer?.replica.announce(WRITE).then(() => [writer.replica.isUntold('t'), other?.replica.isCurrent]);
  await pass(3);
  expect(await then).toEqual([true, false]);
  hub.receive = receive;
  await pass(3);
  expect([writer?.replica.isUntold('t'), other?.heard.includes('t k'), other?.replica.isCurrent]).toEqual([false, true, true]);
});

describe('what is said of an outage', () => {
  /** One worker, at times that the test sets. */
  const startAlone = async (deafIds: readonly string[] = []) => {
    const { deaf, workers } = await startTimed(['1'], deafIds);
    const [one] = workers;
    if (!one) throw new Error('There is one.');
    return { deaf, said: () => one.heard.filter((word) => word !== 'gap') };
  };

  test('it is said once, and so is its end', async () => {
    const { deaf, said } = await startAlone();
    deaf.add('1');
    await pass(10);
    expect(said()).toEqual(['up', 'down']);
    deaf.delete('1');
    await pass(2);
    expect(said()).toEqual(['up', 'down', 'up']);
  });

  test('others that were never reached are, after three leases', async () => {
    const { deaf, said } = await startAlone(['1']);
    await pass(2.9);
    expect(said()).toEqual([]);
    await pass(10);
    expect(said()).toEqual(['down']);
    deaf.delete('1');
    await pass(2);
    expect(said()).toEqual(['down', 'up']);
  });

  test('nothing is said of a stop, nor is anything trusted after it', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const said: string[] = [];
    let interrupt = () => {};
    let answer = () => {};
    const bus: Bus = {
      leases: { shortestMs: LEASE_MS, longestMs: LEASE_MS },
      id: '1',
      listen: ({ onInterrupted }) => void (interrupt = onInterrupted),
      beat: () => new Promise((resolve) => void (answer = () => resolve({ oldestMs: 0, oldest: '1', replicas: 1, missing: null }))),
      publish: () => Promise.resolve({ replicas: [], isComplete: true }),
      isDistrusted: () => false,
      acknowledge: () => {},
      block: () => {},
      leave: () => Promise.resolve(interrupt()),
    };
    const ignored = { operations: new SharedOperations({ onOperation: () => {} }), onBlocked: () => {}, onInvalidation: () => {} };
    const replica = new Replica({ bus, leaseMs: LEASE_MS, onTransition: (state) => said.push(state), ...ignored });
    const starting = replica.start();
    await pass(0);
    answer();
    await starting;
    await pass(0.25);
    await replica.stop();
    answer();
    await pass(0);
    expect([said, replica.isCurrent]).toEqual([['up'], false]);
  });
});
