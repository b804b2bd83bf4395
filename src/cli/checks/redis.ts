import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../config.ts';
import type { RedisConnections } from '../../replicas/redis/connect.ts';
import type { Names } from '../../replicas/redis/names.ts';
import type { Check } from './result.ts';

const KEPT_MS = 1_000;
const KEY_BYTES = 32;
/** Between two tries. */
const PAUSE_MS = 20;

/** Whether replicas can share by Redis: it is reached, takes the password, stores what is sent, and passes messages on. */
export async function checkRedis({ redis, leaseMs }: Pick<Config, 'redis' | 'leaseMs'>): Promise<readonly Check[]> {
  if (!redis) return [failed('REDIS_URL is not set: each process is alone')];
  const [{ connectRedis }, naming] = await Promise.all([
    import('../../replicas/redis/connect.ts'),
    import('../../replicas/redis/names.ts'),
  ]);
  // Of this check alone: real replicas would wait for it.
  const names = new naming.Names(`${redis.prefix}-check-${randomUUID()}`, redis.secret);
  const connections = connectRedis(redis.url, { timeoutMs: redis.timeoutMs, leaseMs, messageKey: names.replicas });
  const { commands, settled, hasFailed, reasonOf, isCluster, close } = connections;
  try {
    await settled;
    const retry = retryFor(leaseMs, () => !hasFailed());
    await retry(() => commands.set(`${redis.prefix}-check`, '', 'PX', KEPT_MS));
    const isNode = !isCluster && (await commands.info('cluster').catch(() => '')).includes('cluster_enabled:1');
    if (isNode) return [failed('REDIS_URL is of a node of a cluster: begin it with redis+cluster://')];
    await beat(connections, names, leaseMs, retry);
    const life = await commands.info('replication').catch(() => '');
    if (!life.includes('master_replid:')) return [{ name: 'redis', status: 'warning', detail: NO_LIFE }];
    return [{ name: 'redis', status: 'ok', detail: 'REDIS_URL answers, stores what is sent, and passes messages on' }];
  } catch (error) {
    const { message } = reasonOf(error instanceof Error ? error : new Error(String(error)));
    return [failed(message.replace(NO_REASON, 'it does not answer in time'))];
  } finally {
    close();
  }
}

const failed = (detail: string): Check => ({ name: 'redis', status: 'failed', detail });

const NO_LIFE =
  'REDIS_URL answers, and does not say whether it has started again, so a restart from a snapshot may bring old reads back: its user needs the right to INFO';

/** What refuses a connection, or ends it, has been named by now. */
const NO_REASON = /there is no connection$/;

type Retry = <T>(attempt: () => Promise<T>) => Promise<T>;

/** Tries again for so long, and while nobody has said why not. */
function retryFor(milliseconds: number, goesOn: () => boolean): Retry {
  const until = performance.now() + milliseconds;
  return async (attempt) => {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (performance.now() >= until || !goesOn()) throw error;
        await setTimeout(PAUSE_MS);
      }
    }
  };
}

/** Shows itself as a replica does, for as long as one is trusted. */
async function beat(connections: RedisConnections, names: Names, leaseMs: number, retry: Retry): Promise<void> {
  const [{ RedisBus }, { Commands }, { SharedOperations }] = await Promise.all([
    import('../../replicas/redis/redis-bus.ts'),
    import('../../replicas/redis/commands.ts'),
    import('../../replicas/shared-operations.ts'),
  ]);
  const { subscriber, messaging } = connections;
  const commands = new Commands(connections);
  const key = randomBytes(KEY_BYTES);
  const operations = new SharedOperations({ onOperation: () => undefined });
  const of = { process: 'check', commands, operations, subscriber, messaging, names, key };
  const bus = new RedisBus({ ...of, leaseMs, epochMemoryMs: leaseMs });
  try {
    await retry(() => bus.beat());
  } finally {
    await connections.commands.unlink(names.replicas, names.replicasState).catch(() => undefined);
  }
}
