import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { App } from './app.ts';
import { brokenRequestOf, refuseBroken } from './connections/broken-request.ts';
import type { DrainBounds } from './connections/drain.ts';
import { responseWithin } from './connections/response.ts';
import { errorBody } from './error-body.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new connections, lets running requests end for `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** A host and perhaps a port. Anything else would only make a URL that cannot be parsed. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** HTTP/1.0 needs no Host, and health checks send none. Node refuses newer requests without one. */
const WITHOUT_HOST = 'localhost';

/** Why no URL can be made of a request; null where it can: behind a good host every path is one. */
function faultOf({ rawHeaders, headers: { host = WITHOUT_HOST }, url = '' }: IncomingMessage): string | null {
  if (countHosts(rawHeaders) > 1) return 'There is more than one Host header.';
  if (!goodHosts.has(host)) {
    // A pattern alone lets pass what only looks like an address or a port.
    if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return 'The Host header is not a host.';
    goodHosts.set(host, true);
  }
  return url.startsWith('/') ? null : 'The target of the request is not a path.';
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

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** Milliseconds after which a client that reads nothing of its answer is cut. */
  readonly responseStallTimeoutMs?: number;
  readonly drain?: DrainBounds;
  /** Milliseconds for a request to arrive in. */
  readonly requestTimeoutMs?: number;
}

const DRAIN: DrainBounds = { bytes: 4 * 1024 * 1024, milliseconds: 2_000 };
/** Requests are looked at so often for whether their time is over. */
const MAX_CHECK_MS = 5_000;

/**
 * Serves the app over HTTP. Time limits are against clients that send or read slowly or never. A client that closes its
 * half of a connection is taken for one that left, as by proxies: Node cannot tell the two apart, and a read for who
 * left is to be cancelled.
 */
export async function listen(
  app: App,
  { port, host, responseStallTimeoutMs: stallMs = 60_000, drain = DRAIN, requestTimeoutMs = 30_000 }: ListenOptions,
): Promise<Listening> {
  let closing = false;
  /** Who answers the last request of a connection. */
  const latest = new WeakMap<Socket, ServerResponse>();
  const options = {
    headersTimeout: Math.min(10_000, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(MAX_CHECK_MS, requestTimeoutMs),
    keepAliveTimeout: 65_000,
    ServerResponse: responseWithin({ drain, stallMs, onStalled: app.onStalled }),
  };
  const server = createServer(options, (request, response) => {
    latest.set(request.socket, response);
    if (closing) response.setHeader('connection', 'close');
    const fault = faultOf(request);
    if (fault !== null) {
      response.writeHead(400, { 'content-type': 'application/json', connection: 'close' });
      response.end(errorBody(fault, 'BAD_USER_INPUT'));
      return;
    }
    app.listener(request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // There is nobody left to tell.
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const broken = brokenRequestOf(error);
    app.onBrokenRequest({ status: broken.status, reason: error.code ?? error.name });
    refuseBroken(socket as Socket, latest.get(socket as Socket), broken);
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
