import type { Config } from '../config.ts';
import { LASTING_TIMES } from '../loaders/core/loaded.ts';
import { instance } from '../instance.ts';
import type { Replication, ReplicationEvents } from '../replicas/replication.ts';

/** What this process shares with others; null where it is alone. */
export async function shareWithReplicas(
  { redis, leaseMs, cache, workers }: Pick<Config, 'redis' | 'leaseMs' | 'cache' | 'workers'>,
  events: ReplicationEvents,
): Promise<Replication | null> {
  if (redis) {
    // Loaded only where there is one.
    const { shareByRedis } = await import('../replicas/redis/redis-replication.ts');
    return shareByRedis({ ...redis, leaseMs, oldestMs: cache.ttlMs * LASTING_TIMES, process: instance() }, events);
  }
  if (workers === 1) return null;
  const { shareByHub } = await import('../replicas/hub/hub-replication.ts');
  return shareByHub({ leaseMs }, events);
}
