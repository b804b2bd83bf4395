/** Reads by definition: one of a kind, all of them, and what a write brought. */
import type { UpstreamAnswer } from './answer.ts';
import { answerOf, callOptions, type CallOptions, type Upstream } from './client.ts';
import { unwrapList, unwrapObject } from './envelope.ts';
import { GatewayError } from '../errors.ts';
import { badResponse } from './errors.ts';
import { assertPathSegment } from './ids.ts';
import { isObject } from '../json.ts';
import { singular } from '../noun.ts';
import { readPages } from './pages.ts';
import { isEntryId, type Entries, type Sized } from './entries.ts';
import { idsAbove, withParent } from './keys.ts';
import type { Parent } from './kinds.ts';
import type { ListResource, Resource } from './resource.ts';

/** One GET. Rejects with `NOT_FOUND` where there is none, and throws at once for an id that would lead to another route. */
export function retrieveOne<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  upstream: Upstream,
  id: string,
  call: CallOptions,
  parent: P,
): Promise<Sized<W>> {
  for (const above of idsAbove(resource, parent)) assertPathSegment(above.of, above.id);
  assertPathSegment(resource, id);
  if (resource.retrieve === null) throw new Error(`Of ${resource.kind}, there is no read by id.`);
  return answerOf(resource.retrieve(upstream, id, callOptions(call), parent)).then((answer) => {
    if (resource.readBody?.(answer.body) === null) throw new GatewayError('NOT_FOUND', `There is no such ${resource.noun[1]}.`);
    return { value: toEntry(resource, answer, id, parent), bytes: answer.bytes };
  });
}

/** One GET for each page of the list. */
export async function listAll<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  upstream: Upstream,
  call: CallOptions,
  parent: P,
): Promise<Sized<Entries<W>>> {
  for (const above of idsAbove(resource, parent)) assertPathSegment(above.of, above.id);
  if (resource.list === null) throw new Error(`Of ${resource.kind}, there is no list that is read whole.`);
  const { value, bytes, total, pages, breaksOff } = await readPages(resource.list, upstream, call, parent);
  return { value: { ...entriesOf(resource, value, parent), total, pages, breaksOff }, bytes };
}

/** The entries that an answer brought in one piece, as they are: what is above them, only they say. */
export const toEntries = <W extends object, P extends Parent>(resource: Resource<W, P>, answer: UpstreamAnswer): Entries<W> =>
  entriesOf(resource, unwrapList(answer, resource.list?.name ?? 'data'), null);

/**
 * A single read and a write name their subject: an answer that lacks an id of its key is given the one that was asked for, and one of
 * another id is refused. Letters may be of another case, as in UUIDs.
 */
export function toEntry<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  answer: UpstreamAnswer,
  id: string | null,
  parent: P,
): W {
  const body = unwrapObject(resource.readBody ? { ...answer, body: resource.readBody(answer.body) } : answer);
  if (isEntry(resource, body)) {
    if (id !== null && idOf(resource, body).toLowerCase() !== id.toLowerCase()) {
      throw badResponse(`it is not the ${resource.noun[1]} that was asked for`, { status: answer.status, requestId: answer.requestId });
    }
    return withParent(resource, body, parent);
  }
  const hasOthers = (resource.otherKeys ?? []).every((key) => isEntryId(body[key]));
  const isOne = (id !== null || resource.mayLackKey) && hasOthers && resource.tells.some((key) => Object.hasOwn(body, key));
  if (!isOne) throw badResponse(`it is not ${singular(resource.noun)}`, { status: answer.status, requestId: answer.requestId });
  return withParent(resource, { ...body, ...(id !== null && { [resource.idKey]: id }) } as unknown as W, parent);
}

/** The id of an entry, as it is asked for by. */
export const idOf = <W extends object, P extends Parent>({ idKey }: Resource<W, P>, entry: W): string => String(entry[idKey]);

/** Whether it has all that a document of its kind has, so that it may stand for a read. */
export const isWhole = <W extends object, P extends Parent>({ whole = [] }: Resource<W, P>, entry: W): boolean =>
  whole.every((key) => Object.hasOwn(entry, key));

function entriesOf<W extends object, P extends Parent>(resource: Resource<W, P>, found: readonly unknown[], parent: P | null): Entries<W> {
  const known = found.filter((entry) => isEntry(resource, entry));
  const entries = parent === null ? known : known.map((entry) => withParent(resource, entry, parent));
  return { entries, damaged: found.filter((entry) => entry !== null).length - entries.length };
}

/** Whether it has an id, and all others that it must have. */
export const isEntry = <W extends object>({ idKey, otherKeys = [] }: Keys<W>, entry: unknown): entry is W =>
  isObject(entry) && [idKey, ...otherKeys].every((key) => isEntryId(entry[key]));

type Keys<W extends object> = Pick<ListResource<W>, 'idKey' | 'otherKeys'>;
