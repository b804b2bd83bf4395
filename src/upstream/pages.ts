/** How the upstream's lists come in pages, and how all of them are read. */
import { GatewayError } from '../errors.ts';
import { missingList, nullFor } from './errors.ts';
import type { UpstreamAnswer } from './answer.ts';
import { answerOf, callOptions, type CallOptions, type SdkOptions, type Upstream } from './client.ts';
import { unwrapList } from './envelope.ts';
import { isObject } from '../json.ts';
import type { Sized } from './entries.ts';
import type { Parent } from './kinds.ts';

/** The query of a page, under the names that all paged endpoints share. */
export interface PageQuery {
  readonly 'page[number]'?: number;
  readonly 'page[size]'?: number;
}

type SendList<P extends Parent, Q extends object = object> = (
  upstream: Upstream,
  query: PageQuery & Q,
  options: SdkOptions,
  parent: P,
) => PromiseLike<unknown>;

/** What every list is read by. */
interface AnyList<P extends Parent, Q extends object> {
  /** The member of the answer that holds the entries, where it is neither bare nor under `data`. */
  readonly name: string;
  readonly send: SendList<P, Q>;
  /** An item of the answer as an entry; absent where items are entries. */
  readonly toEntry?: (item: unknown) => unknown;
  /** Entries of a page; null where the endpoint has no pages. */
  readonly pageSize: number | null;
  /** Whether no more than the first page is read: what is not on it is read by its id. */
  readonly isFirstPageOnly?: boolean;
}

/** A list that is read whole. */
export interface WholeList<P extends Parent = null> extends AnyList<P, object> {
  /** Pages that are read at most, 10 if not said; a longer list is refused. */
  readonly maxPages?: number;
}

/** A list of which only those pages are read that are asked for; `Q` is what it can be filtered by in the query. */
export interface WindowedList<P extends Parent = null, Q extends object = object> extends AnyList<P, Q> {
  readonly pageSize: number;
}

const PAGE_SIZE = 100;
const MAX_PAGES = 10;
/** The same of a list whose pages are as long as the upstream likes, or shorter than asked for. */
const MAX_UNSIZED_PAGES = 50;

/** All entries in one answer. Should it say that there are more pages, they are read, too. */
export const unpaged = <P extends Parent>(name: string, send: SendList<P>): WholeList<P> => ({ name, send, pageSize: null });

/** Pages by number. They end where `meta` says, or, in answers without one, with a page that is not full or repeats the one before. */
export const paged = <P extends Parent>(
  name: string,
  send: SendList<P>,
  { pageSize = PAGE_SIZE, ...most }: { readonly pageSize?: number; readonly maxPages?: number } = {},
): WholeList<P> => ({ name, send, pageSize, ...most });

/** The first page, which most entries are on. */
export const firstPage = <P extends Parent>(name: string, send: SendList<P>, pageSize: number): WholeList<P> => ({
  name,
  send,
  pageSize,
  isFirstPageOnly: true,
});

/** Pages by number, each read for itself. */
export const windowed = <P extends Parent = null, Q extends object = object>(
  name: string,
  send: SendList<P, Q>,
  pageSize: number = PAGE_SIZE,
): WindowedList<P, Q> => ({ name, send, pageSize });

/** Thrown for a list that has more pages than are read. */
export class ListTooLongError extends GatewayError {
  constructor(size: string) {
    super('LIMIT_EXCEEDED', `The list has more than ${size}, which are too many to read: ask for single ones by id.`);
  }
}

/** All that was read of a list. */
interface WholeEntries extends Sized<readonly unknown[]> {
  /** How many entries there are by the upstream's own count; null where it does not say. */
  readonly total: number | null;
  /** Pages that they came on, each as it was at another time. */
  readonly pages: number;
  /** Whether the upstream repeated a page, or left one empty, and nothing says that there is no more. */
  readonly breaksOff: boolean;
}

