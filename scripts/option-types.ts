/** The options of `createGateway` as TypeScript, from the settings. */
import { inOptionTerms, OF_PROCESSES, optionOf } from '../src/library/option-names.ts';
import { SETTING_NAMES, settings, type SettingName } from '../src/settings.ts';

function optionText(name: SettingName): string {
  const { description, fallback, takes, optionType } = settings[name];
  const isNeeded = name === 'UPSTREAM_URL';
  // The type says it all of other values.
  const range = optionType === 'number' ? ` Takes ${takes}.` : '';
  const otherwise = isNeeded || fallback === null || typeof fallback === 'object' ? '' : ` Default: ${fallback}.`;
  const type = isNeeded ? `: ${optionType}` : `?: ${optionType} | undefined`;
  return `  /** ${asSentence(inOptionTerms(description))}.${range}${otherwise} */\n  readonly ${optionOf(name)}${type};`;
}

/** Values that it begins with, or a part of it, stay as they are written. */
const asSentence = (text: string): string =>
  text.replaceAll(/(^|; )(sandbox|passthrough|jwt)\b/g, "$1'$2'").replace(/^[a-z]/, (first) => first.toUpperCase());

export const optionTypes = (): string =>
  [
    '/** The settings of the gateway, as programs give them. Written by `npm run codegen` from `src/settings.ts`. */',
    'export interface GatewayOptions {',
    ...SETTING_NAMES.filter((name) => !OF_PROCESSES.includes(name)).map(optionText),
    '  /** What takes the log lines, such as a logger of pino, at its own level; false for none; JSON lines on standard output if not set. */',
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
