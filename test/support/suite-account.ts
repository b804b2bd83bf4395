import { expect } from 'vitest';
import { startGateway, type GatewayOptions } from './gateway.ts';
import { NOT_FOUND, startUpstream, type Document, type UpstreamReply } from './upstream.ts';

const TIMES = { created_at: '2026-01-01T00:00:00Z' };
const ASSISTANT: Document = { id: 'a', name: 'Ann', instructions: 'Answer.', model: 'm', ...TIMES };

/** Runs of a suite that were begun together, in the minute `at`; their conversations name the version, if any, and the assistant. */
export interface BegunTogether {
  readonly id: string;
  readonly at?: number | null;
  readonly version?: string | undefined;
  readonly assistant?: string;
  readonly statuses: readonly string[];
  /** What differs in the first one. */
  readonly first?: Document;
}

export const times = (count: number, status: string) => Array.from({ length: count }, () => status);
export const passed = (id: string, at: number | null, version = 'v'): BegunTogether => ({
  id,
  at,
  version,
  statuses: ['passed', 'passed'],
});

/** Their conversations are named for what they say: `b1-x-a-x-v-x-0`, as ids are plain. */
const runsOf = ({ id, at = null, version, assistant = 'a', statuses, first }: BegunTogether): readonly Document[] =>
  statuses.map((status, index) => ({
    run_id: `${id}-${index}`,
    test_id: `t${index}`,
    status,
    triggered_by: 'api',
    test_suite_run_id: id,
    ...(at !== null && { created_at: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString() }),
    ...(version !== undefined && { conversation_id: [id, assistant, version, index].join('-x-') }),
    ...(index === 0 && first),
  }));

const conversationOf = (id: string): Document => {
  const [, assistant = '', version = ''] = id.split('-x-');
  const metadata = { ...(assistant && { assistant_id: assistant }), ...(version && { assistant_version_id: version }) };
  return { id, ...TIMES, last_message_at: TIMES.created_at, metadata };
};

export interface SuiteAccount {
  readonly batches: readonly BegunTogether[] | null;
  readonly suites?: readonly string[];
  /** Conversations that there are no more: all whose ids begin with one of these. */
  readonly gone?: readonly string[];
  /** What the list of runs has beside, before all others. */
  readonly strange?: readonly unknown[];
  /** What is answered in place of all else; undefined where nothing is. */
  readonly instead?: (call: string) => UpstreamReply | undefined;
}

/** An account whose suite Green has these runs, in this order, and whose assistant `a` has the version `v`, which is not the main one. */
export async function startSuite(account: SuiteAccount, options: Partial<GatewayOptions> = {}) {
  const { batches, suites = ['Green', 'Blue'], gone = [], strange = [], instead } = account;
  let all: readonly unknown[] = [...strange, ...(batches ?? []).flatMap(runsOf)];
  let main = 'v0';
  const upstream = await startUpstream(
    ({ method, path }) => {
      const [pathname = '', search = ''] = path.split('?');
      const query = new URLSearchParams(search);
      const other = instead?.(`${method} ${path}`);
      if (other) return other;
      if (method === 'POST') {
        main = 'v';
        return { body: { ...ASSISTANT, version_id: main } };
      }
      if (pathname === '/ai/assistants/a') return { body: { ...ASSISTANT, version_id: main } };
      if (pathname === '/ai/assistants/a/versions/v') return { body: { ...ASSISTANT, version_id: 'v' } };
      if (pathname === '/ai/assistants/tests/test-suites') return { body: { data: suites } };
      if (pathname.endsWith('/runs')) {
        if (batches === null) return NOT_FOUND;
        const batch = query.get('test_suite_run_id');
        const found = all.filter((run) => batch === null || (run as Document | null)?.['test_suite_run_id'] === batch);
        const [size, number] = [Number(query.get('page[size]')), Number(query.get('page[number]') ?? 1)];
        const meta = { page_number: number, page_size: size, total_pages: Math.ceil(found.length / size), total_results: found.length };
        return { body: { data: found.slice((number - 1) * size, number * size), meta } };
      }
      const isThere = (id: string) => !gone.some((start) => id.startsWith(start));
      if (pathname === '/ai/conversations') {
        const ids = [...(query.get('or') ?? '').matchAll(/id\.eq\.([^,)]+)/g)].map(([, id = '']) => id);
        return { body: { data: ids.filter(isThere).map(conversationOf) } };
      }
      const [, conversation] = /^\/ai\/conversations\/(.+)$/.exec(pathname) ?? [];
      if (conversation !== undefined) return isThere(conversation) ? { body: { data: conversationOf(conversation) } } : NOT_FOUND;
      const [, tested] = /^\/ai\/assistants\/tests\/(t\d+)$/.exec(pathname) ?? [];
      return tested === undefined ? NOT_FOUND : { body: { test_id: tested, name: `Test ${tested}`, ...TIMES } };
    },
    { isDescribed: false },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  const send = (input: object) =>
    query(
      `mutation ($input: PromoteAssistantVersionGuardedInput!) {
        promoteAssistantVersionGuarded(input: $input) { versionId userErrors { code message field } } }`,
      { variables: { input: { assistantId: 'a', versionId: 'v', ...input } } },
    );
  const promote = async (requireSuitePassed: readonly string[] | null = ['Green']) => {
    const { data, errors } = await send({ requireSuitePassed });
    expect(errors).toBeUndefined();
    const { versionId, userErrors } = data.promoteAssistantVersionGuarded;
    return { isPromoted: versionId === 'v', said: userErrors.map(({ code, message }: Record<string, string>) => `${code} ${message}`) };
  };
  /** Runs that come before all others. */
  const add = (batch: BegunTogether) => {
    all = [...runsOf(batch), ...all];
  };
  /** The calls since the last look, without what is equal in all. */
  const calls = () =>
    upstream.calls.splice(0).map((call) =>
      call
        .replace(/[?&](page|include_mcp|limit)[^&]*/g, '')
        .replace(/\?or=.*/, '?or')
        .replace('/ai/assistants', ''),
    );
  return { calls, query, send, promote, add, posts: () => upstream.calls.filter((call) => call.startsWith('POST')) };
}
