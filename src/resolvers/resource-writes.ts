/** Create, update and delete of a resource whose writes answer with the entry itself. */
import { cacheKey } from '../cache-key.ts';
import type { RequestContext } from '../context.ts';
import type { JsonObject } from '../json.ts';
import type { UpstreamAnswer } from '../upstream/answer.ts';
import type { SdkOptions, Upstream } from '../upstream/client.ts';
import { badResponse } from '../upstream/errors.ts';
import { isIdOf, notAnId, type Named } from '../upstream/ids.ts';
import { faultsOfKey, idNameOf, idsAbove, idsOf, keyParts, type Key } from '../upstream/keys.ts';
import { parentIn, scopeOf, type Below, type Parent, type Scope } from '../upstream/kinds.ts';
import { idOf, isEntry, isWhole, retrieveOne, toEntry } from '../upstream/read-resource.ts';
import type { Resource } from '../upstream/resource.ts';
import { keyIds } from './one.ts';
import { completeBy } from './thin-answers.ts';
import { badInput, type UserError } from './user-errors.ts';
import type { WireBody, WireChanges } from './wire-body.ts';
import { write, type Keyed, type Write } from './write.ts';

export type CreateInput<B, P extends Parent = null> = Below<P> & Keyed & { readonly body: WireBody<B> };
export type UpdateInput<B, P extends Parent = null> = Below<P> & {
  readonly id: string;
  readonly changes: WireBody<B> & Partial<WireChanges<B>>;
  /** The changes as they are sent, once what is there now is known where they need it. */
  readonly body?: WireBody<B>;
};
export type DeleteInput<P extends Parent = null> = Below<P> & {
  readonly id: string;
  readonly evenIfUsed?: boolean | null | undefined;
};

interface Sending<W extends object, P extends Parent, I extends Below<P>> {
  readonly operation: string;
  readonly resource: Resource<W, P>;
  readonly outdates: readonly Scope[] | ((input: I) => readonly Scope[]);
}

export const ID_FIELD = ['input', 'id'];
export const ASSISTANT_FIELD = ['input', 'assistantId'];

/** What is wrong with an id of the input. */
export const idFaults = (resource: Named, id: string, name = 'id'): readonly UserError[] =>
  isIdOf(resource, id) ? [] : [badInput(['input', name], notAnId(resource, name))];

/** What is wrong with the ids of the input that name one entry, and those above it. */
export const keyFaultsOf = <W extends object, P extends Parent>(resource: Resource<W, P>, key: Key<P>): readonly UserError[] =>
  faultsOfKey(resource, key).map(({ name, of }) => badInput(['input', name], notAnId(of, name)));

/** What is wrong with changes that change nothing. */
export const emptyFaults = ({ faults, wire }: WireBody<object>, field: readonly string[] = ['input', 'changes']): readonly UserError[] =>
  faults.length === 0 && Object.keys(wire).length === 0
    ? [badInput(field, `${field.at(-1)} is empty: give at least one field to change.`)]
    : [];

/**
 * Takes what the answer brought into the loaders, under its key; one that is not whole is completed when it is shown, and never kept.
 * Throws for one that shows nothing of the entry but its id, or another one.
 */
export function bring<W extends object, P extends Parent = null>(
  resource: Resource<W, P>,
  answer: UpstreamAnswer,
  id: string | null,
  { loaders }: RequestContext,
  below: Below<P> = {} as Below<P>,
): W {
  const parent = parentIn<P>(below);
  const entry = toEntry(resource, answer, id, parent);
  if (!resource.tells.some((key) => Object.hasOwn(entry, key))) {
    throw badResponse(`it does not show the ${resource.noun[1]}, which is written`, { status: answer.status, requestId: answer.requestId });
  }
  if (!isEntry(resource, entry)) return entry;
  if (isWhole(resource, entry)) loaders.prime(resource, parent, { value: { entries: [entry], damaged: 0 }, bytes: answer.bytes });
  else completeBy(entry, ({ loaders: reads }) => reads.of(resource, parent).loadWhole(idOf(resource, entry)));
  return entry;
}

/** The entry as it is now, to be changed and written back: one GET of its own, as `ctx.fresh()` makes them, whose refusal becomes that of the write. */
export async function readFresh<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  { id, parent }: Key<P>,
  { upstream, call }: RequestContext,
): Promise<W> {
  const { value } = await retrieveOne(resource, upstream, id, call(), parent);
  return value;
}

/** The turn of writes that are made of an entry as it is stored, or put something in its place. */
export const turnOf = <W extends object, P extends Parent>({ kind }: Resource<W, P>, { parent, id }: Key<P>): string =>
  cacheKey(scopeOf(kind, parent), id);

/** What the writes of a resource have in common. */
const writeOf = <W extends object, P extends Parent, I extends Below<P>>({ operation, resource, outdates }: Sending<W, P, I>) => ({
  operation,
  outdates: (input: I): readonly Scope[] => (typeof outdates === 'function' ? outdates(input) : outdates),
  keyOf: (input: I & { readonly id: string }): Key<P> => ({ parent: parentIn<P>(input), id: input.id }),
  idField: ['input', idNameOf(resource)],
});

