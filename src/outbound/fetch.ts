import type { IncomingHttpHeaders } from 'node:http';
import { createAgent, type HttpAgent } from './agent.ts';
import type { WayOut } from './dispatcher.ts';

/** What a small fetch takes. */
interface FetchOptions {
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}

/** Bytes of an answer that are read; a longer one is an error. */
const MAX_BYTES = 1024 * 1024;

/** A fetch of the documents that an identity provider publishes: one at a time, and never with the certificate of the upstream's clients. */
export function createDocumentFetch(wayOut: WayOut): DocumentFetch {
  const agent = createAgent({ connections: 1, connectMs: 2_000 }, { ...wayOut, clientCertificate: null });
  return { fetch: fetchOver(agent), close: () => agent.close() };
}

export interface DocumentFetch {
  readonly fetch: ReturnType<typeof fetchOver>;
  readonly close: () => Promise<void>;
}

/** Small answers over an agent, as `fetch` gives them; redirects are not followed, and bodies are asked for as they are. */
const fetchOver =
  (agent: HttpAgent) =>
  async (url: string, { method, headers, signal }: FetchOptions): Promise<Response> => {
    signal.throwIfAborted();
    const { origin, pathname, search } = new URL(url);
    const request = { origin, path: pathname + search, method: method as 'GET' };
    const sending = agent.send({ ...request, headers: { 'accept-encoding': 'identity', ...Object.fromEntries(headers) } }, () => MAX_BYTES);
    const giveUp = () => sending.abort(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      const { status, headers: received, body } = await sending.answer;
      // A Response has no body with these.
      return new Response(status === 204 || status === 304 ? null : new Uint8Array(body), { status, headers: headersOf(received) });
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };

const headersOf = (received: IncomingHttpHeaders): [string, string][] =>
  Object.entries(received).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
