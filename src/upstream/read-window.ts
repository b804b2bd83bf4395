/** Single pages of lists that are read in windows. */
import { createHash } from 'node:crypto';
import type { KeyPart } from '../cache-key.ts';
import type { CallOptions, Upstream } from './client.ts';
import { isEntryId, type Sized } from './entries.ts';
import { assertPathSegment } from './ids.ts';
import { ExactNumber } from '../exact-number.ts';
import { isObject, scalarText } from '../json.ts';
import { idsAbove, isBelow, withParent } from './keys.ts';
import { scopeOf, type Parent } from './kinds.ts';
import type { PageSource } from './page-source.ts';
import { readListPage, type AskedPage, type Page } from './pages.ts';
import { freshMsOfList, type ShownBy, type WindowResource } from './resource.ts';

/** One page of a list, with a slot for each item, so that places can be counted. */
export interface WindowPage<W extends object> {
  readonly number: number;
  readonly slots: readonly Slot<W>[];
  /** How many pages there are; null where the answer does not say. */
  readonly pages: number | null;
  /** How many entries there are on all pages; null where the answer does not say, or says what cannot be. */
  readonly total: number | null;
  /** Entries of a full page: as many as were asked for, or fewer where the upstream gives no more. */
  readonly pageSize: number;
  /** What the answer says about that; without a word of it, a page that is not full. */
  readonly isLast: boolean;
}

/** The pages of a list below a parent. */
export const windowSource = <W extends object, P extends Parent, Q extends object>(
  resource: WindowResource<W, P, Q>,
  parent: P,
): PageSource<AskedPage<Q>, WindowPage<W>> => {
  const { kind, window } = resource;
  return {
    scope: scopeOf(kind, parent),
    name: window.name,
    partsOf: ({ number, filter = {} as Q }) => [number, ...Object.entries(filter as Readonly<Record<string, KeyPart>>).flat()],
    read: (upstream, asked, call) => readWindowPage(resource, upstream, asked, call, parent),
    freshMs: ({ slots }) =>
      freshMsOfList(
        resource,
        parent,
        slots.flatMap(({ entry }) => entry ?? []),
      ),
  };
};

/** One page, for one call. */
async function readWindowPage<W extends object, P extends Parent, Q extends object>(
  resource: WindowResource<W, P, Q>,
  upstream: Upstream,
  asked: AskedPage<Q>,
  call: CallOptions,
  parent: P,
): Promise<Sized<WindowPage<W>>> {
  for (const above of idsAbove(resource, parent)) assertPathSegment(above.of, above.id);
  const page = await readListPage(resource.window, asked, upstream, call, parent);
  const { bytes } = page;
  const slots = page.entries.map((item) => new Slot(resource, item, parent, asked.filter));
  // What an answer counts may be older than what it brings.
  const pageSize = sizeOf(page, asked.number, resource.window.pageSize);
  const counted = page.total === null ? null : Math.max(page.total, (slots.length > 0 ? (asked.number - 1) * pageSize : 0) + slots.length);
  const pages = page.pages ?? (counted === null ? null : Math.ceil(counted / pageSize));
  const isLast = pages === null ? slots.length < pageSize : asked.number >= pages;
  // No page has more than were asked for, or came.
  const most = Math.min(MAX_COUNT, Math.max(1, page.pages ?? Infinity) * Math.max(resource.window.pageSize, slots.length));
  const total = counted !== null && counted <= most && !slots.some(({ isOther }) => isOther) ? counted : null;
  return { value: { number: asked.number, slots, pages, total, pageSize, isLast }, bytes };
}

/** The largest count that a graph can show. */
export const MAX_COUNT = 2 ** 31 - 1;

/** Entries of a full page, from what an answer says, or brings where it is not the last one; no more than it can be on the last one. */
function sizeOf({ entries, pages, total, size }: Page, number: number, asked: number): number {
  if (pages !== null && number < pages && entries.length > 0) return Math.min(asked, entries.length);
  if (size !== null && size > 0) return Math.min(asked, size);
  return pages !== null && total !== null && pages > 1 ? Math.min(asked, Math.max(1, Math.ceil(total / pages))) : asked;
}

/** What makes an item one of a resource. */
type SlotsOf<W extends object> = Pick<WindowResource<W>, 'windowKey' | 'mayLackKey' | 'above'> & {
  readonly filters?: Readonly<Record<string, ShownBy<W>>>;
};

/** An item of a page. */
export class Slot<W extends object> {
  /** Null for what is none of the kind. */
  readonly entry: W | null;
  /** Whether there is something that should be an entry, and is none. */
  readonly isDamaged: boolean;
  /** Whether it is one that was not asked for: of another parent, or none that the filter leaves. */
  readonly isOther: boolean;
  /** Whether it is known by an id, so that nothing else can be equal to it. */
  readonly hasId: boolean;
  readonly #item: unknown;
  #key: string | null;

  constructor(resource: SlotsOf<W>, item: unknown, parent: Parent, filter: object = {}) {
    const { windowKey, mayLackKey = false } = resource;
    const id = windowKey !== null && isObject(item) ? item[windowKey] : undefined;
    const hasId = isEntryId(id);
    const isEntry = isObject(item) && (hasId || windowKey === null || mayLackKey);
    this.isOther = isEntry && !(isBelow(resource, item as W, parent) && passes(resource, item as W, filter));
    this.entry = isEntry && !this.isOther ? withParent(resource, item as W, parent) : null;
    this.isDamaged = !isEntry && item !== null;
    this.#item = item;
    this.hasId = hasId;
    this.#key = hasId ? String(id) : null;
  }

  /** What the upstream sent in this place, whatever it is. */
  get item(): unknown {
    return this.#item;
  }

  /** What tells it from the others: its id, or a hash of what it holds. */
  get key(): string {
    this.#key ??= hashOf(this.#item);
    return this.#key;
  }
}

/** Whether an entry may be what the filter asks for, by what it says of itself. */
const passes = <W extends object>({ filters = {} }: SlotsOf<W>, entry: W, filter: object): boolean =>
  Object.entries(filter).every(([name, asked]: [string, unknown]) => {
    const shownBy = filters[name];
    if (shownBy === undefined) return true;
    if (typeof shownBy === 'function') return shownBy(entry, String(asked));
    const said = entry[shownBy];
    return said === undefined || scalarText(said) === String(asked);
  });

const HASH_LENGTH = 22;

/** A hash of all that a value holds. Without recursion, as an answer may be nested deeper than the stack is. */
function hashOf(item: unknown): string {
  const hash = createHash('sha256');
  const rest = [item];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
      hash.update(`${JSON.stringify(value)},`);
      continue;
    }
    hash.update(Array.isArray(value) ? `[${value.length}` : `${JSON.stringify(Object.keys(value))}:`);
    for (const inner of Object.values(value)) rest.push(inner);
  }
  return hash.digest('base64url').slice(0, HASH_LENGTH);
}