/** One POST under an idempotency key, which the gateway makes where none is given; sent once where the upstream takes none. */
export const createOne = <W extends object, B extends object, P extends Parent = null>({
  send,
  takesKey = true,
  readBy,
  ...options
}: Sending<W, P, CreateInput<B, P>> & {
  /** Whether the upstream takes an idempotency key. */
  readonly takesKey?: boolean;
  /** What the answer to a body is read by, if not the resource as it is. */
  readonly readBy?: (body: WireBody<B>) => Resource<W, P>;
  readonly send: (upstream: Upstream, body: B, options: SdkOptions, parent: P) => PromiseLike<unknown>;
}): Write<CreateInput<B, P>, W> => {
  const { resource } = options;
  const { operation, outdates } = writeOf<W, P, CreateInput<B, P>>(options);
  const above = keyParts(resource).at(-2);
  return write<CreateInput<B, P>, W>({
    operation,
    faults: (input) => [
      ...idsAbove(resource, parentIn<P>(input)).flatMap(({ of, name, id }) =>
        isIdOf(of, id) ? [] : [badInput(['input', name], notAnId(of, name))],
      ),
      ...input.body.faults,
    ],
    ...(takesKey && { idempotency: 'always' as const }),
    send: (input, upstream, sdk) => send(upstream, input.body.wire, sdk, parentIn<P>(input)),
    secrets: ({ body }) => body.secrets ?? [],
    outdates,
    brings: (answer, input, ctx) => bring<W, P>(readBy?.(input.body) ?? resource, answer, null, ctx, input),
    written: (entry) => (isEntry(resource, entry) ? keyIds(resource, entry) : []),
    // What there is not can only be what the entry was to be below.
    idField: above ? ['input', above.name] : undefined,
    nameInput: ({ body }) => body.nameInput,
  });
};

/** One PUT or PATCH of the keys that are given, sent once; before it one GET, never from the cache, where they leave out what is there. */
export const updateOne = <W extends object, B extends object, P extends Parent = null>({
  send,
  changesField,
  ...options
}: Sending<W, P, UpdateInput<B, P>> & {
  /** Where the changes stand, if not in `changes`. */
  readonly changesField?: readonly string[];
  readonly send: (upstream: Upstream, id: string, body: B, options: SdkOptions, parent: P) => PromiseLike<unknown>;
}): Write<UpdateInput<B, P>, W> => {
  const { resource } = options;
  const { operation, outdates, keyOf, idField } = writeOf<W, P, UpdateInput<B, P>>(options);
  return write<UpdateInput<B, P>, W>({
    operation,
    faults: (input) => [...keyFaultsOf(resource, keyOf(input)), ...input.changes.faults, ...emptyFaults(input.changes, changesField)],
    turn: (input) => turnOf(resource, keyOf(input)),
    prepare: async (input, ctx) => {
      const { needsStored = false, applyTo } = input.changes;
      if (!needsStored || !applyTo) return input;
      return { ...input, body: applyTo((await readFresh(resource, keyOf(input), ctx)) as unknown as JsonObject) };
    },
    conflicts: async ({ body }) => body?.faults ?? [],
    send: (input, upstream, sdk) => send(upstream, input.id, (input.body ?? input.changes).wire, sdk, parentIn<P>(input)),
    secrets: ({ body }) => body?.secrets ?? [],
    outdates,
    brings: (answer, input, ctx) => bring<W, P>(resource, answer, input.id, ctx, input),
    written: (entry) => keyIds(resource, entry),
    targets: (input) => idsOf(keyOf(input)),
    nameInput: ({ changes }) => changes.nameInput,
    idField,
  });
};

/** One DELETE, repeated as reads are; before it, unless `evenIfUsed`, the reads that show who uses the entry, where anybody may. */
export const deleteOne = <W extends object, P extends Parent = null, E extends object = object>({
  send,
  conflicts,
  refusesInUse = false,
  ...options
}: Sending<W, P, DeleteInput<P> & E> & {
  /** Why one that is in use is not to be deleted, unless `evenIfUsed`. */
  readonly conflicts?: (id: string, ctx: RequestContext) => Promise<readonly UserError[]>;
  /** Whether a 400 of the upstream says that the entry is in use. */
  readonly refusesInUse?: boolean;
  readonly send: (upstream: Upstream, input: DeleteInput<P> & E, options: SdkOptions) => PromiseLike<unknown>;
}): Write<DeleteInput<P> & E, string> => {
  const { operation, outdates, keyOf, idField } = writeOf<W, P, DeleteInput<P> & E>(options);
  return write<DeleteInput<P> & E, string>({
    operation,
    isDelete: true,
    // Some answer with nothing, some with anything.
    ignoresBody: true,
    faults: (input) => keyFaultsOf(options.resource, keyOf(input)),
    ...(conflicts && { conflicts: async ({ id, evenIfUsed }, ctx) => (evenIfUsed ? [] : conflicts(id, ctx)) }),
    send: (input, upstream, sdk) => send(upstream, input, sdk),
    outdates,
    brings: (_answer, { id }) => id,
    written: (id) => [id],
    targets: (input) => idsOf(keyOf(input)),
    nameInput: () => () => idField,
    refusal: (refusal, status) => (refusesInUse && status === 400 ? { ...refusal, code: 'CONFLICT', field: idField } : refusal),
    idField,
  });
};
