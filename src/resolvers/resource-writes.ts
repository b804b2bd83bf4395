/** Create, update and delete of a resource whose writes answer with the entry itself. */
import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../context.ts';
import type { UpstreamAnswer } from '../upstream/answer.ts';
import type { SdkOptions, Upstream } from '../upstream/client.ts';
import { isIdOf, notAnId } from '../upstream/ids.ts';
import type { Scope } from '../upstream/kinds.ts';
import { idOf, toEntry } from '../upstream/read-resource.ts';
import type { Resource } from '../upstream/resource.ts';
import { conflictsOfUse, type Used } from './usage.ts';
import { badInput, keyFaults, type NameInput, type UserError } from './user-errors.ts';
import type { WireBody } from './wire-body.ts';
import { write, type Write } from './write.ts';

export interface CreateInput<P> {
  readonly body: WireBody<P>;
  readonly idempotencyKey?: string | null | undefined;
}
export interface UpdateInput<P> {
  readonly id: string;
  readonly changes: WireBody<P>;
}
export interface DeleteInput {
  readonly id: string;
  readonly evenIfUsed?: boolean | null | undefined;
}

interface Sending<W extends object> {
  readonly operation: string;
  readonly resource: Resource<W>;
  readonly outdates: readonly Scope[];
}

export const ID_FIELD = ['input', 'id'];
const toIdField: NameInput = () => ID_FIELD;

/** What is wrong with an id of the input. */
export const idFaults = <W extends object>(resource: Resource<W>, id: string, name = 'id'): readonly UserError[] =>
  isIdOf(resource, id) ? [] : [badInput(['input', name], notAnId(resource, name))];

/** Takes what the answer brought into the loaders, under its id. */
export function bring<W extends object>(resource: Resource<W>, answer: UpstreamAnswer, id: string | null, { loaders }: RequestContext): W {
  const entry = toEntry(resource, answer, id);
  loaders.prime(resource, null, { value: { entries: [entry], damaged: 0 }, bytes: answer.bytes });
  return entry;
}

/** One POST under an idempotency key, which the gateway makes where none is given. */
export const createOne = <W extends object, P extends object>({
  send,
  ...options
}: Sending<W> & {
  readonly send: (upstream: Upstream, body: P & { readonly 'Idempotency-Key': string }, options: SdkOptions) => PromiseLike<unknown>;
}): Write<CreateInput<P>, W> =>
  write<CreateInput<P>, W>({
    operation: options.operation,
    faults: ({ body, idempotencyKey }) => [...body.faults, ...keyFaults(idempotencyKey)],
    send: ({ body, idempotencyKey }, upstream, sdk) =>
      send(upstream, { ...body.wire, 'Idempotency-Key': idempotencyKey ?? randomUUID() }, sdk),
    outdates: () => options.outdates,
    brings: (answer, _input, ctx) => bring(options.resource, answer, null, ctx),
    written: (entry) => [idOf(options.resource, entry)],
    nameInput:
      ({ body }) =>
      (path) =>
        path[0] === 'Idempotency-Key' ? ['input', 'idempotencyKey'] : body.nameInput(path),
  });

/** One PUT or PATCH of the keys that are given, sent once. */
export const updateOne = <W extends object, P extends object>({
  send,
  ...options
}: Sending<W> & {
  readonly send: (upstream: Upstream, id: string, body: P, options: SdkOptions) => PromiseLike<unknown>;
}): Write<UpdateInput<P>, W> =>
  write<UpdateInput<P>, W>({
    operation: options.operation,
    faults: ({ id, changes }) => [
      ...idFaults(options.resource, id),
      ...changes.faults,
      ...(changes.faults.length === 0 && Object.keys(changes.wire).length === 0
        ? [badInput(['input', 'changes'], 'changes is empty: give at least one field to change.')]
        : []),
    ],
    send: ({ id, changes }, upstream, sdk) => send(upstream, id, changes.wire, sdk),
    outdates: () => options.outdates,
    brings: (answer, { id }, ctx) => bring(options.resource, answer, id, ctx),
    written: (entry) => [idOf(options.resource, entry)],
    targets: ({ id }) => [id],
    nameInput: ({ changes }) => changes.nameInput,
    idField: ID_FIELD,
  });

/** One DELETE, repeated as reads are; before it, unless `evenIfUsed`, the reads that show who uses the entry. */
export const deleteOne = <W extends object>({
  send,
  used,
  ...options
}: Sending<W> & {
  readonly used: Used;
  readonly send: (upstream: Upstream, id: string, options: SdkOptions) => PromiseLike<unknown>;
}): Write<DeleteInput, string> =>
  write<DeleteInput, string>({
    operation: options.operation,
    isDelete: true,
    faults: ({ id }) => idFaults(options.resource, id),
    conflicts: async ({ id, evenIfUsed }, ctx) => (evenIfUsed ? [] : conflictsOfUse(used, id, ctx)),
    // Some answer with nothing, some with anything.
    send: ({ id }, upstream, sdk) => send(upstream, id, { ...sdk, ignoresBody: true } as SdkOptions),
    outdates: () => options.outdates,
    brings: (_answer, { id }) => id,
    written: (id) => [id],
    targets: ({ id }) => [id],
    nameInput: () => toIdField,
    idField: ID_FIELD,
  });
