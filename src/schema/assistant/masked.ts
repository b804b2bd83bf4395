import type { JsonObject } from '../../json.ts';
import { maskByFields } from '../wire/mask-by-fields.ts';
import { configurationFields } from './configuration.ts';

const masked = new WeakMap<JsonObject, JsonObject>();

/** The document of an assistant or a version as callers see it who may not see secrets. Made once for each, as documents are kept and never changed. */
export function maskedConfiguration(document: JsonObject): JsonObject {
  const known = masked.get(document) ?? maskByFields(document, configurationFields);
  masked.set(document, known);
  return known;
}
