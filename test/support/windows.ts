/** A list of numbered things that is read in windows, and the requests that read it. */
import { createAuthenticate } from '../../src/auth/index.ts';
import type { Caller } from '../../src/auth/caller.ts';
import { loadConfig } from '../../src/config.ts';
import { contextOf } from '../../src/context.ts';
import { DRAWING_HERE } from '../../src/drawing/drawing.ts';
import { createLoaderMemory } from '../../src/loaders/index.ts';
import type { SliceArgs } from '../../src/resolvers/lists/slice.ts';
import { listWindow } from '../../src/resolvers/lists/window.ts';
import { createUpstream } from '../../src/upstream/client.ts';
import { windowed } from '../../src/upstream/pages.ts';
import type { WindowResource } from '../../src/upstream/resource.ts';
import { startUpstream, type UpstreamReply } from './upstream.ts';

export interface Thing {
  readonly id?: string;
  readonly text?: string;
  readonly test_suite?: string | null;
}

export interface ThingsOptions {
  readonly things: unknown[];
  /** Whether pages say how many there are. */
  readonly hasMeta?: boolean;
  readonly pageSize?: number;
  /** Things on a page at most, whatever is asked for. */
  readonly maximum?: number;
  readonly cacheTtlMs?: number;
  /** Whether things are known by their id, or by what they hold. */
  readonly hasIds?: boolean;
  /** Takes the place of the answer to a page. */
  readonly instead?: (number: number) => UpstreamReply | undefined;
}

export const ALL: SliceArgs = { first: null, last: null, after: null, before: null };

/** Each `ask` is a request of its own; `things` may be changed between them. */
export async function startThings({
  things,
  hasMeta = true,
  pageSize = 100,
  maximum = Infinity,
  cacheTtlMs = 60_000,
  hasIds = true,
  instead,
}: ThingsOptions) {
  const resource: WindowResource<Thing, { readonly owner: string }, { readonly test_suite?: string }> = {
    kind: 'assistants',
    noun: ['a', 'thing'],
    windowKey: hasIds ? 'id' : null,
    filters: { test_suite: 'test_suite' },
    window: windowed('things', (upstream, query, options) => upstream.assistants.tests.list(query, options), pageSize),
  };
  const clock = { now: 0 };
  const server = await startUpstream(({ path }) => {
    const query = new URLSearchParams(path.split('?')[1]);
    const number = Number(query.get('page[number]'));
    const size = Math.min(maximum, Number(query.get('page[size]')));
    const data = things.slice((number - 1) * size, number * size);
    const meta = { page_number: number, page_size: size, total_pages: Math.ceil(things.length / size), total_results: things.length };
    return instead?.(number) ?? { body: { data, ...(hasMeta && { meta }) } };
  });
  const upstream = createUpstream({ baseUrl: server.url, limits: { retries: 0 } });
  const memory = createLoaderMemory({ ttlMs: cacheTtlMs, maxBytes: 1e8, now: () => clock.now });
  const services = {
    upstream,
    drawing: DRAWING_HERE,
    memory,
    limits: loadConfig({}).limits,
    audit: () => {},
    authenticate: createAuthenticate({ mode: 'passthrough' }, null),
  };
  const caller = services.authenticate('Bearer test') as Caller;
  const request = () => contextOf(services, { headers: { get: () => null }, signal: new AbortController().signal }, caller);
  return {
    clock,
    request,
    /** The pages that were read, each by its number, and how else it was asked for. */
    pages: () =>
      server.calls.splice(0).map((call) => {
        const query = new URLSearchParams(call.split('?')[1]);
        return [query.get('page[number]'), query.get('test_suite')].filter((part) => part !== null).join(' ');
      }),
    ask: (args: Partial<SliceArgs>, suite?: string, ctx = request()) =>
      listWindow({ resource, parent: { owner: 'o' }, filter: { test_suite: suite } }, { ...ALL, ...args }, ctx),
  };
}

export const numbered = (count: number): Thing[] => Array.from({ length: count }, (_thing, index) => ({ id: `t${index}` }));
export const idsOf = ({ edges }: Awaited<ReturnType<Awaited<ReturnType<typeof startThings>>['ask']>>) => edges.map(({ node }) => node.id);
