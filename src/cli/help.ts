import { describeSetting, isSwitch, type SettingName } from '../settings.ts';
import { unknownCommand } from './arguments.ts';
import { UsageError, type Call, type Command, type Flag, type Outcome } from './command.ts';
import { COMMANDS, COMMON_FLAGS, DEFAULT_COMMAND, SETTINGS_FILE, findCommand } from './commands.ts';
import { flagsOf } from './setting-flags.ts';
import type { Paint } from './terminal.ts';

const BIN = 'assistants-gateway';

/** `help [COMMAND]`. Without a command it is that of the whole gateway. */
export async function help({ args }: Pick<Call, 'args'>): Promise<Outcome> {
  if (args.length === 0) return overview();
  const command = findCommand(args.join(' '));
  if (!command) throw new UsageError([unknownCommand(args)]);
  return helpOf(command);
}

/** What `--help` says of a command. */
export const helpOf = (command: Command): Outcome => ({
  isOk: true,
  data: describe(command),
  text: (paint) => pageOf(command, paint),
});

const overviewText = (paint: Paint): string =>
  [
    `${BIN}: a GraphQL gateway over the Telnyx AI Assistants API`,
    '',
    paint('heading', 'Commands:'),
    ...columns(COMMANDS.map(({ name, summary }) => [name, summary])),
    '',
    `${BIN} COMMAND --help explains one of them. Without a command it is ${DEFAULT_COMMAND.name}:`,
    '',
    pageOf(DEFAULT_COMMAND, paint),
  ].join('\n');

/** What the bin's own `--help` says: the commands, and the default one in full. */
export const overview = (): Outcome => ({ isOk: true, data: { commands: COMMANDS.map(describe) }, text: overviewText });

function describe(command: Command) {
  const { name, summary, details, settings, failsIf, examples } = command;
  return {
    name,
    summary,
    details,
    usage: usageOf(command),
    arguments: command.arguments.map(({ name: word, description, isOptional = false, isRepeated = false }) => ({
      name: word,
      description,
      isOptional,
      isRepeated,
    })),
    flags: allFlags(command).map((flag) => ({
      name: flag.name,
      short: flag.short ?? null,
      value: flag.value ?? null,
      description: flag.description,
      fallback: flag.fallback ?? null,
    })),
    settings: settings.map((setting) =>
      Object.assign(describeSetting(setting), { variable: setting, flags: flagsOf(setting).map((flag) => `--${flag.name}`) }),
    ),
    examples,
    exitCodes: exitCodes(failsIf).map(([code, meaning]) => ({ code: Number(code), meaning })),
  };
}

const allFlags = ({ flags, settings }: Pick<Command, 'flags' | 'settings'>): readonly Flag[] => [
  ...flags,
  ...(settings.length > 0 ? [SETTINGS_FILE] : []),
  ...COMMON_FLAGS.filter(({ name }) => !flags.some((flag) => flag.name === name)),
];

const usageOf = ({ name, arguments: args }: Pick<Command, 'name' | 'arguments' | 'settings' | 'flags'>): string =>
  [
    BIN,
    name === DEFAULT_COMMAND.name ? `[${name}]` : name,
    ...args.map(({ name: word, isOptional, isRepeated }) => {
      const shown = isRepeated === true ? `${word}...` : word;
      return isOptional === true ? `[${shown}]` : shown;
    }),
    '[flags]',
  ].join(' ');

const exitCodes = (failsIf: string): readonly (readonly [code: string, meaning: string])[] => [
  ['0', 'as it should be'],
  ['1', failsIf],
  ['2', 'the command line cannot be understood'],
];

function pageOf(command: Command, paint: Paint): string {
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', paint('heading', title), ...lines]);
  return [
    `Usage: ${usageOf(command)}`,
    '',
    ...[command.summary, ...command.details].flatMap((paragraph) => fold(paragraph, '')),
    ...section('Arguments:', columns(command.arguments.map(({ name, description }) => [name, description]))),
    ...section('Flags:', columns(allFlags(command).map((flag) => [spell(flag), described(flag)]))),
    ...section(
      'Settings, each a flag and a variable of the environment; the flag takes precedence:',
      command.settings.flatMap(settingLines),
    ),
    ...section(
      'Examples:',
      command.examples.map((example) => `  ${example}`),
    ),
    ...section('Exit codes:', columns(exitCodes(command.failsIf))),
  ].join('\n');
}

const spell = ({ name, short, value }: Flag) =>
  `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;

const described = ({ description, fallback }: Flag) => (fallback === undefined ? description : `${description}; default: ${fallback}`);

function settingLines(setting: SettingName): readonly string[] {
  const { description, takes, fallback } = describeSetting(setting);
  const value = isSwitch(setting) ? '' : ' VALUE';
  const [first, ...others] = flagsOf(setting);
  const title = `  --${first?.name ?? ''}${value}, ${setting}`;
  const second = others.map(({ name, variable }) => (variable === setting ? `--${name}` : `--${name} FILE, ${variable}`)).join('; ');
  const titles = title.length + second.length > MAX_WIDTH ? [title, `      ${second}`] : [second === '' ? title : `${title}; ${second}`];
  return [
    ...titles,
    ...fold(description, '      '),
    ...fold(`Takes ${takes}. ${fallback === null ? 'No default.' : `Default: ${fallback}.`}`, '      '),
  ];
}

const WIDTH = 110;
/** Of lines that are not folded. */
const MAX_WIDTH = 125;

/** A text in lines of a width that terminals have. */
function fold(text: string, indent: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line);
}

function columns(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) => {
    const [first = '', ...rest] = fold(right, ' '.repeat(width + 2));
    return [`  ${left.padEnd(width)}${first.trimStart()}`, ...rest];
  });
}
