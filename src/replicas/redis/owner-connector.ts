import { connect as connectPlainly, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { connect as connectByTls } from 'node:tls';
import type { RedisHost } from './address.ts';
import { AbstractConnector, type Cluster, type RedisOptions } from './client.ts';

/** Milliseconds between two looks at which node it is, while the cluster is not reached. */
const LOOK_MS = 100;

/** Connects to the node of a cluster that has the slot of a key, whichever it is at the time. */
export const connectorToOwner = (cluster: Cluster, key: string): NonNullable<RedisOptions['Connector']> =>
  class extends AbstractConnector {
    readonly #tls: RedisOptions['tls'];

    constructor(options: unknown) {
      const { tls, disconnectTimeout } = options as RedisOptions;
      super(disconnectTimeout ?? 0);
      this.#tls = tls;
    }

    async connect(): Promise<Socket> {
      this.connecting = true;
      for (;;) {
        const owner = await ownerOf(cluster, key).catch(() => null);
        // Who gives up the connection says so by this.
        if (!this.connecting) throw new Error('Connection is closed.');
        if (owner) return this.#connectTo(owner);
        await setTimeout(LOOK_MS, undefined, { ref: false });
      }
    }

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
