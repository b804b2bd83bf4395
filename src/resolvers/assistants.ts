import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { createFilter, type AssistantFilter } from './assistant-filter.ts';
import { comparePlaces, DEFAULT_ORDER, type AssistantOrder, type Place } from './assistant-order.ts';
import { fromCursor } from './cursor.ts';
import { placeAll, type PlacedAssistant } from './placed-assistants.ts';

export interface AssistantsArgs {
  /** Number of items from the start; null if the caller did not set it, even if the schema has a default. */
  readonly first: number | null;
  readonly last: number | null;
  readonly after: string | null;
  readonly before: string | null;
  readonly filter: AssistantFilter;
  readonly orderBy: AssistantOrder | null;
}

export interface AssistantPage {
  readonly edges: readonly PlacedAssistant[];
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

/** A page of the account's assistants. One upstream list for any page: the endpoint itself has no pages. */
export async function listAssistants(args: AssistantsArgs, ctx: RequestContext): Promise<AssistantPage> {
  const order = args.orderBy ?? DEFAULT_ORDER;
  const window = toWindow(args, order);
  const filter = createFilter(args.filter);
  const list = await ctx.loaders.of(assistants).list();
  const left = await filter(list.entries, ctx);
  const compare = comparePlaces(order);
  const placed = keep(placeAll(list, order), left, list.entries);
  const { after, before } = window;
  const start = after ? placed.filter(({ place }) => compare(place, after) <= 0).length : 0;
  const end = before ? placed.filter(({ place }) => compare(place, before) < 0).length : placed.length;
  const from = window.last === null ? start : Math.max(start, end - window.last);
  const to = window.last === null ? Math.min(end, start + window.first) : end;
  const edges = placed.slice(from, to);
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

/** The assistants that match a filter, with their positions. */
function keep(
  placed: readonly PlacedAssistant[],
  left: readonly AssistantWire[],
  all: readonly AssistantWire[],
): readonly PlacedAssistant[] {
  if (left.length === all.length) return placed;
  const kept = new Set(left);
  return placed.filter(({ node }) => kept.has(node));
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
      'first and last cannot be given together: use first for a page from the start of the list, last for one from the end.',
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
