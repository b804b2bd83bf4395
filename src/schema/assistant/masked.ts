import { isObject, type JsonObject } from '../../json.ts';
import type { Pace, Pieces } from '../../pieces.ts';
import { oncePerDocument } from '../../notes.ts';
import { finishSoon } from '../../turns.ts';
import { shownText } from '../access/redact.ts';
import { maskInPieces } from '../wire/mask-by-fields.ts';
import { configurationFields } from './configuration.ts';

/** The document of an assistant or a version as callers see it who may not see secrets. Made once for each, as documents are kept and never changed. */
export const maskedConfiguration = oncePerDocument((document: JsonObject) => finishSoon(maskInPieces(document, configurationFields)));

/** Characters of texts that are looked at in one of those pieces. */
export const CHARACTERS_PER_PIECE = 30_000;
/** Of a text or a key, however short. */
const AT_LEAST = 100;

/** A value of such a document without the credentials that stand within its texts: what authors write is shown as it is there, and passed on without them. It recurses, as masking has cut what is nested deeper than that by then. */
export function* maskedTexts(value: unknown, pace: Pace): Pieces<unknown> {
  if (typeof value === 'string') {
    if (pace.isOver(value.length + AT_LEAST)) yield;
    return shownText(value);
  }
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(yield* maskedTexts(item, pace));
    return items;
  }
  if (!isObject(value)) return value;
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) entries.push([shownText(key), yield* maskedTexts(item, pace)]);
  return Object.fromEntries(entries);
}
