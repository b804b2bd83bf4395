import { cacheKey, type KeyPart } from '../../cache-key.ts';
import { scopeOf, type Parent } from '../../upstream/kinds.ts';
import type { AskedPage } from '../../upstream/pages.ts';
import { readWindowPage, type WindowPage } from '../../upstream/read-window.ts';
import type { WindowResource } from '../../upstream/resource.ts';
import type { Taken } from './cached-reads.ts';
import type { LoaderOptions } from './loader-options.ts';
import { readKey } from './tenant-writes.ts';
import type { OnRead } from './watched-reads.ts';

/** Reads of the pages of one list, for one request. */
export interface WindowReads<W extends object, Q extends object> {
  /**
   * One page. Equal ones are one read, unless the page is wanted as it was after the read with this entry version: of two
   * pages, the later one must not be the older one, or what has moved from one to the other meanwhile is on none of them.
   */
  page(asked: AskedPage<Q>, after?: number | null): Promise<Taken<WindowPage<W>>>;
  /** Entries of a full page. */
  readonly pageSize: number;
}

/** Upstream cost on a cold cache: one GET for each page, of which 8 are under way at a time. */
export class WindowLoader<W extends object, P extends Parent, Q extends object> implements WindowReads<W, Q> {
  /** What writes outdate it by. */
  readonly scope: string;
  readonly pageSize: number;
  readonly #resource: WindowResource<W, P, Q>;
  readonly #parent: P;
  readonly #options: LoaderOptions;
  readonly #pages = new Map<string, Promise<Taken<WindowPage<W>>>>();

  constructor(resource: WindowResource<W, P, Q>, parent: P, options: LoaderOptions) {
    this.#resource = resource;
    this.#parent = parent;
    this.#options = options;
    this.pageSize = resource.window.pageSize;
    this.scope = scopeOf(resource.kind, parent);
  }

  async page(asked: AskedPage<Q>, after: number | null = null): Promise<Taken<WindowPage<W>>> {
    this.#options.request.reads.counts.asked += 1;
    const key = this.#keyOf(asked);
    const first = this.#pages.get(key) ?? this.#note(key, this.#read(key, asked));
    const page = await first;
    if (after === null || page.entryVersion === null || page.entryVersion >= after) return page;
    // Somebody else may have asked for the same meanwhile.
    const newer = this.#pages.get(key);
    return newer && newer !== first ? newer : this.#note(key, this.#read(key, asked, true));
  }

  /** The same, with an account of what is read. */
  watched(onRead: OnRead): WindowReads<W, Q> {
    return {
      pageSize: this.pageSize,
      page: async (asked, after) => {
        const page = await this.page(asked, after);
        onRead(page.entryVersion === null ? null : [{ key: this.#keyOf(asked), entryVersion: page.entryVersion }]);
        return page;
      },
    };
  }

  /** Forgets what this request was given. */
  reset(): void {
    this.#pages.clear();
  }

  #note(key: string, page: Promise<Taken<WindowPage<W>>>): Promise<Taken<WindowPage<W>>> {
    this.#pages.set(key, page);
    return page;
  }

  async #read(key: string, asked: AskedPage<Q>, again = false): Promise<Taken<WindowPage<W>>> {
    const { cached, semaphore, request } = this.#options;
    const held = again ? undefined : cached.take<WindowPage<W>>(key);
    if (held) return held;
    const load = () =>
      cached.read<WindowPage<W>>(
        key,
        async (call) => {
          const { value, bytes } = await readWindowPage(this.#resource, request.upstream, asked, call, this.#parent);
          return { value, bytes, ttlMs: this.#freshMs(value) };
        },
        again,
      );
    return semaphore.run(load);
  }

  /** A page is as fresh as the one of its entries that changes first. */
  #freshMs({ slots }: WindowPage<W>): number | undefined {
    const { freshMs } = this.#resource;
    return freshMs && Math.min(Infinity, ...slots.map(({ entry }) => (entry ? freshMs(entry) : Infinity)));
  }

  #keyOf({ number, filter = {} as Q }: AskedPage<Q>): string {
    const asked = Object.entries(filter as Readonly<Record<string, KeyPart>>);
    return readKey(this.scope, cacheKey('page', this.#resource.window.name, number, ...asked.flat()));
  }
}
