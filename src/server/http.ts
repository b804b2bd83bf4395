import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { App } from './app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new connections, lets running requests end for `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** A host and perhaps a port. Anything else would only make a URL that cannot be parsed. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Why no URL can be made of a request; null where it can. */
function faultOf({ headersDistinct, url = '' }: IncomingMessage): string | null {
  const [host = '', ...more] = headersDistinct['host'] ?? [];
  if (more.length > 0) return 'There is more than one Host header.';
  // A pattern alone lets pass what only looks like an address or a port.
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return 'The Host header is not a host.';
  return url.startsWith('/') && URL.canParse(`http://${host}${url}`) ? null : 'The target of the request is not a path.';
}

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
