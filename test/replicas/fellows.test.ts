/** Workers of one process that also share by Redis, which one of them does not reach. */
import { expect, onTestFinished, test } from 'vitest';
import { ALONE, type Coordination, type TenantWrite } from '../../src/replicas/coordination.ts';
import { withFellows } from '../../src/replicas/fellows.ts';
import { Hub } from '../../src/replicas/hub/hub.ts';
import { HubBus } from '../../src/replicas/hub/hub-bus.ts';
import { Replica } from '../../src/replicas/replica.ts';
import type { Replication } from '../../src/replicas/replication.ts';
import { SharedOperations } from '../../src/replicas/shared-operations.ts';
import { until } from '../support/replicas.ts';

/** Longer than a test may take: what waits for it fails. */
const FOREVER_MS = 600_000;
const WRITE = { tenant: 't', scopes: ['k'], unsettledForMs: 0 };

const by = (coordination: Coordination, { start = async () => {}, stop = async () => {} } = {}): Replication => ({
  coordination,
  replicas: () => 0,
  reads: null,
  texts: null,
  block: () => undefined,
  start,
  stop,
});

/** Whether each reaches Redis, by id. */
async function startWorkers(reach: Readonly<Record<string, boolean>>) {
  const hub = new Hub();
  const workers = Object.entries(reach).map(([id, isCurrent]) => {
    const bus = new HubBus(id, (message) => hub.receive(id, message), FOREVER_MS);
    hub.add(id, (message) => setImmediate(() => bus.receive(message)), id);
    const replica = new Replica({
      bus,
      leaseMs: FOREVER_MS,
      operations: new SharedOperations({ onOperation: () => undefined }),
      onTransition: () => undefined,
      onInvalidation: () => undefined,
      onBlocked: () => undefined,
    });
    /** What it announces by Redis, and what ends that. */
    const announced: { readonly write: TenantWrite; readonly end: () => void }[] = [];
    const announce = (write: TenantWrite) => new Promise<void>((end) => announced.push({ write, end }));
    const worker = withFellows(
      by({ ...ALONE, isCurrent, announce }),
      by(replica, { start: () => replica.start(), stop: () => replica.stop() }),
    );
    const heard: string[] = [];
    worker.coordination.listen({ onWrite: ({ tenant }) => heard.push(tenant), onGap: () => heard.push('gap') });
    onTestFinished(() => worker.stop());
    return { worker, announced, heard };
  });
  await Promise.all(workers.map(({ worker }) => worker.start()));
  return workers as [(typeof workers)[number], (typeof workers)[number]];
}

test('the write of one that does not reach Redis is announced there by another one before it is answered', async () => {
  const [well, alone] = await startWorkers({ well: true, alone: false });
  let isAnswered = false;
  void alone.worker.coordination.announce(WRITE).then(() => (isAnswered = true));
  await until(() => well.announced.length === 1);
  expect([well.heard, well.announced[0]?.write, alone.heard]).toEqual([['t'], expect.objectContaining(WRITE), []]);
  alone.announced[0]?.end();
  await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  expect(isAnswered).toBe(false);
  well.announced[0]?.end();
  await until(() => isAnswered);
});

test('one that does not reach Redis hears of the writes of those that do, and announces none of them', async () => {
  const [well, alone] = await startWorkers({ well: true, alone: false });
  const answered = well.worker.coordination.announce(WRITE);
  await until(() => alone.heard.length === 1);
  well.announced[0]?.end();
  await answered;
  expect([alone.heard, alone.announced, well.heard]).toEqual([['t'], [], []]);
});
