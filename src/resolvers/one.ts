/** One entry of a resource, by whatever names it. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { Loading } from '../loaders/core/resource-reads.ts';
import { idText, isIdOf, notAnId } from '../upstream/ids.ts';
import { faultsOfKey, idNameOf, idsOf, keyOf, keyParts, parentOf, toKey, type Key } from '../upstream/keys.ts';
import type { Parent } from '../upstream/kinds.ts';
import { ANY_KEY, type GapKey, type Resource } from '../upstream/resource.ts';

/** A key as documents have it: of what may be anything. */
interface Reference<P extends Parent> {
  readonly parent: { readonly [N in keyof P]: unknown };
  readonly id: unknown;
}

const load = <W extends object, P extends Parent>(
  resource: Resource<W, P>,
  { parent, id }: Key<P>,
  { loaders }: RequestContext,
): Loading<W | null> => loaders.of(resource, parent).load(id);

/** One entry, or null where there is none. Throws `BAD_USER_INPUT` for what cannot be an id. */
export function getOne<W extends object, P extends Parent = null>(
  resource: Resource<W, P>,
  key: Key<P>,
  ctx: RequestContext,
): Loading<W | null> {
  assertKey(resource, key);
  return load(resource, key, ctx);
}

/** Throws `BAD_USER_INPUT` for what cannot be a key. */
export function assertKey<W extends object, P extends Parent>(resource: Resource<W, P>, key: Key<P>): void {
  const [fault] = faultsOfKey(resource, key);
  if (fault) throw new GatewayError('BAD_USER_INPUT', notAnId(fault.of, fault.name));
}

/** The entry that a federation router asks for; null where there is none. Rejects for what cannot be a key. */
export async function findRepresented<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  type: string,
  representation: Readonly<Record<string, unknown>>,
  ctx: RequestContext,
): Promise<W | null> {
  const ids = keyParts(resource).map(({ name }) => ({ name, id: idText(representation[name]) }));
  const missing = ids.filter(({ id }) => id === null).map(({ name }) => name);
  if (missing.length > 0) throw new GatewayError('BAD_USER_INPUT', `A representation of ${type} needs its ${missing.join(' and its ')}.`);
  const key = toKey(
    resource,
    ids.map(({ id }) => id ?? ''),
  );
  const [fault] = faultsOfKey(resource, key);
  if (fault) throw new GatewayError('BAD_USER_INPUT', notAnId(fault.of, `The ${fault.name} of a representation`));
  return load(resource, key, ctx);
}

/** The entry that a document refers to; null where it names none that exists. */
export function findReferenced<W extends object, P extends Parent = null>(
  resource: Resource<W, P>,
  { parent, id: reference }: Reference<P>,
  ctx: RequestContext,
): Loading<W | null> {
  const id = idText(reference);
  // As most resources have it, and references are many.
  if (parent === null) return id !== null && isIdOf(resource, id) ? load(resource, { parent: null as P, id }, ctx) : null;
  const given: Readonly<Record<string, unknown>> = { ...parent, [idNameOf(resource)]: reference };
  const key = toKey(
    resource,
    keyParts(resource).map(({ name }) => idText(given[name]) ?? ''),
  );
  return faultsOfKey(resource, key).length === 0 ? load(resource, key, ctx) : null;
}

/** The entries that a document refers to by a list of ids, each once and in their order; those that do not exist are passed over. */
export async function findEach<W extends object>(resource: Resource<W>, references: unknown, ctx: RequestContext): Promise<readonly W[]> {
  const ids = [...new Set<unknown>(Array.isArray(references) ? references : [])];
  const found = await Promise.all(ids.map((id) => findReferenced(resource, { parent: null, id }, ctx)));
  return found.filter((entry) => entry !== null);
}

/** The ids by which an entry is read again. */
export const keyIds = <W extends object, P extends Parent>(resource: Resource<W, P>, entry: W): readonly string[] =>
  idsOf(keyOf(resource, entry));

/** How an entry of a list is completed: free where the values at hand can be trusted, else one read, for all keys together. */
export const gapsOf = <W extends object, P extends Parent>(resource: Resource<W, P>) => ({
  kind: resource.kind,
  /** In place of a key: one that nobody names. */
  anyKey: ANY_KEY,
  complete: (entry: W, keys: readonly GapKey<W>[], { loaders }: RequestContext): Loading<W> => {
    const lacking = keys.find((key) => loaders.mayLack(entry, key));
    return lacking === undefined ? entry : loaders.of(resource, parentOf(resource, entry)).complete(entry, lacking);
  },
});
