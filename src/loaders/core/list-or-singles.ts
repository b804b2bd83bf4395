/** What was learned from the last list of a tenant. */
export interface ListFacts {
  /** Bytes of its JSON. */
  readonly bytes: number;
  readonly count: number;
  /** Fields that it leaves out of each entry. */
  readonly gaps: { readonly has: (field: string) => boolean };
}

/** What a call costs besides its answer, as bytes of an answer that cost the same. */
const CALL_WEIGHT_BYTES = 100_000;

/** Beyond that, single reads would be a burst, and soon more calls than an operation may make. */
const MAX_SINGLES = 50;

export interface Wanted {
  /** Entries that are to be read. */
  readonly ids: number;
  /** Fields that are asked for, which a list may leave out. */
  readonly fields: ReadonlySet<string>;
}

/** Whether one list is cheaper than single reads of this many ids. A list of unknown size is, beyond one id. */
export function isListCheaper({ ids, fields }: Wanted, facts: ListFacts | undefined): boolean {
  if (ids < 2) return false;
  if (!facts) return true;
  // Each entry would be read again for what the list leaves out.
  if ([...fields].some((field) => facts.gaps.has(field))) return false;
  if (ids > MAX_SINGLES) return true;
  const single = CALL_WEIGHT_BYTES + facts.bytes / Math.max(1, facts.count);
  return CALL_WEIGHT_BYTES + facts.bytes <= ids * single;
}