/** All entries of a list: one call for each page. */
export async function readPages<P extends Parent>(
  list: WholeList<P>,
  upstream: Upstream,
  call: CallOptions,
  parent: P,
): Promise<WholeEntries> {
  const readerOf =
    (of: WholeList<P>): ReadPage =>
    (number) =>
      readListPage(of, { number }, upstream, call, parent);
  const { first, taken } = await readFirst(list, (of) => readerOf(of)(1));
  const { pages, isRepeated } = list.isFirstPageOnly
    ? { pages: [first], isRepeated: false }
    : await readRest(first, readerOf(taken), taken);
  return {
    value: pages.flatMap(({ entries }) => entries),
    bytes: pages.reduce((bytes, page) => bytes + page.bytes, 0),
    total: first.total,
    pages: pages.length,
    breaksOff: isRepeated && first.total === null,
  };
}

/** The first page, and the list as the upstream takes it: with shorter pages where it refuses long ones. */
async function readFirst<P extends Parent>(
  list: WholeList<P>,
  read: (list: WholeList<P>) => Promise<Page>,
): Promise<{ readonly first: Page; readonly taken: WholeList<P> }> {
  const { pageSize, maxPages = MAX_PAGES } = list;
  const isLong = pageSize !== null && pageSize > PAGE_SIZE && !list.isFirstPageOnly;
  const first = await (isLong ? nullFor(['BAD_USER_INPUT'], read(list)) : read(list));
  if (first) return { first, taken: list };
  const shorter = { ...list, pageSize: PAGE_SIZE, maxPages: Math.ceil((maxPages * (pageSize ?? 0)) / PAGE_SIZE) };
  return { first: await read(shorter), taken: shorter };
}

/** Which page of a list, and of which entries. */
export interface AskedPage<Q extends object> {
  readonly number: number;
  readonly filter?: Q;
}

/** What one page holds, and what it says about all of them. */
export interface Page {
  readonly entries: readonly unknown[];
  readonly bytes: number;
  /** How many pages there are; null where the answer does not say. */
  readonly pages: number | null;
  /** How many entries there are on all pages; null where the answer does not say. */
  readonly total: number | null;
  /** Entries of a full page, which may be fewer than were asked for; null where the answer does not say. */
  readonly size: number | null;
}

/** One page of a list, for one call. */
export async function readListPage<P extends Parent, Q extends object>(
  { name, send, pageSize, toEntry }: AnyList<P, Q>,
  { number, filter }: AskedPage<Q>,
  upstream: Upstream,
  call: CallOptions,
  parent: P,
): Promise<Page> {
  const page = pageSize === null ? {} : { 'page[number]': number, 'page[size]': pageSize };
  // The SDK has no query for an endpoint without pages.
  const options = { ...callOptions(call), ...(pageSize === null && number > 1 && { query: { 'page[number]': number } }) };
  const answer = await readAnswer(() => send(upstream, { ...filter, ...page } as PageQuery & Q, options, parent), parent);
  const items = unwrapList(answer, name);
  return { entries: toEntry ? items.map(toEntry) : items, bytes: answer.bytes, ...countsOf(answer) };
}

/** A list that belongs to nothing is always there, if empty: where it is not found, neither is the API. */
async function readAnswer(sendIt: () => PromiseLike<unknown>, parent: Parent): Promise<UpstreamAnswer> {
  try {
    return await answerOf(sendIt());
  } catch (error) {
    throw parent === null && error instanceof GatewayError && error.code === 'NOT_FOUND' ? missingList(error) : error;
  }
}

/** The number of a page is none that a client gave: where the upstream refuses it, the page before was wrong in saying that there is one. */
function refusedPage(error: unknown): never {
  if (!(error instanceof GatewayError && (error.code === 'NOT_FOUND' || error.code === 'BAD_USER_INPUT'))) throw error;
  const { upstream } = error;
  throw new GatewayError('UPSTREAM_BAD_RESPONSE', 'The upstream says that this list has more pages, and refuses to give them.', {
    ...(upstream && { upstream }),
    cause: error,
  });
}

type ReadPage = (number: number) => Promise<Page>;

type Bounds = Pick<WholeList, 'pageSize' | 'maxPages'>;

