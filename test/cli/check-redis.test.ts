import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../support/command.ts';
import { freePort } from '../support/free-port.ts';
import { startSilence } from '../support/silence.ts';
import { hasRedis, startClusterOfOne, startRedis, type RedisServer } from '../support/redis.ts';

const SECRET = 's'.repeat(32);
const check = async (url: string) => {
  const { exitCode, out } = await run(['check', '--redis'], {
    UPSTREAM_URL: 'https://api.telnyx.com/v2',
    REDIS_URL: url,
    SHARED_CACHE_SECRET: SECRET,
  });
  return [exitCode, out.split('\n').find((line) => / redis /.test(line))];
};

test('a Redis that is not there', async () => {
  const port = await freePort();
  expect(await check(`redis://127.0.0.1:${port}`)).toEqual([
    1,
    expect.stringMatching(/^failed +redis +REDIS_URL cannot be used: .*ECONNREFUSED/),
  ]);
});

test('a server that takes connections and says nothing', async () => {
  const cases = [
    ['redis://SILENT', 'it does not answer in time'],
    ['redis+cluster://SILENT', 'it does not answer in time'],
    ['redis+sentinel://SILENT/main', 'no sentinel knows the primary: none answers'],
  ] as const;
  const host = await startSilence();
  const said = await Promise.all(cases.map(([url]) => check(url.replace('SILENT', host))));
  const failures = cases.map(([, reason]) => new RegExp(`^failed +redis +REDIS_URL cannot be used: ${reason}$`));
  expect(said).toEqual(failures.map((failure) => [1, expect.stringMatching(failure)]));
});

test('a Redis that is not configured, as where the name of the setting has a typo', async () => {
  const { exitCode, out } = await run(['check', '--redis'], { UPSTREAM_URL: 'https://api.telnyx.com/v2', REDISURL: 'redis://a' });
  expect([exitCode, out]).toEqual([1, expect.stringMatching(/^failed +redis +REDIS_URL is not set: each process is alone/m)]);
});

const startSentinel = (primary: RedisServer) =>
  startRedis((_port, folder) => {
    const file = join(folder, 'sentinel.conf');
    writeFileSync(file, `sentinel monitor main 127.0.0.1 ${primary.port} 1\n`);
    return [file, '--sentinel'];
  });

