import { connect as connectPlainly, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import type { RedisHost } from '../../redis-address.ts';
import { AbstractConnector, type Cluster, type RedisOptions } from './client.ts';

/**
 * Connects to the node of a cluster that has the slot of a key, whichever it is at the time. While that is not known, to one of `hosts`
 * after the other: it says which one it is, or why it cannot be reached.
 */
export const connectorToOwner = (cluster: Cluster, key: string, hosts: readonly RedisHost[]): NonNullable<RedisOptions['Connector']> =>
  class extends AbstractConnector {
    readonly #tls: RedisOptions['tls'];
    #attempts = 0;

    constructor(options: unknown) {
      const { tls, disconnectTimeout } = options as RedisOptions;
      super(disconnectTimeout ?? 0);
      this.#tls = tls;
    }

    async connect(): Promise<Socket> {
      this.connecting = true;
      const owner = await ownerOf(cluster, key).catch(() => null);
      // Who gives up the connection says so by this.
      if (!this.connecting) throw new Error('Connection is closed.');
      const guess = hosts[this.#attempts % hosts.length] as RedisHost;
      this.#attempts += 1;
      return this.#connectTo(owner ?? guess);
    }

    /** As ioredis' connector to one server does, which the package does not export. */
    #connectTo({ host, port }: RedisHost): Socket {
      const stream = this.#tls ? connectByTls({ host, port, ...this.#tls }) : connectPlainly({ host, port });
      stream.once('error', (error) => {
        this.firstError = error;
      });
      this.stream = stream;
      return stream;
    }
  };

async function ownerOf(cluster: Cluster, key: string): Promise<RedisHost | null> {
  const slot = await cluster.cluster('KEYSLOT', key);
  const name = cluster.slots[Number(slot)]?.[0];
  if (name === undefined) return null;
  const end = name.lastIndexOf(':');
  return { host: name.slice(0, end), port: Number(name.slice(end + 1)) };
}
