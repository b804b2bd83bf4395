import type { Dispatcher } from 'undici';
import connectBy from 'undici/lib/api/api-connect.js';
import UndiciAgent from 'undici/lib/dispatcher/agent.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import { ProxyRefusedError, tunnelError } from './proxy-error.ts';
import { createFetchDispatcher, type Fetch } from './fetch-dispatcher.ts';

/** How connections leave the machine. */
export interface WayOut {
  /** Null: directly. */
  readonly proxies: Proxies | null;
  /** What servers that ask for a certificate are shown, both as PEM; null shows none. */
  readonly clientCertificate: ClientCertificate | null;
  /** In place of connections of its own, where the platform has none; proxies and certificates are then its matter. */
  readonly fetch?: Fetch | undefined;
}

/** URLs of proxies by the scheme of what is asked for. */
export interface Proxies {
  readonly http: string | null;
  /** Null: that of `http`. */
  readonly https: string | null;
  /** Hosts that are asked directly, separated by commas; see the setting `NO_PROXY`. */
  readonly bypass: string | null;
}

export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
}

export const DIRECT: WayOut = { proxies: null, clientCertificate: null };

export interface Connections {
  /** To each host at most. */
  readonly connections: number;
  /** Milliseconds to open one. */
  readonly connectMs: number;
}

/** Where requests are sent to. */
interface Outlet extends Pick<Dispatcher, 'dispatch'> {
  /** Whether a proxy is being asked for a way; absent where there is none. */
  readonly asksProxy?: () => boolean;
  readonly close: () => Promise<void>;
}

/** undici's agents by themselves: the package as a whole loads a fetch, WebSockets, caches and mocks too, at each start. */
export function createDispatcher({ connections, connectMs }: Connections, { proxies, clientCertificate, fetch }: WayOut): Outlet {
  if (fetch) return createFetchDispatcher(fetch);
  const connect = { timeout: connectMs, ...clientCertificate };
  // The sender of a request gives it up in time.
  const options = { connections, connect, headersTimeout: 0, bodyTimeout: 0 };
  if (!proxies) return new UndiciAgent(options);
  const asked = new Set<object>();
  const agent = new EnvHttpProxyAgent({
    ...options,
    // It reads variables of the process for what is not given: these have been read, with the other settings.
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.bypass ?? '',
    proxyTls: { timeout: connectMs },
    requestTls: connect,
    // A proxy that takes the connection and says nothing must not hold it.
    clientFactory: (origin, more) => toProxy(origin, { ...more, headersTimeout: connectMs }, asked),
  });
  return Object.assign(agent, { asksProxy: () => asked.size > 0 });
}

/** Connections to a proxy; requests for a way are among `asked` until it has answered. Pools have methods beside `dispatch` only where the whole package is loaded, and agents of proxies need one of them. */
function toProxy(origin: URL, options: object, asked: Set<object>): Dispatcher {
  const pool = new UndiciPool(origin, options);
  const connect = async (request: Dispatcher.ConnectOptions) => {
    let opened: Dispatcher.ConnectData;
    asked.add(request);
    try {
      opened = await connectBy.call(pool, request);
    } catch (error) {
      throw tunnelError(error as Error);
    } finally {
      asked.delete(request);
    }
    if (opened.statusCode === 200) return opened;
    opened.socket.on('error', () => undefined).destroy();
    throw new ProxyRefusedError(opened.statusCode);
  };
  return Object.assign(pool, { connect });
}
