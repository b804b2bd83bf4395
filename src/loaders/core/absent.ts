import type { Taken } from './cached-reads.ts';
import type { Given, Single } from './given.ts';
import type { ResourceList } from './resource-list.ts';

/** Ids that a list lacks of which so many are read singly; if there are none of these, the others do not exist either. */
export const PROBES = 2;

interface AbsentOptions<W extends object> {
  /**
   * Whether what the list lacks does not exist: it was read for this request and holds all that the upstream counts, or nothing
   * else can be asked. One that was held may be older than what it lacks.
   */
  readonly isAll: boolean;
  /** How many ids of the request are known not to exist. */
  readonly known: number;
  readonly read: (id: string) => Promise<Given<W> | Error>;
}

/**
 * Which of the ids that a list lacks do not exist, without a read for each: all of them where the list tells, and else where there are
 * many, and single reads of the first have found none.
 */
export async function absentFrom<W extends object>(
  { entryVersion }: Taken<ResourceList<W>>,
  lacking: readonly string[],
  { isAll, known, read }: AbsentOptions<W>,
): Promise<ReadonlyMap<string, Given<W>>> {
  const absent = new Map<string, Given<W>>();
  if (!isAll) {
    const probes = Math.max(0, PROBES - known);
    if (lacking.length <= probes) return absent;
    for (const id of lacking.slice(0, probes)) {
      const given = await read(id);
      if (given instanceof Error || given.entry !== null) return absent;
      absent.set(id, given);
    }
  }
  for (const id of lacking) if (!absent.has(id)) absent.set(id, { entry: null, isOfList: true, entryVersion });
  return absent;
}

/** How many ids are known not to exist: by single reads that are held, or by what this request was given. */
export function countAbsent<W extends object>(
  held: ReadonlyMap<string, Taken<Single<W>> | undefined>,
  given: ReadonlyMap<string, Given<W> | undefined>,
): number {
  const absent = new Set<string>();
  for (const [id, single] of held) if (single?.value.entry === null) absent.add(id);
  for (const [id, one] of given) if (one?.entry === null) absent.add(id);
  return absent.size;
}
