import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { Names } from '../../src/replicas/redis/names.ts';
import { shareByRedis, type RedisSharing } from '../../src/replicas/redis/redis-replication.ts';
import type { Replication } from '../../src/replicas/replication.ts';
import type { SharedOperationRecord } from '../../src/replicas/shared-operations.ts';
import { Blocks } from '../../src/upstream/blocks.ts';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.ts';
import { startGateway, type Gateway, type GatewayOptions } from './gateway.ts';

export const SECRET = 'a-shared-secret-of-32-bytes-or-more';

/** One of several gateways that share by Redis, each by a proxy of its own. */
export interface ReplicaGateway extends Gateway {
  /** What the others know it by. */
  readonly process: string;
  readonly proxy: FaultyProxy;
  readonly replication: Replication;
  readonly transitions: readonly boolean[];
  /** Why the others could not be reached, as it was said. */
  readonly reasons: readonly string[];
  /** How often each came of a look for a read that another replica might have made, and of storing one. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** What was asked of Redis for requests. */
  readonly operations: readonly SharedOperationRecord[];
  /** Tenants in place of whose epochs it found something else. */
  readonly damaged: readonly string[];
  /** How often it had lost the others, and reached them again. */
  readonly gaps: () => number;
  /** Milliseconds that each write waited for the others. */
  readonly waits: readonly number[];
}

interface FleetOptions extends GatewayOptions {
  /** Without it, `sharing.url` says where it is, and the proxy is between nothing. */
  readonly redisPort?: number | undefined;
  readonly size?: number;
  readonly sharing?: Partial<RedisSharing>;
}

/** On a busy machine a replica stands still for some hundred milliseconds, and is not to lose the others by that. */
const LEASE_MS = 2_000;

/** For tests that wait until it has passed. One that is shorter than a moment of a busy machine may end at any time: they claim nothing that depends on that. */
export const SHORT_LEASE_MS = 300;

/** Gateways in front of one upstream, which share by one Redis. They are current when this resolves. */
export async function startReplicas({ redisPort, size = 4, sharing = {}, ...options }: FleetOptions): Promise<readonly ReplicaGateway[]> {
  const given = { prefix: `t${Math.random().toString(36).slice(2)}`, secret: SECRET, ...sharing };
  const start = () => startReplica({ redisPort, sharing: given, ...options });
  const replicas = await Promise.all(Array.from({ length: size }, start));
  if (redisPort !== undefined) await ageList(redisPort, new Names(given.prefix, given.secret));
  await untilCurrent(replicas);
  return replicas;
}

/** Makes the list of replicas older than any lease: as it is whole, nobody need wait for one to pass. */
async function ageList(redisPort: number, { replicasState }: Names): Promise<void> {
  const client = new Redis(redisPort, '127.0.0.1');
  await client.hset(replicasState, 'since', 1);
  client.disconnect();
}

let started = 0;

export async function startReplica({ redisPort, sharing = {}, ...options }: FleetOptions): Promise<ReplicaGateway> {
  const proxy = await startFaultyProxy(redisPort ?? 0);
  const transitions: boolean[] = [];
  const reasons: string[] = [];
  const waits: number[] = [];
  const damaged: string[] = [];
  const outcomes = new Map<string, number>();
  const operations: SharedOperationRecord[] = [];
  const given = {
    process: `replica:${(started += 1)}`,
    secret: SECRET,
    prefix: 'test',
    timeoutMs: 5_000,
    leaseMs: LEASE_MS,
    maxValueBytes: 1_048_576,
    oldestMs: 60_000,
    ...sharing,
  };
  const replication = shareByRedis(
    { url: `redis://127.0.0.1:${proxy.port}`, ...given },
    {
      onTransition: (state, error) => {
        if (state !== 'still-down') transitions.push(state === 'up');
        if (error instanceof Error) reasons.push(error.message);
      },
      onOperation: (record) => {
        const { op, outcome, milliseconds } = record;
        operations.push(record);
        if (op === 'wait') waits.push(milliseconds);
        if (op === 'read' || op === 'store') outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      },
      onReplaced: (tenant) => damaged.push(tenant),
      onInvalidation: () => undefined,
      onBlocked: (tenant, milliseconds) => blocks.begin(tenant, milliseconds),
    },
  );
  const blocks = new Blocks((tenant, milliseconds) => replication.block(tenant, milliseconds));
  const gateway = startGateway({ tenantSecret: given.secret, replication, blocks, ...options });
  onTestFinished(async () => {
    await replication.stop();
    await proxy.close();
  });
  let gaps = 0;
  replication.coordination.listen({ onGap: () => void (gaps += 1), onWrite: () => undefined });
  await replication.start();
  return {
    ...gateway,
    process: given.process,
    proxy,
    replication,
    transitions,
    reasons,
    outcomes,
    operations,
    waits,
    damaged,
    gaps: () => gaps,
  };
}

/** Waits until each knows of all writes of the others. */
export const untilCurrent = (replicas: readonly ReplicaGateway[]): Promise<void> =>
  until(() => replicas.every(({ replication }) => replication.coordination.isCurrent));

/** For what is counted: nothing ends by itself that one replica holds for all, or a read is kept for. */
export const LASTING = { cacheTtlMs: 600_000, sharing: { leadMs: 600_000, timeoutMs: 60_000 } } as const;

/**
 * What came of the first attempt in which no replica lost the others for a moment: on a busy machine one may, and then rightly reads
 * what others have read. Each attempt gets its number.
 */
export async function undisturbed<T>(replicas: readonly ReplicaGateway[], attempt: (number: number) => Promise<T>): Promise<T> {
  const gapsOfAll = () => replicas.map(({ gaps }) => gaps()).join();
  for (let number = 1; ; number += 1) {
    await untilCurrent(replicas);
    const before = gapsOfAll();
    const result = await attempt(number);
    // Who has lost the others knows of it when it reaches them again.
    if (replicas.every(({ replication }) => replication.coordination.isCurrent) && gapsOfAll() === before) return result;
  }
}

/** Looks again and again, as nothing tells of it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
