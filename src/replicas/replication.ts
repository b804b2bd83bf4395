import type { Coordination } from './coordination.ts';
import type { SharedOperationRecord } from './shared-operations.ts';
import type { SharedReads } from './shared-reads.ts';
import type { SharedTexts } from './shared-texts.ts';

export interface ReplicationEvents {
  /** The others cannot be reached, still not, but for another reason, or can be again. */
  readonly onTransition: (state: 'up' | 'down' | 'still-down', error: unknown) => void;
  /** Something was asked of the shared cache. */
  readonly onOperation: (record: SharedOperationRecord) => void;
  /** Somebody else had put something in place of what Redis knows of the writes of this tenant: that begins again. */
  readonly onReplaced?: (tenant: string) => void;
  /** Another replica wrote. */
  readonly onInvalidation: () => void;
  /** Another replica was told to wait with calls of this tenant. */
  readonly onBlocked: (tenant: string, milliseconds: number) => void;
}

/** What a process shares with other replicas of the gateway. */
export interface Replication {
  readonly coordination: Coordination;
  /** How many processes this one knows of, with itself; 0 while it cannot reach them. */
  readonly replicas: () => number;
  /** Null where reads are not shared. */
  readonly reads: SharedReads | null;
  /** Null where texts are not shared. */
  readonly texts: SharedTexts | null;
  /** Tells the others that the tenant is not to call the upstream for these milliseconds. */
  block(tenant: string, milliseconds: number): void;
  /** Resolves when the others have been reached, or could not be. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
