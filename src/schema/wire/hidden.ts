/** What of a stored object reads do not show to callers who may not see secrets. */
import { ExactNumber } from '../../exact-number.ts';
import type { JsonObject } from '../../json.ts';
import type { AnyFieldMap } from './fields.ts';
import { maskByFields } from './mask-by-fields.ts';

/** The secrets in the object, by the keys under which they are, as the type with these fields shows it. */
export function hiddenIn(stored: JsonObject, fields: AnyFieldMap): ReadonlyMap<string, readonly string[]> {
  const shown = maskByFields(stored, fields);
  const found = Object.entries(stored).map(([key, value]) => [key, secretsOf(value, shown[key])] as const);
  return new Map(found.filter(([, secrets]) => secrets.length > 0));
}

/** The texts, numbers and keys of a value that are shown as others, or not at all. */
function secretsOf(value: unknown, shown: unknown): readonly string[] {
  const secrets: string[] = [];
  const left: (readonly [unknown, unknown])[] = [[value, shown]];
  for (let pair = left.pop(); pair; pair = left.pop()) {
    const [item, seen] = pair;
    if (item === seen || item === null || item === undefined || typeof item === 'boolean') continue;
    if (typeof item === 'string' || typeof item === 'number') secrets.push(`${item}`);
    else if (item instanceof ExactNumber) secrets.push(item.source);
    else if (typeof item === 'object') {
      const seenEntries = typeof seen === 'object' && seen !== null ? Object.entries(seen) : [];
      for (const [index, [key, inner]] of Object.entries(item).entries()) {
        const [seenKey, seenInner] = seenEntries[index] ?? [];
        if (seenKey !== key && !Array.isArray(item)) secrets.push(key);
        left.push([inner, seenInner]);
      }
    }
  }
  return secrets;
}
