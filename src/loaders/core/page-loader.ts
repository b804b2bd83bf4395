import { cacheKey } from '../../cache-key.ts';
import type { PageSource } from '../../upstream/page-source.ts';
import type { Taken } from './cached-reads.ts';
import type { LoaderOptions } from './loader-options.ts';
import { readKey } from './tenant-writes.ts';
import { noted, type OnRead } from './watched-reads.ts';

/** Reads of the parts of one list, for one request. */
export interface PageReads<A, V extends object> {
  /**
   * One part. Equal ones are one read, unless it is wanted as it was after the read with this entry version: of two
   * pages, the later one must not be the older one, or what has moved from one to the other meanwhile is on none of them.
   */
  page(asked: A, after?: number | null): Promise<Taken<V>>;
}

/** Upstream cost on a cold cache: one GET for each part, of which 8 are under way at a time. */
export class PageLoader<A, V extends object> implements PageReads<A, V> {
  /** What writes outdate it by. */
  readonly scope: string;
  readonly #source: PageSource<A, V>;
  readonly #options: LoaderOptions;
  readonly #pages = new Map<string, Promise<Taken<V>>>();

  constructor(source: PageSource<A, V>, options: LoaderOptions) {
    this.#source = source;
    this.#options = options;
    this.scope = source.scope;
  }

  async page(asked: A, after: number | null = null): Promise<Taken<V>> {
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
  watched(onRead: OnRead): PageReads<A, V> {
    return {
      page: (asked, after) =>
        noted(this.page(asked, after), onRead, ({ entryVersion }) =>
          entryVersion === null ? null : [{ key: this.#keyOf(asked), entryVersion }],
        ),
    };
  }

  /** Forgets what this request was given. */
  reset(): void {
    this.#pages.clear();
  }

  #note(key: string, page: Promise<Taken<V>>): Promise<Taken<V>> {
    this.#pages.set(key, page);
    return page;
  }

  async #read(key: string, asked: A, again = false): Promise<Taken<V>> {
    const { cached, semaphore, request } = this.#options;
    const { read, freshMs } = this.#source;
    const held = again ? undefined : cached.take<V>(key);
    if (held) return held;
    const load = () =>
      cached.read<V>(
        key,
        async (call) => {
          const { value, bytes } = await read(request.upstream, asked, call);
          return { value, bytes, ttlMs: freshMs?.(value) };
        },
        again,
      );
    return semaphore.run(load);
  }

  #keyOf(asked: A): string {
    return readKey(this.scope, cacheKey('page', this.#source.name, ...this.#source.partsOf(asked)));
  }
}
