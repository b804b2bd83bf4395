/** Reads a command line by the table of commands. */
import { parseArgs } from 'node:util';
import { nearest } from '../similar-words.ts';
import { UsageError, type Command, type Flag } from './command.ts';
import { COMMANDS, COMMON_FLAGS, DEFAULT_COMMAND, SETTINGS_FILE, findCommand, type KnownCommand } from './commands.ts';
import { flagsOf, type SettingFlag } from './setting-flags.ts';

export interface ReadArguments {
  readonly command: KnownCommand;
  /** Whether no command is named. */
  readonly isDefault: boolean;
  readonly args: readonly string[];
  /** With the defaults of those that are not given. */
  readonly flags: ReadonlyMap<string, string>;
  /** Settings that flags set, by their variables. */
  readonly env: Readonly<Record<string, string>>;
}

type AnyFlag = Flag | SettingFlag;

const isSetting = (flag: AnyFlag): flag is SettingFlag => 'variable' in flag;
const takesValue = (flag: AnyFlag) => (isSetting(flag) ? flag.implied === null : flag.value !== undefined);

/** The flags of a command: those of all commands, its own, and those of its settings. */
const flagsOfCommand = ({ flags, settings }: Command): readonly AnyFlag[] => [
  ...COMMON_FLAGS,
  ...flags,
  ...(settings.length > 0 ? [SETTINGS_FILE] : []),
  // A command may have a flag of its own with the name of a setting.
  ...settings.flatMap(flagsOf).filter(({ name }) => !flags.some((flag) => flag.name === name)),
];

