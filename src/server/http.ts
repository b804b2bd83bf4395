import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { LRUCache } from 'lru-cache';
import { GRAPHQL_PATH, type App } from './app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new connections, lets running requests end for `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** A host and perhaps a port. Anything else would only make a URL that cannot be parsed. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Why no URL can be made of a request; null where it can. */
function faultOf({ rawHeaders, headers: { host = '' }, url = '' }: IncomingMessage): string | null {
  if (countHosts(rawHeaders) > 1) return 'There is more than one Host header.';
  if (goodHosts.has(host) && url === GRAPHQL_PATH) return null;
  // A pattern alone lets pass what only looks like an address or a port.
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return 'The Host header is not a host.';
  goodHosts.set(host, true);
  return url.startsWith('/') && URL.canParse(`http://${host}${url}`) ? null : 'The target of the request is not a path.';
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

/** Names under which this process is known: few, and the same again and again. */
const goodHosts = new LRUCache<string, true>({ max: 100 });

/** Serves the app over HTTP. Time limits are against clients that send slowly or never. */
export async function listen(app: App, { port, host }: { readonly port: number; readonly host: string }): Promise<Listening> {
  let closing = false;
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 }, (request, response) => {
    if (closing) response.setHeader('connection', 'close');
    const fault = faultOf(request);
    if (fault !== null) {
      response.writeHead(400, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify({ errors: [{ message: fault, extensions: { code: 'BAD_USER_INPUT' } }] }));
      return;
    }
    app.listener(request, response);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // Node counts a connection that has sent nothing yet as busy; browsers and balancers open such ones in advance.
  const closeIdle = () => {
    server.closeIdleConnections();
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async (graceMs) => {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const sweep = setInterval(closeIdle, 100);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
