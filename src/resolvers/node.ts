import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { isIdOf } from '../upstream/ids.ts';
import { NODES } from './nodes.ts';

/** Maximum number of ids in one `nodes`: as many as a router may send to `_entities` by default. */
export const MAX_NODES = 1_000;

/** An id that is unique among all types, as Relay requires. Opaque to clients. */
export const toGlobalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** An object, and the type that it is of. */
export interface FoundNode {
  readonly type: string;
  readonly node: object;
}

/** What a global id names; null where there is none, and where the gateway could not have given that id. */
export async function getNode(globalId: string, { loaders }: RequestContext): Promise<FoundNode | null> {
  const named = parse(globalId);
  const resource = named && Object.hasOwn(NODES, named.type) ? NODES[named.type] : undefined;
  if (!named || !resource || !isIdOf(resource, named.id)) return null;
  const node = await loaders.of(resource).load(named.id);
  return node && { type: named.type, node };
}

/** `getNode` for each id, in their order; one that fails harms no other. */
export function listNodes(globalIds: readonly string[], ctx: RequestContext): readonly Promise<FoundNode | null>[] {
  if (globalIds.length > MAX_NODES) {
    throw new GatewayError('LIMIT_EXCEEDED', `ids has ${globalIds.length} global ids, but takes ${MAX_NODES} at once.`);
  }
  return globalIds.map((globalId) => getNode(globalId, ctx));
}

function parse(globalId: string): { readonly type: string; readonly id: string } | null {
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const end = text.indexOf(':');
  const [type, id] = [text.slice(0, end), text.slice(end + 1)];
  // Decoding skips what it cannot read, so only what encodes to the same id again is one.
  return end > 0 && toGlobalId(type, id) === globalId ? { type, id } : null;
}
