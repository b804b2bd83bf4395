import type { Worker } from 'node:cluster';
import { ConfigError, type Config } from '../../config.ts';

/** What a process is among others. */
interface Role {
  /** What it is to the gateway with several `WORKERS` that has forked it; null where none has. */
  readonly worker: Worker | null;
  readonly warnings: readonly string[];
}

/** Throws a ConfigError where another program's cluster has forked this process, which can then fork none itself. */
export async function roleOf(
  { workers, redis, upstreamUrl, warnings }: Pick<Config, 'workers' | 'redis' | 'upstreamUrl' | 'warnings'>,
  inTerms: (text: string) => string,
): Promise<Role> {
  // Who forks a worker has a channel to it.
  if (process.channel === undefined) return { worker: null, warnings: [] };
  const { isOthersWorker, ownWorker } = await import('../../replicas/hub/own-worker.ts');
  if (!isOthersWorker()) return { worker: ownWorker(), warnings: [] };
  if (workers !== 1) throw new ConfigError([inTerms(FAULT)], warnings);
  return { worker: null, warnings: redis || upstreamUrl === null ? [] : [inTerms(WARNING)] };
}

const OTHERS = "This process is a worker in the cluster of another program, such as pm2 with exec_mode 'cluster'";
const FAULT = `${OTHERS}, and cannot have WORKERS of its own: leave WORKERS out and set REDIS_URL, or have that program start one process that is no worker (pm2: exec_mode 'fork').`;
const WARNING = `${OTHERS}. Without REDIS_URL it knows nothing of the writes of the others, which it shares its port with: it may answer older reads for CACHE_TTL_MS after them`;
