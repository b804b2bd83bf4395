/** Guarantee 8 with all examples: `npm run scale -- guarantees`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_TOKEN, startSandbox } from '../../../src/sandbox/app.ts';
import { secretsIn } from '../../support/canaries.ts';
import { ROOT } from '../../support/pages.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { say } from '../../support/replica-load.ts';
import { SECRET, startReplicas } from '../../support/replicas.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const FOLDER = join(ROOT, 'examples');
const EXAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
/** Shorter texts turn up by chance. */
const MIN_LENGTH = 8;

/** All texts of a value, with the names of members. */
function textsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      found.add(name);
      textsOf(inner, found);
    }
  }
  return found;
}

test('8: after all examples, neither the contents of Redis nor what was sent to it holds a text of any answer', async () => {
  const sandbox = await startSandbox();
  const replicas = await startReplicas({ redisPort: redis.port, upstreamUrl: sandbox.url, size: 2, token: DEMO_TOKEN, isSandbox: true });
  const monitor = await redis.client.monitor();
  const sent: string[] = [];
  monitor.on('monitor', (_time: string, [name = '', first = '', ...args]: readonly string[]) =>
    // Scripts are those of the gateway.
    sent.push([name === 'EVAL' ? '' : first, ...args].join(' ')),
  );
  const texts = new Set<string>();
  for (const name of EXAMPLES) {
    const query = readFileSync(join(FOLDER, name), 'utf8');
    for (const replica of replicas) for (const text of textsOf(await replica.query(query))) texts.add(text);
  }
  const keys = await redis.client.keys('*');
  const dumps = await Promise.all(keys.map((key) => redis.client.dumpBuffer(key)));
  const everything = [...keys, ...dumps.map((dump) => dump?.toString('latin1') ?? ''), ...sent].join('\n');
  monitor.disconnect();
  const searched = [...texts].filter((text) => text.length >= MIN_LENGTH && !/^\d+$/.test(text));
  const values = keys.filter((key) => key.includes(':v:')).length;
  say(
    `8: ${EXAMPLES.length} examples, ${keys.length} keys, ${values} of them reads, ${everything.length} bytes searched for ${searched.length} texts`,
  );
  expect(values).toBeGreaterThan(20);
  expect(searched.filter((text) => everything.includes(text))).toEqual([]);
  expect(secretsIn(everything, { token: DEMO_TOKEN, secret: SECRET })).toEqual([]);
  await sandbox.close();
});