describe.runIf(hasRedis)('check --redis', () => {
  let redis: RedisServer;
  let startingNode: Promise<RedisServer>;
  beforeAll(async () => {
    // It is no cluster in its first two seconds, which pass meanwhile.
    startingNode = startClusterOfOne();
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.close();
    await (await startingNode).close();
  });

  test('says of one server that it is no cluster', async () => {
    expect(await check(`redis+cluster://127.0.0.1:${redis.port}`)).toEqual([
      1,
      expect.stringMatching(/^failed +redis +REDIS_URL is of one server and no cluster: begin it with redis:\/\//),
    ]);
  });

  test('says what answers instead of the one that REDIS_URL is of', async () => {
    const sentinel = await startSentinel(redis);
    const http = createHttpServer((_request, response) => response.end());
    const closing = createServer((socket) => void socket.end());
    // As Redis does that has TLS at this port, and was sent what is none.
    const resetting = createServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    const servers = [http, closing, resetting];
    onTestFinished(async () => {
      for (const server of servers) server.close();
      await sentinel.close();
    });
    for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const [httpPort, closingPort, resettingPort] = servers.map((server) => (server.address() as AddressInfo).port);
    const cases = [
      [`rediss://127.0.0.1:${redis.port}`, /no connection is made in time: it may be without TLS, which is redis:/],
      [`redis://127.0.0.1:${httpPort}`, /what answers is no Redis/],
      [`redis+cluster://127.0.0.1:${httpPort}`, /what answers is no Redis/],
      [`redis://127.0.0.1:${closingPort}`, /it ends the connection: it has ended, or wants TLS, which is rediss:/],
      [`redis://127.0.0.1:${resettingPort}`, /it ends the connection: it has ended, or wants TLS, which is rediss:/],
      [`redis+cluster://127.0.0.1:${resettingPort}`, /it ends the connection: it has ended, or wants TLS, which is rediss:/],
      [`redis://127.0.0.1:${sentinel.port}`, /REDIS_URL is of a sentinel: begin it with redis\+sentinel:/],
      [`redis+sentinel://127.0.0.1:${sentinel.port}/other`, /no sentinel knows the primary: ERR No such master/],
      [`redis+sentinel://127.0.0.1:${redis.port}/main`, /REDIS_URL is of no sentinel: begin it with redis:/],
      ['redis+sentinel://127.0.0.1:9/main', /no sentinel knows the primary: connect ECONNREFUSED 127.0.0.1:9/],
    ] as const;
    const said = await Promise.all(cases.map(([url]) => check(url)));
    expect(said).toEqual(cases.map(([, words]) => [1, expect.stringMatching(words)]));
  });

  test('asks the next sentinel where one says nothing', async () => {
    const sentinel = await startSentinel(redis);
    onTestFinished(sentinel.close);
    const url = `redis+sentinel://${await startSilence()},127.0.0.1:${sentinel.port}/main`;
    expect(await check(url)).toEqual([0, expect.stringMatching(/^ok +redis +REDIS_URL answers/)]);
  });

  test('says that there is no such database', async () => {
    expect(await check(`redis://127.0.0.1:${redis.port}/99`)).toEqual([
      1,
      expect.stringMatching(/^failed +redis +REDIS_URL cannot be used: ERR DB index is out of range/),
    ]);
  });

  test('says that messages are refused, and leaves nothing behind', async () => {
    const { client, port } = redis;
    const rights = ['reset', 'on', '>pw', '~ag*', '+@all'];
    await client.acl('SETUSER', 'mute', ...rights);
    await client.acl('SETUSER', 'deaf', ...rights, '&ag*', '-subscribe');
    await client.acl('SETUSER', 'whole', ...rights, '&ag*');
    await client.acl('SETUSER', 'blind', ...rights, '&ag*', '-info');
    await client.flushall();
    const checkAs = (user: string) => check(`redis://${user}:pw@127.0.0.1:${port}`);
    expect(await Promise.all([checkAs('mute'), checkAs('deaf')])).toEqual([
      [1, expect.stringMatching(/^failed +redis .*channel/)],
      [1, expect.stringMatching(/^failed +redis .*Redis refuses to send messages: .*NOPERM/)],
    ]);
    expect(await checkAs('blind')).toEqual([0, expect.stringMatching(/^warning +redis .*its user needs the right to INFO/)]);
    expect(await checkAs('whole')).toEqual([0, expect.stringMatching(/^ok +redis/)]);
    expect(await client.keys('*')).toEqual(['ag-check']);
  });

  test('asks it, with its password', async () => {
    const at = `127.0.0.1:${redis.port}`;
    expect(await check(`redis://${at}`)).toEqual([0, expect.stringMatching(/^ok +redis +REDIS_URL answers/)]);
    await redis.client.config('SET', 'requirepass', 'canary-right');
    expect(await check(`redis://:canary-right@${at}`)).toEqual([0, expect.stringMatching(/^ok +redis/)]);
    for (const url of [`redis://:canary-wrong@${at}`, `redis://${at}`]) {
      const [exitCode, line = ''] = await check(url);
      expect([exitCode, line]).toEqual([1, expect.stringMatching(/^failed +redis +REDIS_URL cannot be used: (?:WRONGPASS|NOAUTH)/)]);
      expect(line).not.toContain('canary');
    }
  });

  test('says of a node of a cluster that it is one', async () => {
    const at = `127.0.0.1:${(await startingNode).port}`;
    expect(await check(`redis://${at}`)).toEqual([1, expect.stringMatching(/^failed +redis +REDIS_URL is of a node of a cluster/)]);
    expect(await check(`redis+cluster://${at}`)).toEqual([0, expect.stringMatching(/^ok +redis +REDIS_URL answers/)]);
  });
});
