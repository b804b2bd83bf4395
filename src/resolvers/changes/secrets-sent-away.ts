/** Secrets that an author leaves where they are without being able to see them, and what stands beside them changed. */
import type { Place, KeptPlace } from '../../insight/snapshot/fill-kept.ts';
import type { PlanProblem } from '../../insight/snapshot/plan-snapshot.ts';
import { isEqualButNulls, isObject, valueAtPlace, type JsonObject } from '../../json.ts';
import { AGENTS, goesTheSameWay, TOOLS } from '../kept-secrets.ts';

/** The kept secrets of which nobody can say that they go where they went; `target` has all of them. */
export const sentAway = (kept: readonly KeptPlace[], target: JsonObject): readonly PlanProblem[] =>
  kept.flatMap(({ place, holder, storedHolder }) => {
    if (holder === null || staysAsItIs(holder, valueAtPlace(target, holder), storedHolder)) return [];
    return [{ place, message: SENT_AWAY }];
  });

const SENT_AWAY =
  'This secret may not be kept here by a caller without `secrets:read`, as other parts of what it belongs to change, which may send it elsewhere: give its value.';

function staysAsItIs([root]: Place, given: unknown, stored: unknown): boolean {
  if (!isObject(given) || !isObject(stored)) return false;
  if (root === 'tools') return goesTheSameWay(TOOLS, given, stored);
  if (root === 'a2a_agents') return goesTheSameWay(AGENTS, given, stored);
  return isEqualButNulls(withoutWords(given), withoutWords(stored));
}

/** Words for people and models, which decide nothing about where a secret goes. */
const WORDS = new Set(['name', 'description', 'instructions', 'message', 'prompt', 'position']);

const withoutWords = (object: JsonObject): JsonObject => Object.fromEntries(Object.entries(object).filter(([key]) => !WORDS.has(key)));
