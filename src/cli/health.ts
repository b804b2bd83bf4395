import { UsageError, type Call, type Outcome } from './command.ts';
import { FlagReader } from './flag-reader.ts';
import { describeSetting } from '../settings.ts';
import { whyUnreachable } from './unreachable.ts';

const MAX_TIMEOUT_MS = 600_000;

/** The command `health`. */
export async function health({ args: [given], flags, env }: Pick<Call, 'args' | 'flags' | 'env'>): Promise<Outcome> {
  const url = urlOf(given ?? ownUrl(env), flags.has('live') ? '/health/live' : '/health/ready');
  const timeoutMs = readTimeout(flags);
  const start = performance.now();
  const { status, reason } = await ask(url, timeoutMs);
  const milliseconds = Math.round(performance.now() - start);
  const isOk = reason === null;
  return {
    isOk,
    data: { ok: isOk, url, status, milliseconds, reason },
    text: (paint) => (isOk ? `${paint('good', 'ok')} ${url}` : `${paint('bad', 'failed')} ${url}: ${reason}`),
  };
}

async function ask(url: string, timeoutMs: number): Promise<Readonly<{ status: number | null; reason: string | null }>> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json', connection: 'close' },
    });
    const text = await response.text();
    if (response.status === 200) return { status: 200, reason: null };
    return { status: response.status, reason: reasonIn(text) ?? `HTTP status ${response.status}` };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return { status: null, reason: `no answer within ${timeoutMs} ms` };
    return { status: null, reason: whyUnreachable('it', error) };
  }
}

function reasonIn(text: string): string | null {
  try {
    const { reason } = JSON.parse(text) as { readonly reason?: unknown };
    return typeof reason === 'string' ? reason : null;
  } catch {
    return null;
  }
}

/** Not by the server's constant: this command runs every few seconds, and loads no server. */
const GRAPHQL = /\/graphql\/?$/;

function urlOf(text: string, path: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError([`"${text}" is no URL: health takes one such as http://127.0.0.1:4000.`]);
  // The URL that `start` prints, behind any prefix, is that of GraphQL.
  const ofGraphQL = GRAPHQL.exec(url.pathname);
  if (ofGraphQL) Object.assign(url, { pathname: url.pathname.slice(0, ofGraphQL.index) + path, search: '' });
  else if (url.pathname === '/') url.pathname = path;
  return url.href;
}

/** Where the gateway of this machine is: what listens on all addresses is asked at its own. */
function ownUrl(env: Call['env']): string {
  const port = env['PORT']?.trim() || describeSetting('PORT').fallback;
  if (Number(port) === 0)
    throw new UsageError(['PORT=0 is any free port, so the gateway cannot be found by it: give the URL that start has printed.']);
  const host = env['HOST']?.trim() || describeSetting('HOST').fallback || '';
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

function readTimeout(flags: Call['flags']): number {
  const reader = new FlagReader(flags);
  const milliseconds = reader.count('timeout-ms', MAX_TIMEOUT_MS);
  reader.end();
  return milliseconds;
}
