import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../support/command.ts';
import { freePort } from '../support/free-port.ts';
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

test('a Redis that is not there, and none at all', async () => {
  const port = await freePort();
  expect(await check(`redis://127.0.0.1:${port}`)).toEqual([
    1,
    expect.stringMatching(/^failed +redis +REDIS_URL cannot be used: .*ECONNREFUSED/),
  ]);
  expect((await run(['check', '--redis'], {})).out).not.toContain(' redis ');
});

describe.runIf(hasRedis)('check --redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  test('says of a node of a cluster that it is one', async () => {
    const node = await startClusterOfOne();
    onTestFinished(node.close);
    const at = `127.0.0.1:${node.port}`;
    expect(await check(`redis://${at}`)).toEqual([1, expect.stringMatching(/^failed +redis +REDIS_URL is of a node of a cluster/)]);
    expect(await check(`redis+cluster://${at}`)).toEqual([0, expect.stringMatching(/^ok +redis +REDIS_URL answers/)]);
  });

  test('says of one server that it is no cluster', async () => {
    expect(await check(`redis+cluster://127.0.0.1:${redis.port}`)).toEqual([
      1,
      expect.stringMatching(/^failed +redis +REDIS_URL is of one server and no cluster: begin it with redis:\/\//),
    ]);
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
    await client.flushall();
    expect(await check(`redis://mute:pw@127.0.0.1:${port}`)).toEqual([1, expect.stringMatching(/^failed +redis .*channel/)]);
    expect(await check(`redis://deaf:pw@127.0.0.1:${port}`)).toEqual([
      1,
      expect.stringMatching(/^failed +redis .*Redis refuses to send messages: .*NOPERM/),
    ]);
    expect(await check(`redis://whole:pw@127.0.0.1:${port}`)).toEqual([0, expect.stringMatching(/^ok +redis/)]);
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
});
