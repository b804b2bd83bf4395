import type { ClientOptions, RequestOptions, SendNamed, TypedText } from './options.ts';
import { throwNetworkError } from './error.ts';

/** Whether an operation only reads. Errs on the safe side: a name such as `mutation` makes it a write. */
export function isQuery(document: TypedText<unknown, never>): boolean {
  let rest = document.toString().replace(/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#.*/g, '');
  // What is left without all braces is the heads of operations and fragments.
  for (let before = ''; before !== rest; rest = rest.replace(/{[^{}]*}/g, ' ')) before = rest;
  return !/\b(mutation|subscription)\b/.test(rest);
}

/** Sends an operation. Rejects with a `NETWORK_ERROR`, or the reason of the signal; with a TypeError for what no repetition mends. */
export async function send(
  client: ClientOptions,
  document: TypedText<unknown, never>,
  variables: object | undefined,
  accept: string,
  { signal, method = client.method, headers }: RequestOptions = {},
): Promise<Response> {
  /** Some proxies refuse longer URLs than this; the query then goes by POST. */
  const MAX_URL_LENGTH = 2_000;
  const { url, token, fetch = globalThis.fetch, persisted } = client;
  const bearer = typeof token === 'function' ? await token() : token;
  const sent = new Headers();
  try {
    for (const given of [bearer ? { authorization: `Bearer ${bearer}` } : {}, client.headers, headers, { accept }])
      new Headers(given).forEach((value, name) => sent.set(name, value));
  } catch {
    // The error of the platform quotes the value, which may be a secret.
    throw new TypeError('Malformed token or header.');
  }
  const isGet = method === 'GET' && isQuery(document);
  const ask = (named: object, mayBeGet = true): Promise<Response> => {
    const init: RequestInit = { headers: sent, signal: signal ?? null };
    const body = { ...named, variables };
    let target: string | URL = isGet && mayBeGet ? withQuery(url, body) : '';
    if (!target || target.length > MAX_URL_LENGTH) {
      sent.set('content-type', 'application/json');
      target = url;
      init.method = 'POST';
      init.body = JSON.stringify(body);
    }
    return fetch(target, init).catch((error: unknown) => {
      // A malformed URL throws here, and is no matter of the network. A `fetch` of the program may take a path.
      if (!client.fetch && !/^https?:/.test(new Request(url).url)) throw new TypeError(`${String(url)} is not an HTTP URL.`);
      throwNetworkError(error, url, signal);
    });
  };
  return persisted ? (persisted as unknown as SendNamed)(document, ask) : ask({ query: document.toString() });
}

/** Without the fragment, which is not sent. */
function withQuery(url: string | URL, body: object): string {
  const [base = ''] = String(url).split('#');
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(body) as [string, unknown][])
    if (value) parameters.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return `${base}${base.includes('?') ? '&' : '?'}${parameters.toString()}`;
}
