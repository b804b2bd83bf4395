import { Notes } from '../notes.ts';

const numbers = new Notes<object, number>();
let count = 0;

/** Tells an object from all others of the process, for as long as it lives; it keeps none alive. */
export function objectId(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  count += 1;
  numbers.set(object, count);
  return count;
}
