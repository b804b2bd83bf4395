import { onTestFinished } from 'vitest';
import { shareByRedis, type RedisSharing } from '../../src/replicas/redis/redis-replication.ts';
import type { Replication, SharedReadOutcome } from '../../src/replicas/replication.ts';
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
  /** How often each came of a read that another replica might have made. */
  readonly outcomes: ReadonlyMap<SharedReadOutcome, number>;
  /** Milliseconds that each write waited for the others. */
  readonly waits: readonly number[];
}

interface FleetOptions extends GatewayOptions {
  /** Without it, `sharing.url` says where it is, and the proxy is between nothing. */
  readonly redisPort?: number | undefined;
  readonly size?: number;
  readonly sharing?: Partial<RedisSharing>;
}

/** A short lease, so that no test waits long. */
export const LEASE_MS = 300;

/** Gateways in front of one upstream, which share by one Redis. They are current when this resolves. */
export async function startReplicas({ redisPort, size = 4, sharing = {}, ...options }: FleetOptions): Promise<readonly ReplicaGateway[]> {
  const prefix = `t${Math.random().toString(36).slice(2)}`;
  const start = () => startReplica({ redisPort, sharing: { prefix, ...sharing }, ...options });
  const replicas = await Promise.all(Array.from({ length: size }, start));
  await untilCurrent(replicas);
  return replicas;
}

let started = 0;

export async function startReplica({ redisPort, sharing = {}, ...options }: FleetOptions): Promise<ReplicaGateway> {
  const proxy = await startFaultyProxy(redisPort ?? 0);
  const transitions: boolean[] = [];
  const reasons: string[] = [];
  const waits: number[] = [];
  const outcomes = new Map<SharedReadOutcome, number>();
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
      onWaited: (milliseconds) => waits.push(milliseconds),
      onRead: (outcome) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1),
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
  await replication.start();
  return { ...gateway, process: given.process, proxy, replication, transitions, reasons, outcomes, waits };
}

/** Waits until each knows of all writes of the others. */
export const untilCurrent = (replicas: readonly ReplicaGateway[]): Promise<void> =>
  until(() => replicas.every(({ replication }) => replication.coordination.isCurrent));

/** Looks again and again, as nothing tells of it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
