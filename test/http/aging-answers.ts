/** Answers that age, and what their headers say about keeping them. */
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type UpstreamReply } from '../support/upstream.ts';

export const ONE = '{ assistant(id: "a") { name } }';
export const TTL_MS = 5_000;

/** A gateway with a clock to turn, over accounts whose names can be changed and which can be broken. */
export async function start(options: Partial<GatewayOptions> = {}) {
  const state: { names: Readonly<Record<string, string>>; broken: UpstreamReply | null; now: number } = {
    names: {},
    broken: null,
    now: 1_000,
  };
  const upstream = await startUpstream((request) => {
    if (state.broken) return state.broken;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const documents = ['a', 'b'].map((id) => ({ id, name: `${id} of ${state.names[token] ?? 'all'}`, tools: [] }));
    if (request.method === 'POST') return { body: { data: documents } };
    return account(documents)(request);
  });
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    cacheTtlMs: TTL_MS,
    now: () => state.now,
    ...options,
    limits: { retries: 0, ...options.limits },
  });
  const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    gateway.app.fetch(`http://127.0.0.1/graphql?query=${encodeURIComponent(query)}`, {
      headers: { authorization: 'Bearer test-token', ...headers },
    });
  return { ...gateway, state, calls: upstream.calls, get };
}

export const cacheControl = (response: Response) => response.headers.get('cache-control');
export const etag = (response: Response) => response.headers.get('etag') ?? '';
