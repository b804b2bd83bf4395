import { READ, rename } from './one-assistant.ts';
import type { ReplicaGateway } from './replicas.ts';

/** What came of reads at all replicas while the assistant was renamed again and again. */
export interface LoadReport {
  readonly reads: number;
  readonly writes: number;
  /** Reads that answered an older name than the last one whose write had been answered when they began. */
  readonly stale: number;
  readonly failed: readonly unknown[];
  /** Milliseconds of each read. */
  readonly readMs: readonly number[];
}

interface Load {
  /** Reads under way at each replica. */
  readonly readers?: number;
  /** Milliseconds between two reads, or two writes. */
  readonly paceMs?: number;
  /** Those that write, one after the other. */
  readonly writers?: readonly ReplicaGateway[];
  /** Whether it is to go on, asked before each write; once not, reads end. */
  readonly goesOn: (writes: number) => boolean;
  /** What is waited for after the last write. */
  readonly untilOver?: () => Promise<unknown>;
}

/** Reads at all replicas without a pause, and renames at one after the other. */
export async function loadReplicas(
  replicas: readonly ReplicaGateway[],
  { readers = 4, paceMs = 2, writers = replicas, goesOn, untilOver }: Load,
): Promise<LoadReport> {
  const failed: unknown[] = [];
  const readMs: number[] = [];
  let stale = 0;
  let answered = 0;
  let writes = 0;
  const progress = { isOver: false };
  const read = async ({ query }: ReplicaGateway) => {
    while (!progress.isOver) {
      const least = answered;
      const begun = performance.now();
      const { data, errors } = await query(READ);
      readMs.push(performance.now() - begun);
      if (errors) failed.push(errors);
      else if (Number(data.assistant.name) < least) stale += 1;
      await new Promise((resolve) => setTimeout(resolve, paceMs));
    }
  };
  const reading = replicas.flatMap((replica) => Array.from({ length: readers }, () => read(replica)));
  while (goesOn(writes)) {
    writes += 1;
    const name = String(writes);
    const { data, errors } = await (writers[writes % writers.length] as ReplicaGateway).query(rename(name));
    if (errors || data.updateAssistant.userErrors.length > 0) failed.push(errors ?? data);
    answered = writes;
    await new Promise((resolve) => setTimeout(resolve, paceMs));
  }
  await untilOver?.();
  progress.isOver = true;
  await Promise.all(reading);
  return { reads: readMs.length, writes, stale, failed, readMs };
}

/** The value that a share of all is below. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Milliseconds by which something may be late on a busy machine: what is promised of a quiet one is held to its bound and this. */
export const BUSY_MS = 3_000;

/** Says what was measured. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
