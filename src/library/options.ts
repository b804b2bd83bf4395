import type { Environment } from '../config.ts';
import { SETTING_NAMES } from '../settings.ts';
import { nearest } from '../similar-words.ts';
import { optionOf, SETTING_OF_OPTION } from './option-names.ts';

const SETTING = new RegExp(`\\b(?:${SETTING_NAMES.join('|')})\\b`, 'g');

/** A fault of settings in the words of options. */
export const asOptionFault = (fault: string): string => fault.replaceAll(SETTING, optionOf);

/** Options as the texts of settings, which check them, and what cannot be such a text. */
export function toEnvironment(options: object): { readonly env: Environment; readonly faults: readonly string[] } {
  const env: Record<string, string> = {};
  const faults: string[] = [];
  for (const [option, value] of Object.entries(options)) {
    const setting = SETTING_OF_OPTION.get(option);
    if (setting === undefined) faults.push(unknownOption(option));
    else if (value !== undefined) {
      const text = toText(value);
      if (text === null) faults.push(`${option} takes a text, number, boolean, or a list or record of texts without commas.`);
      else env[setting] = text;
    }
  }
  if (env['UPSTREAM_URL'] === undefined) faults.push("upstreamUrl is needed: 'sandbox', or the base URL of the Telnyx API.");
  return { env, faults };
}

function unknownOption(option: string): string {
  const meant = nearest(option, [...SETTING_OF_OPTION.keys()]);
  return `${option} is not an option${meant === null ? '' : `: ${meant} is meant, perhaps`}.`;
}

function toText(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.entries(value).map(([name, text]) => `${name}=${String(text)}`);
  return items.every((item) => typeof item === 'string' && !item.includes(',')) ? items.join(',') : null;
}
