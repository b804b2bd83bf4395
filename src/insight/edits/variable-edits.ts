import { isObject, type JsonObject } from '../../json.ts';
import { refused, type Edit } from './edit.ts';

/** Gives variables other defaults, and takes some away; all others stay. */
export const setVariables =
  (variables: JsonObject, remove: readonly string[]): Edit =>
  ({ dynamic_variables: stored }) => {
    const before = isObject(stored) ? stored : {};
    const unknown = remove.find((name) => !Object.hasOwn(before, name));
    if (unknown !== undefined) return refused('NOT_FOUND', 'remove', `The assistant has no variable ${JSON.stringify(unknown)}.`);
    const both = remove.find((name) => Object.hasOwn(variables, name));
    if (both !== undefined) return refused('BAD_USER_INPUT', 'remove', `${JSON.stringify(both)} is set and removed.`);
    const removed = new Set(remove);
    const kept = Object.entries({ ...before, ...variables }).filter(([name]) => !removed.has(name));
    return { patch: { dynamic_variables: Object.fromEntries(kept) }, faults: [], id: null, secrets: [] };
  };
