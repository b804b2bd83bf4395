import { randomUUID } from 'node:crypto';
import { type BodyField, readBody } from './body.ts';
import { type Fault, absent, validationError } from './errors.ts';
import { idempotent } from './idempotency.ts';
import { type Handler, ok, type SandboxRequest } from './message.ts';
import type { Reply } from './reply.ts';
import type { Account } from './store.ts';
import { isoNow } from './clock.ts';

export interface CollectionOptions<T, K extends string = 'id'> {
  /** The account's items by id. */
  items: (account: Account) => Map<string, T>;
  /** The key of their ids. */
  idKey: K;
  /** The status of the answer to a create. */
  createdStatus?: 200 | 201;
  /** The status of the answer to a delete; 204 has no body. */
  removedStatus?: 200 | 204;
  /** The longest page; 100 if not said. */
  maxSize?: number;
  /** What messages call one of them, such as `MCP server`. */
  noun: string;
  /** Pages as `{ data, meta }`, or as bare arrays. */
  pages: 'meta' | 'array';
  /** Whether an answer has one of them under `data`. */
  isWrapped?: boolean;
  /** One of them as it is sent, if not as it is kept. */
  show?: (item: T, request: SandboxRequest, of: 'list' | 'one') => unknown;
  fields: Readonly<Record<string, BodyField>>;
  /** Query parameters of the list, and what each asks of an item. */
  filters: Readonly<Record<string, (item: T, value: string) => boolean>>;
  /** The item that a body makes at a time, or why it cannot. */
  make: (body: Record<string, unknown>, base: Base<K>, before: T | undefined, now: string) => { item: T } | { refusal: Reply };
  /** Why an item cannot be deleted. */
  keeps?: (item: T, account: Account) => Reply | undefined;
  /** What follows from an item that was changed. */
  changed?: (item: T, account: Account) => void;
  /** What follows from an item that was deleted. */
  removed?: (item: T, account: Account) => void;
}

/** What the server itself gives each item. */
type Base<K extends string> = Record<K, string> & { created_at: string };

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

/** List, create, retrieve, update and delete of what an account has of a kind. */
export function collection<T extends Record<K, string> & { created_at?: string }, K extends string = 'id'>(
  options: CollectionOptions<T, K>,
) {
  const { items, noun, fields, make, idKey, createdStatus = 200, removedStatus = 200 } = options;
  const shown = (request: SandboxRequest, item: T) => {
    const body = options.show?.(item, request, 'one') ?? item;
    return options.isWrapped ? { data: body } : body;
  };
  const find = ({ account, params }: SandboxRequest) => items(account).get(params.id ?? '');
  const put = (request: SandboxRequest, before: T | undefined): Reply => {
    const { account, clock, body: bytes } = request;
    const read = readBody(bytes, fields, { partial: before !== undefined });
    if ('refusal' in read) return read.refusal;
    const now = isoNow(clock);
    const base = { [idKey]: before?.[idKey] ?? randomUUID(), created_at: before?.created_at ?? now } as Base<K>;
    const made = make(read.body, base, before, now);
    if ('refusal' in made) return made.refusal;
    const { item } = made;
    items(account).set(item[idKey], item);
    if (!before) return { status: createdStatus, body: shown(request, item) };
    options.changed?.(item, account);
    return ok(shown(request, item));
  };
  const list: Handler = (request) =>
    listPage(request, {
      ...options,
      all: [...items(request.account).values()],
      show: (item) => options.show?.(item, request, 'list') ?? item,
    });
  const create: Handler = idempotent((request) => put(request, undefined));
  const retrieve: Handler = (request) => {
    const item = find(request);
    return item ? ok(shown(request, item)) : absent(noun);
  };
  const update: Handler = (request) => {
    const item = find(request);
    return item ? put(request, item) : absent(noun);
  };
  const remove: Handler = (request) => {
    const item = find(request);
    if (!item) return absent(noun);
    const refusal = options.keeps?.(item, request.account);
    if (refusal) return refusal;
    items(request.account).delete(item[idKey]);
    options.removed?.(item, request.account);
    return removedStatus === 204 ? { status: 204, body: undefined } : ok({});
  };
  return { list, create, retrieve, update, remove };
}

interface ListedItems<T> {
  all: readonly T[];
  show?: (item: T) => unknown;
  pages: 'meta' | 'array';
  /** Most items of a page; 100 if not said. */
  maxSize?: number;
  filters: Readonly<Record<string, (item: T, value: string) => boolean>>;
}

/** The page that the query asks for, of the items that pass its filters. */
export function listPage<T>(
  { query }: SandboxRequest,
  { all: items, pages, maxSize = MAX_SIZE, filters, show = (item) => item }: ListedItems<T>,
): Reply {
  const faults: Fault[] = [];
  const readNumber = (name: string, fallback: number, max: number): number => {
    const text = query.get(name);
    const value = text === null ? fallback : Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= max) return value;
    faults.push({ loc: ['query', name], msg: `Input should be an integer from 1 to ${max}`, type: 'int_parsing' });
    return fallback;
  };
  const number = readNumber('page[number]', 1, Number.MAX_SAFE_INTEGER);
  const size = readNumber('page[size]', DEFAULT_SIZE, maxSize);
  if (faults.length > 0) return validationError(faults);
  const asked = Object.entries(filters).flatMap(([name, test]) => {
    const value = query.get(name);
    return value === null ? [] : [(item: T) => test(item, value)];
  });
  const all = items.filter((item) => asked.every((test) => test(item)));
  const data = all.slice((number - 1) * size, number * size).map(show);
  if (pages === 'array') return ok(data);
  const total_pages = Math.ceil(all.length / size);
  return ok({ data, meta: { page_number: number, page_size: size, total_pages, total_results: all.length } });
}
