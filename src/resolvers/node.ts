import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { isIdOf } from '../upstream/ids.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';

/** Maximum number of ids in one `nodes`: as many as a router may send to `_entities` by default. */
export const MAX_NODES = 1_000;

/** An id that is unique among all types, as Relay requires. Opaque to clients. */
export const toGlobalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** The object with a global id; null if it does not exist, or if the gateway cannot have issued this id. */
export async function getNode(globalId: string, { loaders }: RequestContext): Promise<AssistantWire | null> {
  const id = assistantIdOf(globalId);
  return id === null ? null : loaders.of(assistants).load(id);
}

/** `getNode` for each id, in their order; a failure does not affect the others. */
export function listNodes(globalIds: readonly string[], ctx: RequestContext): readonly Promise<AssistantWire | null>[] {
  if (globalIds.length > MAX_NODES) {
    throw new GatewayError('LIMIT_EXCEEDED', `ids has ${globalIds.length} global ids, but takes ${MAX_NODES} at once.`);
  }
  return globalIds.map((globalId) => getNode(globalId, ctx));
}

const ASSISTANT = 'Assistant:';

function assistantIdOf(globalId: string): string | null {
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const id = text.slice(ASSISTANT.length);
  // Decoding skips what it cannot read, so only what encodes to the same id again is one.
  return text.startsWith(ASSISTANT) && toGlobalId('Assistant', id) === globalId && isIdOf(assistants, id) ? id : null;
}
