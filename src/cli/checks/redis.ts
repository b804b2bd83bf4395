import type { Config } from '../../config.ts';
import { codeOf } from '../../error-code.ts';
import type { Check } from './result.ts';

const KEPT_MS = 1_000;

/** Whether Redis can be reached, takes the password, and stores what is sent; nothing where there is none. */
export async function checkRedis({ redis, leaseMs }: Pick<Config, 'redis' | 'leaseMs'>): Promise<readonly Check[]> {
  if (!redis) return [];
  const { connectRedis } = await import('../../replicas/redis/connect.ts');
  const connections = connectRedis(redis.url, { timeoutMs: redis.timeoutMs, leaseMs, messageKey: redis.prefix });
  try {
    await connections.settled;
    await connections.commands.set(`${redis.prefix}:check`, '', 'PX', KEPT_MS);
    const isNode = !connections.isCluster && (await connections.commands.info('cluster').catch(() => '')).includes('cluster_enabled:1');
    if (isNode) return [{ name: 'redis', status: 'failed', detail: 'REDIS_URL is of a node of a cluster: begin it with redis+cluster://' }];
    return [{ name: 'redis', status: 'ok', detail: 'REDIS_URL answers, and stores what is sent' }];
  } catch (error) {
    const reason = connections.failure() ?? error;
    const told = reason instanceof Error && reason.message !== '' ? reason.message : (codeOf(reason) ?? 'no answer');
    return [{ name: 'redis', status: 'failed', detail: `REDIS_URL cannot be used: ${told}` }];
  } finally {
    connections.close();
  }
}
