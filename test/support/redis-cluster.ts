import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { startRedis, type RedisServer } from './redis.ts';

/** Servers of Redis that know of each other. */
export interface RedisGroup {
  readonly url: string;
  /** Ends the server that has most of the messages, without a word, and resolves when another has taken its place. */
  failOver(): Promise<void>;
  close(): Promise<void>;
}

const SLOTS = 16_384;
/** As few as go on without one of them: of two, the other is no majority. */
const PRIMARIES = 3;
/** Milliseconds without an answer after which a server counts as gone. */
const GONE_MS = 500;

const closeAll = async (servers: readonly RedisServer[]): Promise<void> => void (await Promise.all(servers.map(({ close }) => close())));

async function untilSo(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await pause(20);
}

/** Three primaries; of the first `replicas` each has another server that may take its place. */
export async function startRedisCluster({ replicas = 0 } = {}): Promise<RedisGroup & { readonly primaries: readonly RedisServer[] }> {
  /** Where nodes talk to each other, by the port of each. */
  const busPorts = new Map<number, number>();
  const node = async () => {
    const busPort = await freePort();
    return startRedis((port) => {
      busPorts.set(port, busPort);
      return [
        '--cluster-enabled',
        'yes',
        '--cluster-config-file',
        `${port}.conf`,
        '--cluster-node-timeout',
        String(GONE_MS),
        '--cluster-port',
        String(busPort),
        '--cluster-require-full-coverage',
        'no',
      ];
    });
  };
  const primaries: RedisServer[] = [];
  for (let index = 0; index < PRIMARIES; index += 1) primaries.push(await node());
  const others: RedisServer[] = [];
  for (let index = 0; index < replicas; index += 1) others.push(await node());
  const all = [...primaries, ...others];
  for (const [index, { client }] of primaries.entries()) {
    const first = Math.floor((SLOTS * index) / PRIMARIES);
    await client.call('CLUSTER', 'ADDSLOTSRANGE', first, Math.floor((SLOTS * (index + 1)) / PRIMARIES) - 1);
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  for (const { port } of all.slice(1)) await all[0]?.client.call('CLUSTER', 'MEET', '127.0.0.1', port, busPorts.get(port) ?? 0);
  const knows = async ({ client }: RedisServer, text: string) => String(await client.call('CLUSTER', 'INFO')).includes(text);
  const allKnow = async (text: string) => (await Promise.all(all.map((server) => knows(server, text)))).every(Boolean);
  await untilSo(() => allKnow(`cluster_known_nodes:${all.length}\r`));
  for (const [index, { client }] of others.entries()) {
    const of = String(await primaries[index]?.client.call('CLUSTER', 'MYID'));
    await untilSo(async () => (await client.call('CLUSTER', 'REPLICATE', of)) === 'OK');
  }
  await untilSo(() => allKnow('cluster_state:ok'));
  await untilSo(async () =>
    (await Promise.all(others.map(({ client }) => client.info('replication')))).every((text) => text.includes('master_link_status:up')),
  );
  return {
    url: `redis+cluster://${all.map(({ port }) => `127.0.0.1:${port}`).join()}`,
    primaries,
    failOver: async () => {
      const busiest = await busiestOf(primaries);
      const [successor] = others.slice(busiest, busiest + 1);
      await primaries[busiest]?.kill();
      await untilSo(async () => (await successor?.client.info('replication'))?.includes('role:master') ?? false);
    },
    close: () => closeAll(all),
  };
}

/** Of sharded channels each is at one of them. */
async function busiestOf(servers: readonly RedisServer[]): Promise<number> {
  const counts = await Promise.all(servers.map(async ({ client }) => ((await client.call('PUBSUB', 'SHARDCHANNELS')) as unknown[]).length));
  return counts.indexOf(Math.max(...counts));
}

/** A primary and a server that may take its place, watched by three sentinels. */
export async function startRedisSentinel(): Promise<RedisGroup> {
  const primary = await startRedis();
  const other = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)]);
  const sentinels: RedisServer[] = [];
  for (let index = 0; index < 3; index += 1)
    sentinels.push(
      await startRedis((port, folder) => {
        const file = join(folder, `sentinel-${port}.conf`);
        writeFileSync(
          file,
          `sentinel monitor main 127.0.0.1 ${primary.port} 2\nsentinel down-after-milliseconds main ${GONE_MS}\nsentinel failover-timeout main 2000\n`,
        );
        return [file, '--sentinel'];
      }),
    );
  await untilSo(async () => {
    const state = (await sentinels[0]?.client.call('SENTINEL', 'MASTER', 'main')) as string[];
    const of = (key: string) => state[state.indexOf(key) + 1];
    return of('num-slaves') === '1' && of('num-other-sentinels') === '2' && of('flags') === 'master';
  });
  return {
    url: `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join()}/main`,
    failOver: async () => {
      await primary.kill();
      await untilSo(async () => (await other.client.info('replication')).includes('role:master'));
    },
    close: () => closeAll([primary, other, ...sentinels]),
  };
}
