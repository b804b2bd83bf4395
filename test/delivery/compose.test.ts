/** `compose.yaml`: its variables, and the Valkey that it configures. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config.ts';
import { read } from '../support/pages.ts';
import { hasRedis } from '../support/redis.ts';
import { isSettingVariable } from './setting-variables.ts';

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly image: string;
  readonly [key: string]: unknown;
}

/** As Compose reads it with the variables that it needs. */
const { services, configs } = parse(
  read('compose.yaml').replaceAll(
    /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)\}/g,
    (_whole, name: string, fallback?: string) => fallback ?? `${name}-`.repeat(3),
  ),
) as {
  readonly services: Readonly<Record<'gateway' | 'valkey', Service>>;
  readonly configs: { readonly valkey: { readonly content: string } };
};

test('the variables of the gateway are settings, with values that it accepts', () => {
  const env = services.gateway.environment ?? {};
  expect(Object.keys(env).filter((name) => !isSettingVariable(name))).toEqual([]);
  // Compose reaches no Redis by the name of a service here, but the configuration is only read.
  expect(loadConfig(env)).toMatchObject({ warnings: [], redis: expect.anything() as unknown });
});

test('services have no rights, no disk and no more memory than they need', () => {
  const bounded = { read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], mem_limit: expect.any(String) as string };
  expect(Object.values(services)).toEqual([expect.objectContaining(bounded), expect.objectContaining(bounded)]);
  expect(services.valkey.image).toMatch(/:\d+\.\d+\.\d+/);
  expect(services.gateway['ports']).toEqual(['127.0.0.1:4000:4000']);
});

test.skipIf(!hasRedis)('Valkey as configured asks for the password, evicts what expires soonest, and keeps nothing on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'valkey-'));
  writeFileSync(join(folder, 'valkey.conf'), configs.valkey.content);
  const socket = join(folder, 'socket');
  // Redis 7.0 reads the same file. `--dir` is where it would write.
  const server = spawn('redis-server', ['./valkey.conf', '--port', '0', '--unixsocket', socket], { cwd: folder, stdio: 'ignore' });
  const client = new Redis({ path: socket, password: 'VALKEY_PASSWORD-'.repeat(3), retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  const stranger = new Redis({ path: socket, lazyConnect: true, enableReadyCheck: false });
  stranger.on('error', () => undefined);
  try {
    const valueOf = async (name: string) => ((await client.config('GET', name)) as [string, string])[1];
    const names = ['maxmemory', 'maxmemory-policy', 'save', 'appendonly'];
    expect(await Promise.all(names.map(valueOf))).toEqual([String(256 * 1024 * 1024), 'volatile-ttl', '', 'no']);
    await expect(stranger.get('x')).rejects.toThrow(/NOAUTH/);
  } finally {
    client.disconnect();
    stranger.disconnect();
    server.kill('SIGKILL');
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  }
});