/** Pages, and whether the upstream gave one of them again in place of another, or nothing on one that is not the last. */
interface Pages {
  readonly pages: readonly Page[];
  readonly isRepeated: boolean;
}

async function readRest(first: Page, readPage: ReadPage, { pageSize, maxPages = MAX_PAGES }: Bounds): Promise<Pages> {
  if (pageSize !== null) {
    const most = { pageSize, maxPages };
    if (first.pages === null) return readUntilShort(first, readPage, most);
    const total = first.entries.length < pageSize ? (first.total ?? first.pages * first.entries.length) : first.pages * pageSize;
    const isTooLong = first.pages > maxPages && (total > maxPages * pageSize || first.pages > MAX_UNSIZED_PAGES);
    if (isTooLong) throw tooLong(most);
    return readKnown(first, first.pages, readPage);
  }
  if (first.pages === null || first.pages < 2) return { pages: [first], isRepeated: false };
  if (first.pages > MAX_UNSIZED_PAGES) throw new ListTooLongError(`${MAX_UNSIZED_PAGES} pages`);
  return readKnown(first, first.pages, readPage);
}

/** The other pages, at the same time. An endpoint that ignores the number of a page answers by another one again. */
async function readKnown(first: Page, count: number, readPage: ReadPage): Promise<Pages> {
  const numbers = Array.from({ length: Math.max(0, count - 1) }, (_page, index) => index + 2);
  const others = await Promise.all(numbers.map((number) => readPage(number).catch(refusedPage)));
  const starts = new Set<string>();
  const all = [first, ...others];
  const pages = all.filter((page) => {
    const start = startOf(page);
    const isNew = page.entries.length === 0 || !starts.has(start);
    starts.add(start);
    return isNew;
  });
  const isRepeated = pages.length < all.length || all.slice(0, -1).some(({ entries }) => entries.length === 0);
  return { pages, isRepeated };
}

interface Most {
  readonly pageSize: number;
  readonly maxPages: number;
}

const tooLong = ({ pageSize, maxPages }: Most) => new ListTooLongError(`${(maxPages * pageSize).toLocaleString('en')} entries`);

async function readUntilShort(first: Page, readPage: ReadPage, most: Most): Promise<Pages> {
  const { pageSize, maxPages } = most;
  // Pages may be shorter than asked for: then the count says that there are more.
  const isShort = first.entries.length < pageSize;
  const total = first.total ?? 0;
  if (isShort && total > maxPages * pageSize) throw tooLong(most);
  const pages = [first];
  let last = first;
  let count = first.entries.length;
  // It may say itself how many it gives at once.
  const full = first.size === null || first.size === 0 ? pageSize : Math.min(pageSize, first.size);
  const mayGoOn = () => last.entries.length >= full || (isShort && count < total && last.entries.length >= first.entries.length);
  while (last.entries.length > 0 && mayGoOn()) {
    const reading = readPage(pages.length + 1);
    // Where nothing says that there is another page, there need not be one.
    const next = await (first.total === null ? nullFor(['NOT_FOUND'], reading) : reading).catch(refusedPage);
    if (!next || next.entries.length === 0) break;
    // One that is longer than asked for is all that there is, whatever page is asked for.
    if (startOf(next) === startOf(last)) return { pages, isRepeated: first.entries.length <= pageSize };
    if (pages.length === (isShort ? MAX_UNSIZED_PAGES : maxPages)) throw tooLong(most);
    pages.push(next);
    count += next.entries.length;
    last = next;
  }
  return { pages, isRepeated: false };
}

const startOf = ({ entries }: Page): string => JSON.stringify(entries[0]);

function countsOf({ body }: UpstreamAnswer): Pick<Page, 'pages' | 'total' | 'size'> {
  const meta = isObject(body) && isObject(body['meta']) ? body['meta'] : {};
  return { pages: toCount(meta['total_pages']), total: toCount(meta['total_results']), size: toCount(meta['page_size']) };
}

/** A count as a number or in digits. One that is too large for either is still one. */
export function toCount(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}
