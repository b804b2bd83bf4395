import { GatewayError } from '../../errors.ts';

/** Printing an answer recurses, so what is nested without end would end the stack. */
const MAX_DEPTH = 500;

/** Parsed documents are never changed, so each object of one is walked once. */
const known = new WeakSet();

/** The JSON value, if it can be printed. Throws `UPSTREAM_BAD_RESPONSE` for one that is nested too deep. */
export function printable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || known.has(value)) return value;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new GatewayError('UPSTREAM_BAD_RESPONSE', `The upstream sent a value that is nested more than ${MAX_DEPTH} levels deep.`);
    }
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  known.add(value);
  return value;
}
