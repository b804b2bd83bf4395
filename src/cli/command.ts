import { FaultsError } from '../faults-error.ts';
import type { SettingName, Environment } from '../settings.ts';
import type { Paint, Terminal } from './terminal.ts';

/** A flag that is not a setting. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What its value is, in one word; absent for a flag without a value. */
  readonly value?: string;
  readonly description: string;
  readonly fallback?: string;
}

/** A word of the command line that is neither a command nor a flag. */
export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly isOptional?: boolean;
  readonly isRepeated?: boolean;
}

/** What a command is called with. */
export interface Call {
  readonly args: readonly string[];
  /** Flags that are not settings: their values or defaults, '' for those without one. */
  readonly flags: ReadonlyMap<string, string>;
  /** The environment with what the command line sets of it. */
  readonly env: Environment;
  /** Says a text about variables in the words of the command line, as far as it has set them. */
  readonly inTerms: (text: string) => string;
  readonly isJson: boolean;
  readonly terminal: Terminal;
}

/** The words of a flag that takes several, separated by commas. */
export const wordsOf = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What came of a command, for programs and for people. */
export interface Outcome {
  readonly isOk: boolean;
  /** What `--json` prints, as one line. */
  readonly data: object;
  readonly text: (paint: Paint) => string;
}

export interface Command {
  /** One word or two: `schema diff`. */
  readonly name: string;
  /** What it does, as a sentence. */
  readonly summary: string;
  /** Paragraphs that help has besides. */
  readonly details: readonly string[];
  readonly arguments: readonly Argument[];
  readonly flags: readonly Flag[];
  /** The settings that it obeys. */
  readonly settings: readonly SettingName[];
  readonly examples: readonly string[];
  /** What exit code 1 means. */
  readonly failsIf: string;
}

/** What a command does. Null where the process goes on, and has said by itself what there is to say. */
export type Run = (call: Call) => Promise<Outcome | null>;

/** A command line that cannot be understood: all its faults, each a sentence. */
export class UsageError extends FaultsError {
  override readonly name = 'UsageError';
}
