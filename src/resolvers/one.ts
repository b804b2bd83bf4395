/** One entry of a resource, by whatever names it. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { assertIdOf, isIdOf } from '../upstream/ids.ts';
import type { Resource } from '../upstream/resource.ts';

/** What a loader gives: at once where it is at hand. */
export type Found<W> = W | null | Promise<W | null>;

/** One entry, or null where there is none. Throws `BAD_USER_INPUT` for what cannot be an id. */
export function getOne<W extends object>(resource: Resource<W>, id: string, { loaders }: RequestContext): Found<W> {
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
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== 'string') throw new GatewayError('BAD_USER_INPUT', `A representation of ${type} needs its id.`);
  assertIdOf(resource, text, 'The id of a representation');
  return loaders.of(resource).load(text);
}

/** The entry that a document refers to; null where it names none that exists. */
export function findReferenced<W extends object>(resource: Resource<W>, reference: unknown, { loaders }: RequestContext): Found<W> {
  const id = Number.isSafeInteger(reference) ? String(reference) : reference;
  return typeof id === 'string' && isIdOf(resource, id) ? loaders.of(resource).load(id) : null;
}

/** Keys that lists may leave out, and how a whole entry is read: free where the value at hand can be trusted, else one read. */
export const gapsOf = <W extends object>(resource: Resource<W>) => ({
  kind: resource.kind,
  keys: resource.gaps ?? [],
  complete: (entry: W, key: keyof W & string, { loaders }: RequestContext): W | Promise<W> => loaders.of(resource).complete(entry, key),
});
