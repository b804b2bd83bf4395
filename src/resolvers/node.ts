import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { faultsOfKey, keyParts, toKey } from '../upstream/keys.ts';
import type { Parent } from '../upstream/kinds.ts';
import type { Resource } from '../upstream/resource.ts';
import { ENTITIES, NODES } from './nodes.ts';
import { findRepresented, keyIds } from './one.ts';

/** Maximum number of ids in one `nodes`: as many as a router may send to `_entities` by default. */
export const MAX_NODES = 1_000;

/** Lone surrogates, which nothing encodes, are replaced as bytes replace them. */
const encode = (id: string): string => encodeURIComponent(Buffer.from(id).toString());

/** An id that is unique among all types, as Relay requires. Opaque to clients. */
export const toGlobalId = (type: string, ...ids: readonly string[]): string =>
  Buffer.from(`${type}:${ids.map(encode).join('/')}`).toString('base64url');

/** The global id of an entry of a type that can be read again. */
export const globalIdOf = (type: string, entry: object): string => toGlobalId(type, ...keyIds(resourceOf(type), entry));

/** What the entries of a type are read again by. Throws for a type that has no row. */
export function resourceOf(type: string): Resource<object, Parent> {
  const resource = Object.hasOwn(ENTITIES, type) ? ENTITIES[type] : undefined;
  if (!resource) throw new Error(`${type} is not among the types that can be read again.`);
  return resource;
}

/** The entry of a type that a federation router asks for; null where there is none. */
export const findEntity = (type: string, representation: Readonly<Record<string, unknown>>, ctx: RequestContext) =>
  findRepresented(resourceOf(type), type, representation, ctx);

/** The names of the fields that make the key of a type. */
export const keyNames = (type: string): readonly string[] => keyParts(resourceOf(type)).map(({ name }) => name);

/** An object, and the type that it is of. */
export interface FoundNode {
  readonly type: string;
  readonly node: object;
}

/**
 * What a global id names; null where there is none, and where the gateway could not have given that id. `assertType` throws where the
 * caller may not read its type.
 */
export async function getNode(
  globalId: string,
  { loaders }: RequestContext,
  assertType: (type: string) => void,
): Promise<FoundNode | null> {
  const named = parse(globalId);
  if (!named || !Object.hasOwn(NODES, named.type)) return null;
  assertType(named.type);
  const resource = resourceOf(named.type);
  const key = toKey(resource, named.ids);
  if (named.ids.length !== keyParts(resource).length || faultsOfKey(resource, key).length > 0) return null;
  const node = await loaders.of(resource, key.parent).load(key.id);
  return node && { type: named.type, node };
}

/** `getNode` for each id, in their order; one that fails harms no other. */
export function listNodes(
  globalIds: readonly string[],
  ctx: RequestContext,
  assertType: (type: string) => void,
): readonly Promise<FoundNode | null>[] {
  if (globalIds.length > MAX_NODES) {
    throw new GatewayError('LIMIT_EXCEEDED', `ids has ${globalIds.length} global ids, but takes ${MAX_NODES} at once.`);
  }
  return globalIds.map((globalId) => getNode(globalId, ctx, assertType));
}

function parse(globalId: string): { readonly type: string; readonly ids: readonly string[] } | null {
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const end = text.indexOf(':');
  const type = text.slice(0, end);
  try {
    const ids = text
      .slice(end + 1)
      .split('/')
      .map(decodeURIComponent);
    // Decoding skips what it cannot read, so only what encodes to the same id again is one.
    return end > 0 && toGlobalId(type, ...ids) === globalId ? { type, ids } : null;
  } catch {
    // A percent sign that begins no character.
    return null;
  }
}