/** Throws a UsageError with all faults. */
export function readArguments(argv: readonly string[]): ReadArguments {
  const all = new Map(COMMANDS.flatMap(flagsOfCommand).map((flag) => [flag.name, flag]));
  const { tokens } = parseArgs({
    args: joinValues(argv, all),
    options: Object.fromEntries(
      [...all.values()].map((flag) => {
        const short = isSetting(flag) ? undefined : flag.short;
        return [flag.name, { type: takesValue(flag) ? ('string' as const) : ('boolean' as const), ...(short !== undefined && { short }) }];
      }),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const { command, args } = selectCommand(words);
  const known = new Map((command ? flagsOfCommand(command) : [...all.values()]).map((flag) => [flag.name, flag]));
  const faults = new Set<string>();
  const flags = new Map<string, string>();
  const env = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = known.get(token.name);
    const value = flag ? valueOf(flag, token) : null;
    if (!flag) faults.add(unknownFlag(token.rawName, all.has(token.name) ? command : undefined, [...known.keys()]));
    else if (value === null) faults.add(faultOfValue(flag));
    else {
      const [place, key] = isSetting(flag) ? ([env, flag.variable] as const) : ([flags, flag.name] as const);
      // It is unknown which one is meant.
      if (place.has(key)) faults.add(`--${flag.name} is given more than once.`);
      place.set(key, value);
    }
  }
  const isQuestion = flags.has('help') || flags.has('version');
  // The value of a flag that is not known looks like a word.
  if (faults.size === 0)
    for (const fault of command ? (isQuestion ? [] : faultsOfArgs(command, args)) : [unknownCommand(words)]) faults.add(fault);
  if (!command || faults.size > 0) throw new UsageError([...faults]);
  for (const { name, fallback } of command.flags) if (fallback !== undefined && !flags.has(name)) flags.set(name, fallback);
  return { command, isDefault: words.length === 0, args, flags, env: Object.fromEntries(env) };
}

/**
 * `--graphiql false` means what `--graphiql=false` does. Any other word is a value as well, and a wrong one, unless it may be a command
 * or an argument of one. A number below 0 is a value, too: no flag begins with a digit.
 */
function joinValues(argv: readonly string[], flags: ReadonlyMap<string, AnyFlag>): string[] {
  const joined: string[] = [];
  const mayBeWord = (word: string) => word.startsWith('-') || argv.some((other) => TAKES_WORDS.has(other)) || FIRST_WORDS.has(word);
  for (const word of argv) {
    const last = joined.at(-1) ?? '';
    const flag = last.startsWith('--') ? flags.get(last.slice(2)) : undefined;
    const isValue = flag && (takesTruth(flag) ? isTruth(word) || !mayBeWord(word) : takesValue(flag) && /^-\d/.test(word));
    if (isValue === true) joined.splice(-1, 1, `${last}=${word}`);
    else joined.push(word);
  }
  return joined;
}

const firstWord = (name: string) => name.replace(/ .*/, '');
const FIRST_WORDS = new Set(COMMANDS.map(({ name }) => firstWord(name)));
const TAKES_WORDS = new Set(COMMANDS.filter((command) => command.arguments.length > 0).map(({ name }) => firstWord(name)));

const isTruth = (value: string | undefined) => value === 'true' || value === 'false';
const takesTruth = (flag: AnyFlag) => isSetting(flag) && flag.implied === 'true';

type Given = Readonly<Record<'value', string | undefined>> & { readonly inlineValue: boolean | undefined };

/** The value that a flag is given, '' for a flag without one; null where it is none. An empty one, as of a shell variable that is not set, is none either. */
function valueOf(flag: AnyFlag, { value, inlineValue }: Given): string | null {
  if (value?.trim() === '') return null;
  if (takesValue(flag)) return value === undefined || (inlineValue !== true && value.startsWith('-')) ? null : value;
  if (value === undefined) return isSetting(flag) ? (flag.implied ?? '') : '';
  // Whether it is true or false is checked with all other settings.
  return takesTruth(flag) ? value : null;
}

function faultOfValue(flag: AnyFlag): string {
  if (takesValue(flag)) return `--${flag.name} needs a value; one that begins with "-" is written as --${flag.name}=VALUE.`;
  if (takesTruth(flag)) return `--${flag.name} needs true or false as its value, or none.`;
  return `--${flag.name} takes no value.`;
}

function unknownFlag(rawName: string, command: Command | undefined, known: readonly string[]): string {
  if (command) return `${rawName} is no flag of ${command.name}.`;
  const meant = nearest(rawName.replace(/^-+/, ''), known);
  return `${rawName} is no flag${meant === null ? '.' : `; did you mean --${meant}?`}`;
}

function selectCommand(words: readonly string[]): { readonly command: KnownCommand | undefined; readonly args: readonly string[] } {
  if (words.length === 0) return { command: DEFAULT_COMMAND, args: [] };
  const length = [2, 1].find((count) => words.length >= count && findCommand(words.slice(0, count).join(' '))) ?? 0;
  return { command: findCommand(words.slice(0, length).join(' ')), args: words.slice(length) };
}

function faultsOfArgs(command: Command, args: readonly string[]): readonly string[] {
  const missing = command.arguments.filter(({ isOptional }, index) => isOptional !== true && args[index] === undefined);
  const spare = command.arguments.at(-1)?.isRepeated === true ? [] : args.slice(command.arguments.length);
  return [
    ...missing.map(({ name }) => `${command.name} needs ${name}.`),
    ...spare.map((word) => `${command.name} takes no argument "${word}".`),
  ];
}

/** Says of words that they are no command, and which one is probably meant. */
export function unknownCommand(words: readonly string[]): string {
  const [first = '', second] = words;
  const names = COMMANDS.map(({ name }) => name);
  const within = names.filter((name) => name.startsWith(`${first} `)).map((name) => name.slice(first.length + 1));
  if (within.length > 0 && second === undefined) return `"${first}" needs one of: ${within.join(', ')}.`;
  if (within.length > 0) {
    const meant = nearest(second ?? '', within);
    return `"${first} ${second}" is no command${meant === null ? `: "${first}" takes ${within.join(' or ')}.` : `; did you mean ${first} ${meant}?`}`;
  }
  const both = second === undefined ? null : nearest(`${first} ${second}`, names);
  const meant = both ?? nearest(first, [...names, ...names.map(firstWord)]);
  return `"${first}" is no command${meant === null ? '.' : `; did you mean ${meant}?`}`;
}
