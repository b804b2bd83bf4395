/** Sharing by Redis; loaded only where there is one. */
import { hkdfSync } from 'node:crypto';
import { Replica } from '../replica.ts';
import type { Replication, ReplicationEvents } from '../replication.ts';
import { SharedOperations } from '../shared-operations.ts';
import { Commands } from './commands.ts';
import { connectRedis } from './connect.ts';
import { Names } from './names.ts';
import { RedisBus } from './redis-bus.ts';
import { RedisReads } from './redis-reads.ts';
import { RedisTexts } from './redis-texts.ts';
import { failureOf } from './reasons.ts';

export interface RedisSharing {
  readonly url: string;
  /** Of all replicas alike, and of nobody else. */
  readonly secret: string;
  readonly prefix: string;
  readonly timeoutMs: number;
  readonly leaseMs: number;
  /** As of the reads. For tests. */
  readonly leadMs?: number;
  readonly maxValueBytes: number;
  /** Milliseconds that the oldest values are kept. */
  readonly oldestMs: number;
  /** Which process this is, for people. */
  readonly process: string;
}

const KEY_BYTES = 32;
/** No operation, and so no read that might still be stored, lives longer. */
const EPOCH_MEMORY_MS = 3_600_000;

export function shareByRedis(sharing: RedisSharing, events: ReplicationEvents): Replication {
  const { secret, leaseMs } = sharing;
  const names = new Names(sharing.prefix, secret);
  const connections = connectRedis(sharing.url, { ...sharing, messageKey: names.replicas });
  const { server, subscriber, messaging, settled, reasonOf: why, close } = connections;
  const commands = new Commands(connections);
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'replicas', KEY_BYTES));
  const epochMemoryMs = sharing.oldestMs + EPOCH_MEMORY_MS;
  const operations = new SharedOperations({ onOperation: events.onOperation, server, failureOf });
  const shared = { commands, operations, names, epochMemoryMs, onReplaced: events.onReplaced };
  const bus = new RedisBus({ ...shared, process: sharing.process, subscriber, messaging, key, leaseMs });
  const replica = new Replica({ bus, leaseMs, operations, ...events, why });
  return {
    coordination: replica,
    replicas: () => replica.replicas,
    reads: new RedisReads({
      ...shared,
      id: bus.id,
      coordination: replica,
      era: () => bus.era,
      secret,
      maxValueBytes: sharing.maxValueBytes,
      leadMs: sharing.leadMs,
    }),
    texts: new RedisTexts(commands, operations, names, key),
    block: (tenant, milliseconds) => bus.block(tenant, milliseconds),
    start: async () => {
      await settled;
      await replica.start();
    },
    stop: async () => {
      await replica.stop();
      close();
    },
  };
}
