import { UsageError, type Call } from './command.ts';

/** Reads the values of flags, whose defaults are those of the table of commands, and collects what is wrong with them. */
export class FlagReader {
  readonly faults: string[] = [];
  readonly #flags: Call['flags'];

  constructor(flags: Call['flags']) {
    this.#flags = flags;
  }

  /** One of some words, in small or big letters; the first one where it is none. */
  oneOf<T extends string>(name: string, words: readonly [T, ...T[]]): T {
    const given = this.#flags.get(name) ?? '';
    const found = words.find((word) => word.toLowerCase() === given.toLowerCase());
    const shown = words.map((word) => word.toLowerCase());
    if (found === undefined) this.#refuse(name, `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`);
    return found ?? words[0];
  }

  /** A whole number from 1; 1 where it is none. */
  count(name: string, most: number): number {
    const given = this.#flags.get(name) ?? '';
    const count = /^\d+$/.test(given) ? Number(given) : 0;
    const isRight = count >= 1 && count <= most;
    if (!isRight) this.#refuse(name, `1 to ${most}`);
    return isRight ? count : 1;
  }

  #refuse(name: string, takes: string): void {
    this.faults.push(`--${name} takes ${takes}, not ${JSON.stringify(this.#flags.get(name) ?? '')}.`);
  }

  /** Throws a UsageError with all faults where there are any. */
  end(): void {
    if (this.faults.length > 0) throw new UsageError(this.faults);
  }
}
