import { connect as connectPlainly, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import type { RedisHost } from '../../redis-address.ts';
import { AbstractConnector, SentinelConnector, type Cluster, type Redis, type RedisOptions } from './client.ts';

export type Connector = NonNullable<RedisOptions['Connector']>;

/**
 * A stream by TLS may fail twice: it does not trust the certificate, and is told by the server of how it ends for that. The client listens
 * to the first error alone, and the process would end by the other one.
 */
const hearAllErrorsOf = <T extends Pick<Socket, 'on'>>(stream: T): T => {
  stream.on('error', () => undefined);
  return stream;
};

/** Connects to one server, as ioredis' own connector does, which the package does not export. */
export class ServerConnector extends AbstractConnector {
  readonly #options: RedisOptions;

  constructor(options: unknown) {
    const given = options as RedisOptions;
    super(given.disconnectTimeout ?? 0);
    this.#options = given;
  }

  async connect(): Promise<Socket> {
    this.connecting = true;
    const { host, port } = await this.server();
    // Who gives up the connection says so by this.
    if (!this.connecting) throw new Error('Connection is closed.');
    const { tls } = this.#options;
    const stream = hearAllErrorsOf(tls ? connectByTls({ host, port, ...tls }) : connectPlainly({ host, port }));
    stream.once('error', (error) => {
      this.firstError = error;
    });
    this.stream = stream;
    return stream;
  }

  protected server(): Promise<RedisHost> {
    const { host = 'localhost', port = 6379 } = this.#options;
    return Promise.resolve({ host, port });
  }
}

/**
 * Connects to the node of a cluster that has the slot of a key, whichever it is at the time. While that is not known, to one of `hosts`
 * after the other: it says which one it is, or why it cannot be reached.
 */
export const connectorToOwner = (cluster: Cluster, key: string, hosts: readonly RedisHost[]): Connector =>
  class extends ServerConnector {
    #attempts = 0;

    protected override async server(): Promise<RedisHost> {
      const owner = await ownerOf(cluster, key).catch(() => null);
      const guess = hosts[this.#attempts % hosts.length] as RedisHost;
      this.#attempts += 1;
      return owner ?? guess;
    }
  };

async function ownerOf(cluster: Cluster, key: string): Promise<RedisHost | null> {
  const slot = await cluster.cluster('KEYSLOT', key);
  const name = cluster.slots[Number(slot)]?.[0];
  if (name === undefined) return null;
  const end = name.lastIndexOf(':');
  return { host: name.slice(0, end), port: Number(name.slice(end + 1)) };
}

/** What ioredis' own connector has, and does not declare. */
interface AsksSentinels {
  connectToSentinel(endpoint: unknown, options?: RedisOptions): Redis;
}

/** Connects to the primary that sentinels name. `onError` is told why a sentinel cannot be reached, which the client keeps to itself. */
export const connectorBySentinels = (onError: (error: Error) => void): Connector =>
  class extends SentinelConnector {
    constructor(options: unknown) {
      super(options as ConstructorParameters<typeof SentinelConnector>[0]);
      const asking = this as unknown as AsksSentinels;
      const connectToSentinel = asking.connectToSentinel.bind(this);
      asking.connectToSentinel = (endpoint, more) =>
        connectToSentinel(endpoint, { ...more, Connector: ServerConnector }).on('error', onError);
    }

    override async connect(...args: Parameters<SentinelConnector['connect']>): ReturnType<SentinelConnector['connect']> {
      return hearAllErrorsOf(await super.connect(...args));
    }
  };
