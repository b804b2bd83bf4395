import type { Config } from '../config.ts';
import { LASTING_TIMES } from '../loaders/core/loaded.ts';
import { instance } from '../instance.ts';
import { withFellows } from '../replicas/fellows.ts';
import type { Replication, ReplicationEvents } from '../replicas/replication.ts';

/** What this process shares with others; null where it is alone. */
export async function shareWithReplicas(
  { redis, leaseMs, cache, workers }: Pick<Config, 'redis' | 'leaseMs' | 'cache' | 'workers'>,
  events: ReplicationEvents,
): Promise<Replication | null> {
  if (redis) {
    // Loaded only where there is one.
    const { shareByRedis } = await import('../replicas/redis/redis-replication.ts');
    const all = shareByRedis({ ...redis, leaseMs, oldestMs: cache.ttlMs * LASTING_TIMES, process: instance() }, events);
    const fellows = workers === 1 ? null : await shareWithWorkers(leaseMs + redis.timeoutMs, UNSAID);
    return fellows ? withFellows(all, fellows) : all;
  }
  return workers === 1 ? null : shareWithWorkers(leaseMs, events);
}

async function shareWithWorkers(leaseMs: number, events: ReplicationEvents): Promise<Replication | null> {
  const { shareByHub } = await import('../replicas/hub/hub-replication.ts');
  return shareByHub({ leaseMs }, events);
}

/** Logs and metrics are of what is shared with all. */
const UNSAID: ReplicationEvents = {
  onTransition: () => undefined,
  onOperation: () => undefined,
  onInvalidation: () => undefined,
  onBlocked: () => undefined,
};
