import { badInput } from '../../resolvers/user-errors.ts';
import { isObject } from '../../json.ts';
import { refuseMasks, type AddFault } from './input-fields.ts';

/** What `extra` adds to an object of the wire; a key that a field stands for, or that is given by other means, is refused. */
export function extraOf(
  extra: unknown,
  path: readonly string[],
  known: ReadonlyMap<string, string | null>,
  addFault: AddFault,
): readonly [string, unknown][] {
  if (extra === undefined || extra === null) return [];
  if (!isObject(extra)) {
    addFault(badInput(path, 'extra takes a JSON object.'));
    return [];
  }
  refuseMasks(extra, path, addFault);
  return Object.entries(extra).filter(([key]) => {
    const field = known.get(key);
    if (field === null) addFault(badInput([...path, key], `${key} is not taken here.`));
    else if (field !== undefined) addFault(badInput([...path, key], `${key} has a field of its own, ${field}: use that one.`));
    return field === undefined;
  });
}
