/** One entry of a resource, by whatever names it. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { Loading } from '../loaders/core/resource-reads.ts';
import { assertIdOf, idText, isIdOf } from '../upstream/ids.ts';
import type { Resource } from '../upstream/resource.ts';

/** One entry, or null where there is none. Throws `BAD_USER_INPUT` for what cannot be an id. */
export function getOne<W extends object>(resource: Resource<W>, id: string, { loaders }: RequestContext): Loading<W | null> {
  assertIdOf(resource, id, 'id');
  return loaders.of(resource).load(id);
}

/** The entry that a federation router asks for; null where there is none. Rejects for what cannot be an id. */
export async function findRepresented<W extends object>(
  resource: Resource<W>,
  type: string,
  id: unknown,
  { loaders }: RequestContext,
): Promise<W | null> {
  const text = idText(id);
  if (text === null) throw new GatewayError('BAD_USER_INPUT', `A representation of ${type} needs its id.`);
  assertIdOf(resource, text, 'The id of a representation');
  return loaders.of(resource).load(text);
}

/** The entry that a document refers to; null where it names none that exists. */
export function findReferenced<W extends object>(
  resource: Resource<W>,
  reference: unknown,
  { loaders }: RequestContext,
): Loading<W | null> {
  const id = idText(reference);
  return id !== null && isIdOf(resource, id) ? loaders.of(resource).load(id) : null;
}

/** Keys that lists may leave out, and how a whole entry is read: free where the value at hand can be trusted, else one read. */
export const gapsOf = <W extends object>(resource: Resource<W>) => ({
  kind: resource.kind,
  keys: resource.gaps ?? [],
  complete: (entry: W, key: keyof W & string, { loaders }: RequestContext): Loading<W> => loaders.of(resource).complete(entry, key),
});
