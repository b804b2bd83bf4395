import { setTimeout } from 'node:timers/promises';
import { Redis, type RedisOptions } from './client.ts';

export interface RedisConnections {
  readonly commands: Redis;
  readonly subscriber: Redis;
  /** Resolves when both are made, or the first attempt has failed. */
  readonly settled: Promise<unknown>;
  /** Why there is no connection, as Redis or the network says it; null while there is nothing to say. */
  failure(): Error | null;
  close(): void;
}

const CONNECT_MS = 500;
const MOST_DELAY_MS = 1_000;
const JITTER_MS = 100;
const FIRST_DELAY_MS = 50;
/** Leases without a byte after which a connection is given up: each has some with every beat. */
const SILENT_LEASES = 3;

/** Two connections, which are made again for as long as the process runs. Nothing waits for one: what cannot be sent now is not sent. */
export function connectRedis(
  url: string,
  { timeoutMs, leaseMs }: { readonly timeoutMs: number; readonly leaseMs: number },
): RedisConnections {
  const options = {
    protocol: 2,
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: timeoutMs,
    socketTimeout: leaseMs * SILENT_LEASES,
    retryStrategy: (times) => Math.min(FIRST_DELAY_MS * 2 ** Math.min(times, 10), MOST_DELAY_MS) + Math.random() * JITTER_MS,
    reconnectOnError: (error) => RECONNECT.test(error.message),
  } satisfies RedisOptions;
  const commands = new Redis(url, { ...options, commandTimeout: timeoutMs });
  const subscriber = new Redis(url, options);
  let failure: Error | null = null;
  const connecting = [commands, subscriber].map((client) => {
    client.on('error', (error: Error) => {
      failure = error;
    });
    client.on('ready', () => {
      failure = null;
    });
    return client.connect().catch(() => undefined);
  });
  return {
    commands,
    subscriber,
    settled: Promise.race([Promise.all(connecting), setTimeout(CONNECT_MS, undefined, { ref: false })]),
    failure: () => failure,
    close: () => {
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

/** What another connection may be free of: the primary has become a replica. */
const RECONNECT = /^READONLY/;
