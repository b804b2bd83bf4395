import type { JsonObject } from '../../../json.ts';
import type { Variables } from '../../expression/evaluate.ts';

/** The variables of a run at all of its steps. What is set costs one entry, however many variables there are. */
export class VariableHistory {
  readonly #changes = new Map<string, Change[]>();
  #version = 0;

  /** Of values for the same name the last one counts. */
  constructor(...given: readonly JsonObject[]) {
    for (const values of given) this.set(values);
  }

  get version(): number {
    return this.#version;
  }

  /** Begins a new version. */
  set(values: JsonObject): void {
    this.#version += 1;
    for (const [name, value] of Object.entries(values)) {
      const changes = this.#changes.get(name);
      const change = { version: this.#version, value };
      if (changes) changes.push(change);
      else this.#changes.set(name, [change]);
    }
  }

  /** The variables as they were in a version. */
  at(version: number): Variables {
    return { get: (name) => valueAt(this.#changes.get(name) ?? [], version) };
  }

  /** All variables as they are now. Made of entries, so that `__proto__` is a name like others. */
  toObject(): JsonObject {
    return Object.fromEntries([...this.#changes].map(([name, changes]) => [name, changes.at(-1)?.value]));
  }
}

interface Change {
  readonly version: number;
  readonly value: unknown;
}

/** By bisection, as a variable may be set at each step. */
function valueAt(changes: readonly Change[], version: number): unknown {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.version ?? 0) <= version) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1]?.value;
}
