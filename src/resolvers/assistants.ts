import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { createFilter, type AssistantFilter } from './assistant-filter.ts';
import { comparePlaces, DEFAULT_ORDER, placeOf, type AssistantOrder, type Place } from './assistant-order.ts';

export interface AssistantsArgs {
  /** How many from the front; null where the caller did not say, even if the schema has a default. */
  readonly first: number | null;
  readonly last: number | null;
  readonly after: string | null;
  readonly before: string | null;
  readonly filter: AssistantFilter;
  readonly orderBy: AssistantOrder | null;
}

export interface AssistantPage {
  readonly edges: readonly { readonly cursor: string; readonly node: AssistantWire }[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly totalCount: number;
  /** Entries of the upstream's list that could not be read as assistants. */
  readonly damaged: number;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 250;

/** A page of the account's assistants. One list upstream, whatever the page: the endpoint itself has none. */
export async function listAssistants(args: AssistantsArgs, ctx: RequestContext): Promise<AssistantPage> {
  const order = args.orderBy ?? DEFAULT_ORDER;
  const window = toWindow(args, order);
  const filter = createFilter(args.filter);
  const list = await ctx.loaders.assistant.list();
  const left = await filter(list.assistants, ctx);
  const compare = comparePlaces(order);
  const placed = left.map((node) => ({ node, place: placeOf(node, order) })).toSorted((a, b) => compare(a.place, b.place));
  const { after, before } = window;
  const start = after ? placed.filter(({ place }) => compare(place, after) <= 0).length : 0;
  const end = before ? placed.filter(({ place }) => compare(place, before) < 0).length : placed.length;
  const from = window.last === null ? start : Math.max(start, end - window.last);
  const to = window.last === null ? Math.min(end, start + window.first) : end;
  const edges = placed.slice(from, to).map(({ node, place }) => ({ node, cursor: toCursor(place, order) }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: from > 0,
      hasNextPage: to < placed.length,
    },
    totalCount: placed.length,
    damaged: list.damaged,
  };
}

interface Window {
  readonly first: number;
  readonly last: number | null;
  readonly after: Place | null;
  readonly before: Place | null;
}

function toWindow({ first, last, after, before }: AssistantsArgs, order: AssistantOrder): Window {
  if (first !== null && last !== null) {
    throw new GatewayError(
      'BAD_USER_INPUT',
      'first and last cannot be given together: take first for a page from the front, last for one from the end.',
    );
  }
  assertPageSize('first', first);
  assertPageSize('last', last);
  return {
    first: first ?? DEFAULT_PAGE_SIZE,
    last,
    after: fromCursor('after', after, order),
    before: fromCursor('before', before, order),
  };
}

function assertPageSize(argument: string, size: number | null): void {
  if (size === null || (size >= 1 && size <= MAX_PAGE_SIZE)) return;
  throw new GatewayError('BAD_USER_INPUT', `${argument} is ${size}, but takes 1 to ${MAX_PAGE_SIZE}.`);
}

type CursorParts = readonly [key: string, value: Place[0], id: string];

/** A cursor names a place, not a position, so what is inserted meanwhile neither repeats nor hides anything. */
const toCursor = ([value, id]: Place, order: AssistantOrder): string => encode([orderKey(order), value, id]);

function fromCursor(argument: string, cursor: string | null, order: AssistantOrder): Place | null {
  if (cursor === null) return null;
  const parts = decode(cursor);
  if (!parts) {
    throw new GatewayError(
      'BAD_USER_INPUT',
      `${argument} is not a cursor of this list: pass on endCursor or startCursor of an earlier page as it is.`,
    );
  }
  const [key, value, id] = parts;
  if (key !== orderKey(order)) {
    throw new GatewayError('BAD_USER_INPUT', `${argument} is a cursor of another order: keep orderBy the same while paging.`);
  }
  return [value, id];
}

const encode = (parts: CursorParts): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of what `encode` made, and of nothing else. */
function decode(cursor: string): CursorParts | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isCursor(parts) && encode(parts) === cursor ? parts : null;
  } catch {
    return null;
  }
}

function isCursor(parts: unknown): parts is CursorParts {
  if (!Array.isArray(parts) || parts.length !== 3) return false;
  const [key, value, id] = parts as readonly unknown[];
  if (typeof key !== 'string' || typeof id !== 'string') return false;
  return value === null || typeof value === (key.startsWith('created_at') ? 'number' : 'string');
}

const orderKey = ({ field, direction }: AssistantOrder) => `${field}:${direction}`;
