/** What a number of replicas and tenants ask of Telnyx, of Redis, and of each other: computed from measured costs. */
import type { MeasuredCosts } from './costs.ts';
import { simulateTenants, type Load, type Rates } from './tenants.ts';

export interface Fleet {
  readonly replicas: number;
  readonly tenants: number;
  readonly load: Load;
  /** Whether a tenant's requests go to one replica, by a hash of their token. */
  readonly isSticky?: boolean;
}

/** Per second, of all replicas together. */
export interface FleetCosts extends Rates {
  /** Scripts and messages that replicas send it. */
  readonly redisCommands: number;
  /** Part of one CPU that Redis takes, by what it does. */
  readonly redis: { readonly reads: number; readonly writes: number; readonly beats: number };
  /** Bytes of reads that Redis holds. */
  readonly redisBytes: number;
}

const US = 1e-6;
/** Of one replica in a second, with the usual lease. */
const BEATS = 4;

export function costsOf({ replicas, tenants, load, isSticky = false }: Fleet, measured: MeasuredCosts): FleetCosts {
  const rates = simulateTenants(tenants, isSticky ? 1 : replicas, load, 1);
  const { coldRead, sharedRead, beatsPerReplicaAndSecond: beats } = measured;
  const reads = rates.callsShared - rates.writes;
  return {
    ...rates,
    // A write begins its epoch and is announced, and all others acknowledge it.
    redisCommands: 2 * reads + rates.sharedReads + rates.writes * (replicas + 1) + BEATS * replicas,
    redis: {
      reads: (reads * coldRead.cpuUs + rates.sharedReads * sharedRead.cpuUs) * US,
      writes: rates.writes * writeUs(replicas, measured) * US,
      beats: replicas * beats.cpuUs * US,
    },
    redisBytes: reads * load.ttlSeconds * measured.storedBytes,
  };
}

/** Microseconds of Redis for one write: itself, its message to each replica, and an acknowledgement of each other one. */
export function writeUs(replicas: number, { write, publish }: MeasuredCosts): number {
  const fanOut = (count: number) => count * publish.perSubscriberUs + (count - 1) * (publish.cpuUs + publish.perSubscriberUs);
  return Math.max(0, write.cpuUs - fanOut(write.replicas)) + fanOut(replicas);
}

export const redisShare = ({ redis }: FleetCosts): number => redis.reads + redis.writes + redis.beats;
