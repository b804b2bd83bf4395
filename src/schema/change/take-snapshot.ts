import { snapshotOf } from '../../insight/snapshot/snapshot.ts';
import type { JsonObject } from '../../json.ts';
import { maskedConfiguration } from '../assistant/masked.ts';
import { SECRET_LOOKS } from '../integration-secret/looks.ts';

const taken = new WeakMap<object, JsonObject>();

/** The snapshot of an assistant's document, made once for each. */
export function takeSnapshot(document: object): JsonObject {
  const assistant = document as JsonObject;
  const known = taken.get(document) ?? snapshotOf(assistant, { shown: maskedConfiguration(assistant), looks: SECRET_LOOKS });
  taken.set(document, known);
  return known;
}
