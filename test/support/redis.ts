import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

/** Debian's package has it; without it, its tests are skipped, and with `CI=true` they fail. */
export const hasRedis = process.env['CI'] === 'true' || spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own, on a loopback port, that keeps nothing on disk. */
export interface RedisServer {
  readonly port: number;
  /** A client for looking into it. */
  readonly client: Redis;
  pause(): void;
  resume(): void;
  /** Ends it without a word. */
  kill(): Promise<void>;
  /** Begins again on the same port, with nothing in it, and perhaps with more arguments. */
  restart(args?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const USUAL = ['--save', '', '--bind', '127.0.0.1'];

/** Arguments may be of the port, and of a folder that ends with it. */
export async function startRedis(
  args: readonly string[] | ((port: number, folder: string) => readonly string[]) = [],
): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const given = typeof args === 'function' ? args(port, folder) : args;
  // A file of settings has to be the first.
  const launch = (more: readonly string[] = []) =>
    spawn('redis-server', [...given, ...more, '--port', String(port), ...USUAL, '--dir', folder], { stdio: 'ignore' });
  let server = launch();
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.ping();
  return {
    port,
    client,
    pause: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    kill,
    restart: async (more) => {
      server = launch(more);
      // Where it takes a password now, it says that it asks for one.
      await client.ping().catch(() => undefined);
    },
    close: async () => {
      client.disconnect();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A cluster of one server, which has all slots. */
export async function startClusterOfOne(args: readonly string[] = []): Promise<RedisServer> {
  const server = await startRedis(['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1', ...args]);
  await server.client.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!String(await server.client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await pause(10);
  return server;
}
