import type { Environment } from '../config.ts';
import { describeSetting } from '../settings.ts';
import { nearest } from '../similar-words.ts';
import { kindOf, type OptionKind } from './option-kinds.ts';
import { inOptionWords, optionOf, SETTING_OF_OPTION } from './option-names.ts';

export interface ReadOptions {
  readonly env: Environment;
  readonly faults: readonly string[];
  /** The options whose values are no texts of settings: what the settings say of them is not true. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Options as the texts of settings, which check them further. Refuses what the text of a setting would say otherwise:
 * an empty one counts as absent, spaces around it are dropped, and commas and `=` divide it.
 */
export function toEnvironment(options: object): ReadOptions {
  const env: Record<string, string> = {};
  const faults: string[] = [];
  const refused = new Set<string>();
  for (const [option, value] of Object.entries(options)) {
    const setting = SETTING_OF_OPTION.get(option);
    if (setting === undefined) faults.push(unknownOption(option));
    else if (value !== undefined) {
      const kind = kindOf(setting);
      const text = TO_TEXT[kind](value);
      if (text === null) {
        refused.add(option);
        faults.push(`${option} takes ${FORMS[kind] ?? inOptionWords(describeSetting(setting).takes)}.`);
      } else env[setting] = text;
    }
  }
  const upstreamUrl = optionOf('UPSTREAM_URL');
  if (env['UPSTREAM_URL'] === undefined && !refused.has(upstreamUrl)) {
    faults.push(`${upstreamUrl} is needed: 'sandbox', or the base URL of the Telnyx API.`);
  }
  return { env, faults, refused };
}

function unknownOption(option: string): string {
  const meant = nearest(option, [...SETTING_OF_OPTION.keys()]);
  return `${option} is no option${meant === null ? '.' : `; did you mean ${meant}?`}`;
}

/** What an option of a kind takes; for the others their setting says it. */
const FORMS: Readonly<Partial<Record<OptionKind, string>>> = {
  text: 'a text that is not empty and has no spaces around it',
  list: 'a list of at least one text, each without commas, not empty, and without spaces around it',
  record: 'a record of at least one key, with names without spaces, commas or =, and keys of visible characters without commas',
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.trim() === value;

/** Null where the text would not say the same as the value. */
const TO_TEXT: Readonly<Record<OptionKind, (value: unknown) => string | null>> = {
  number: (value) => (typeof value === 'number' ? String(value) : null),
  boolean: (value) => (typeof value === 'boolean' ? String(value) : null),
  text: (value) => (isText(value) ? value : null),
  list: (value) => {
    const isList = Array.isArray(value) && value.length > 0 && value.every((item) => isText(item) && !item.includes(','));
    return isList ? value.join(',') : null;
  },
  record: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    const isRecord =
      entries.length > 0 &&
      entries.every(([name, key]) => /^[^=,\s]+$/.test(name) && typeof key === 'string' && /^[\x21-\x2b\x2d-\x7e]+$/.test(key));
    return isRecord ? entries.map(([name, key]) => `${name}=${String(key)}`).join(',') : null;
  },
};
