export interface LastWrite {
  /** Higher than that of any write before. */
  readonly number: number;
  /** When a write of unknown outcome has ended for certain, on the cache's clock: what is begun before may show the state of before it. */
  readonly settledAt: number;
}

export const NO_WRITE: LastWrite = { number: 0, settledAt: -Infinity };

/** Scopes of one tenant whose writes are distinguished; beyond that, a write counts for all of them. */
const MAX_SCOPES = 1_000;

/** The last writes of a tenant by what they outdate: a kind, or a kind below one parent. */
export class TenantWrites {
  #last: LastWrite;
  /** What counts for every read. */
  #common: LastWrite;
  readonly #byScope = new Map<string, LastWrite>();

  constructor(common: LastWrite) {
    this.#common = common;
    this.#last = common;
  }

  /** The last write of any scope. */
  get last(): LastWrite {
    return this.#last;
  }

  note(scope: string, write: LastWrite): void {
    this.#last = later(this.#last, write);
    this.#byScope.set(scope, later(this.#byScope.get(scope) ?? NO_WRITE, write));
    if (this.#byScope.size <= MAX_SCOPES) return;
    this.#common = this.#last;
    this.#byScope.clear();
  }

  /** There may have been a write of any scope that is settled. */
  noteAny(number: number): void {
    this.#common = { ...this.#common, number };
    this.#last = { ...this.#last, number };
  }

  /** The last write that concerns the read with this key: of its kind, or of its very scope. */
  of(key: string): LastWrite {
    const [scope, kind] = scopesOfKey(key);
    const ofScope = later(this.#common, this.#byScope.get(scope) ?? NO_WRITE);
    return kind === undefined ? ofScope : later(ofScope, this.#byScope.get(kind) ?? NO_WRITE);
  }
}

/** The scopes whose writes concern the read with this key: its own, and the kind of which that is a part. */
export function scopesOfKey(key: string): readonly [scope: string] | readonly [scope: string, kind: string] {
  const end = key.indexOf('|');
  const scope = end < 0 ? key : key.slice(0, end);
  const parent = scope.indexOf('(');
  return parent < 0 ? [scope] : [scope, scope.slice(0, parent)];
}

/** The key of a read: its scope first, so that the writes which concern it can be found by it. */
export const readKey = (scope: string, rest: string): string => `${scope}|${rest}`;

/** Whether a write of one of `written` outdates what is read in `scope`. */
export const isOutdatedBy = (scope: string, written: readonly string[]): boolean =>
  written.some((other) => other === scope || scope.startsWith(`${other}(`));

/** The newer number, and the time at which both writes have ended. */
export const later = (one: LastWrite, other: LastWrite): LastWrite =>
  other === NO_WRITE ? one : { number: Math.max(one.number, other.number), settledAt: Math.max(one.settledAt, other.settledAt) };
