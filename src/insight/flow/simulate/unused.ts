import type { JsonObject } from '../../../json.ts';
import type { Pieces } from '../../../pieces.ts';
import { templatesInPieces } from '../../templates/template-variables.ts';
import { namesOf } from './assumptions.ts';
import type { SimulationInput } from './input.ts';

/** The variables that an input gives, or sets at a choice, and that nothing of the flow reads: their names may be misspelt. */
export function* unusedIn(flow: JsonObject, { variables, choices }: SimulationInput): Pieces<readonly string[]> {
  const given = new Set(Object.keys(variables ?? {}));
  for (const { set } of choices ?? []) for (const name of Object.keys(set ?? {})) given.add(name);
  if (given.size === 0) return [];
  const templates = yield* templatesInPieces({ conversation_flow: flow });
  for (const { name, usedAt } of templates.variables) if (usedAt.length > 0) given.delete(name);
  return [...given];
}

/** The same as a sentence; none where all are used. */
export const unusedInWords = (names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`No expression and no text of the flow has the variables that are given as ${namesOf(names)}.`];
