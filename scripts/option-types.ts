/** The options of `createGateway` as TypeScript, from the settings. */
import { OF_PROCESSES, optionOf } from '../src/library/option-names.ts';
import { settings } from '../src/settings.ts';

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

function typeOf(setting: (typeof settings)[keyof typeof settings]): string {
  const fallback: unknown = setting.parse(undefined);
  if (typeof fallback === 'number' || typeof fallback === 'boolean') return typeof fallback;
  if (Array.isArray(fallback)) return 'readonly string[]';
  if (fallback instanceof Map) return 'Readonly<Record<string, string>>';
  return (
    wordsOf(setting)
      ?.map((word) => `'${word}'`)
      .join(' | ') ?? 'string'
  );
}

function optionText(name: keyof typeof settings): string {
  const fallback: unknown = settings[name].parse(undefined);
  const isPlain = (typeof fallback === 'string' && fallback !== '') || typeof fallback === 'number' || typeof fallback === 'boolean';
  const description = (settings[name].description ?? '')
    .replaceAll(/(?: as name=key)?, separated by commas/g, '')
    .replaceAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g, (word) => (word in settings ? optionOf(word) : word));
  const mark = name === 'UPSTREAM_URL' ? '' : '?';
  const otherwise = isPlain && mark === '?' ? ` Default: ${String(fallback)}.` : '';
  return `  /** ${description}.${otherwise} */\n  readonly ${optionOf(name)}${mark}: ${typeOf(settings[name])}${mark === '?' ? ' | undefined' : ''};`;
}

export const optionTypes = (): string =>
  [
    '/** The settings of the gateway, as programs give them. Written by `npm run codegen` from `src/settings.ts`. */',
    'export interface GatewayOptions {',
    ...(Object.keys(settings) as (keyof typeof settings)[]).filter((name) => !OF_PROCESSES.includes(name)).map(optionText),
    '}',
  ].join('\n');
