import { limitExceeded, valuesWithin } from './limit-exceeded.ts';

/** A flow of 1,000 nodes and as many edges has about 16,000. */
const MAX_VALUES = 25_000;
/** A flow may hold expressions of 50 levels, each of which takes up to three of a value. */
const MAX_NESTING = 200;

/** Throws `LIMIT_EXCEEDED` for variables of too many values or too deep a nesting. Needs no recursion, however deep they are. */
export function checkVariables(variables: unknown, maxBodyBytes = 0): void {
  const most = valuesWithin(MAX_VALUES, maxBodyBytes);
  let level: unknown[] = [variables];
  let values = 0;
  for (let nesting = 0; level.length > 0; nesting += 1) {
    if (nesting > MAX_NESTING) throw limitExceeded(`The variables are nested more than ${MAX_NESTING} levels deep.`);
    values += level.length;
    if (values > most) throw limitExceeded(`The variables hold more than ${most} values.`);
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const inner of Object.values(value)) below.push(inner);
    }
    level = below;
  }
}
