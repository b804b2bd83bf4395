/** The options of `createGateway` as TypeScript, from the settings. */
import { kindOf } from '../src/library/option-kinds.ts';
import { inOptionWords, OF_PROCESSES, optionOf } from '../src/library/option-names.ts';
import { SETTING_NAMES, settings, type SettingName } from '../src/settings.ts';

/** Words that a setting takes; null where it takes others, too. */
function wordsOf(setting: unknown): readonly string[] | null {
  const { def, options } = setting as {
    readonly def?: { readonly innerType?: unknown; readonly in?: unknown };
    readonly options?: readonly string[];
  };
  if (Array.isArray(options)) return options as readonly string[];
  const inner = def?.innerType ?? def?.in;
  return inner === undefined ? null : wordsOf(inner);
}

function typeOf(name: SettingName): string {
  const kind = kindOf(name);
  if (kind === 'list') return 'readonly string[]';
  if (kind === 'record') return 'Readonly<Record<string, string>>';
  if (kind !== 'text') return kind;
  return (
    wordsOf(settings[name])
      ?.map((word) => `'${word}'`)
      .join(' | ') ?? 'string'
  );
}

function optionText(name: SettingName): string {
  const fallback: unknown = settings[name].parse(undefined);
  const isPlain = (typeof fallback === 'string' && fallback !== '') || typeof fallback === 'number' || typeof fallback === 'boolean';
  const description = inOptionWords(settings[name].description ?? '');
  const mark = name === 'UPSTREAM_URL' ? '' : '?';
  const otherwise = isPlain && mark === '?' ? ` Default: ${String(fallback)}.` : '';
  return `  /** ${description}.${otherwise} */\n  readonly ${optionOf(name)}${mark}: ${typeOf(name)}${mark === '?' ? ' | undefined' : ''};`;
}

export const optionTypes = (): string =>
  [
    '/** The settings of the gateway, as programs give them. Written by `npm run codegen` from `src/settings.ts`. */',
    'export interface GatewayOptions {',
    ...SETTING_NAMES.filter((name) => !OF_PROCESSES.includes(name)).map(optionText),
    '  /** what takes the log lines, such as a logger of pino, at its own level; false for none; JSON lines on standard output if not set. */',
    '  readonly logger?: GatewayLogger | false | undefined;',
    '}',
    '',
    '/** A logger with the methods of pino. */',
    'export interface GatewayLogger {',
    ...['debug', 'info', 'warn', 'error'].map((level) => `  ${level}(fields: object, message?: string): void;`),
    '  /** Whether lines of a level are wanted; all are if there is no such method. */',
    '  isLevelEnabled?(level: string): boolean;',
    '}',
  ].join('\n');
