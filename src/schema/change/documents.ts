import { SNAPSHOT_SCHEMA } from '../../insight/snapshot/snapshot.ts';
import { isObject } from '../../json.ts';
import type { Documents, GivenSnapshot } from '../../resolvers/changes/apply-snapshot.ts';
import { findingsOf } from '../../resolvers/lint.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import { inspect, inspectedAtOnce } from '../access/inspect-json.ts';
import { configurationFields } from '../assistant/configuration.ts';
import { misspeltInAssistant } from '../assistant/misspelt.ts';
import { SECRET_LOOKS } from '../integration-secret/looks.ts';
import { describeKind } from '../wire/checks.ts';
import { mistypedIn } from '../wire/mistyped.ts';
import { hashOf, takeSnapshot } from './take-snapshot.ts';

export const DOCUMENTS: Documents = {
  hashOf,
  snapshotOf: takeSnapshot,
  mistypedIn: (document) => mistypedIn(document, configurationFields),
  findingsOf: (document) => findingsOf(document, SECRET_LOOKS),
  findingsOfGiven: (document) => findingsOf(document, SECRET_LOOKS, misspeltInAssistant),
  maskTokens: SECRET_LOOKS.maskTokens,
  isTooDeep: async (value) => (await inspect(value)).isTooDeep,
};

const FIELD = ['input', 'snapshot'];

/** A snapshot as it is given, or none where it is not one. */
export function readSnapshot(given: unknown): GivenSnapshot {
  const refuse = (message: string, field = FIELD): GivenSnapshot => ({ snapshot: {}, faults: [badInput(field, message)] });
  if (!isObject(given)) return refuse(`snapshot takes a JSON object, not ${describeKind(given)}.`);
  if (inspectedAtOnce(given).isTooDeep) return refuse('snapshot is nested too deep.');
  const { $schema: schema = SNAPSHOT_SCHEMA } = given;
  if (schema !== SNAPSHOT_SCHEMA) return refuse(`$schema takes ${JSON.stringify(SNAPSHOT_SCHEMA)}, or is left out.`, [...FIELD, '$schema']);
  return { snapshot: given, faults: [] };
}
