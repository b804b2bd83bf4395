/** Guarantees 1 to 3, 8, 11 and 14 with the published gateway in processes of its own: `npm run scale -- guarantees`. */
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../../support/one-assistant.ts';
import { endProcess, startProcess } from '../../support/process.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { quantile, say } from '../../support/replica-load.ts';
import { SECRET } from '../../support/replicas.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const agent = new Agent({ keepAlive: true });

interface Answer {
  readonly data?: { readonly assistant?: { readonly name: string } };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const ask = (url: string, query: string, token = 'token'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(JSON.parse(text) as Answer)).on('error', reject);
    });
    sent.on('error', reject).end(JSON.stringify({ query }));
  });

interface Run {
  readonly forMs: number;
  readonly paceMs?: number;
  readonly ms?: number[];
}

/** Reads at all, and writes at one after the other. */
async function live(urls: readonly string[], { forMs, paceMs = 5, ms = [] }: Run) {
  const state = { answered: 0, isOver: false, reads: 0, stale: 0, failed: 0 };
  const read = async (url: string) => {
    while (!state.isOver) {
      const least = state.answered;
      const { data, errors } = await ask(url, READ).catch((error: unknown) => ({ data: undefined, errors: [error] }));
      state.reads += 1;
      if (errors) state.failed += 1;
      else if (Number(data?.assistant?.name) < least) state.stale += 1;
      await pause(paceMs);
    }
  };
  const reading = urls.flatMap((url) => [read(url), read(url)]);
  const until = performance.now() + forMs;
  for (let write = 1; performance.now() < until; write += 1) {
    const begun = performance.now();
    const { errors } = await ask(urls[write % urls.length] ?? '', rename(String(write)));
    ms.push(performance.now() - begun);
    if (errors) state.failed += 1;
    else state.answered = write;
    await pause(paceMs);
  }
  state.isOver = true;
  await Promise.all(reading);
  return `${state.stale} stale and ${state.failed} failed of ${state.reads} reads, ${ms.length} writes of ${[0.5, 0.99, 1].map((share) => quantile(ms, share).toFixed(1)).join(' / ')} ms`;
}

const GOOD = /^0 stale and 0 failed of /;

/** Milliseconds that writes waited for others, by the histogram of all processes: how many at most 5, 10 and 50 ms, and all. */
async function waitsOf(urls: readonly string[]): Promise<string> {
  const texts = await Promise.all(urls.map(async (url) => (await fetch(new URL('/metrics', url))).text()));
  const sum = (line: RegExp) => texts.reduce((total, text) => total + Number(line.exec(text)?.[1] ?? 0), 0);
  const buckets = ['0.001', '0.0025', '0.005', '0.01', '0.05'].map((le) => sum(new RegExp(`wait_seconds_bucket\\{le="${le}"\\} (\\d+)`)));
  return `waits within 1 / 2.5 / 5 / 10 / 50 ms: ${buckets.join(' / ')} of ${sum(/wait_seconds_count (\d+)/)}`;
}

test('four processes by Redis', async () => {
  const upstream = await startOneAssistant();
  const env = { UPSTREAM_URL: upstream.url, REDIS_URL: `redis://127.0.0.1:${redis.port}`, SHARED_CACHE_SECRET: SECRET, LOG_LEVEL: 'warn' };
  const processes = await Promise.all(Array.from({ length: 4 }, () => startProcess({ env })));
  const urls = await Promise.all(processes.map(({ url }) => url));
  await pause(1_500);
  upstream.state.name = '0';
  const quiet = await live(urls, { forMs: 5_000, paceMs: 10 });
  say(`1 and 3: ${quiet}; ${await waitsOf(urls)}`);
  expect(quiet).toMatch(GOOD);
  for (const [what, begin, end] of [
    ['frozen', () => redis.pause(), () => redis.resume()],
    ['killed', () => redis.kill(), () => redis.restart()],
  ] as const) {
    upstream.state.name = '0';
    await ask(urls[0] ?? '', rename('0'));
    const trouble = (async () => {
      await pause(1_000);
      await begin();
      await pause(4_000);
      await end();
    })();
    const report = await live(urls, { forMs: 7_000 });
    await trouble;
    say(`2: Redis ${what} for 4 s: ${report}`);
    expect(report).toMatch(GOOD);
  }
  await pause(2_000);
  upstream.answerWith({ status: 429, headers: { 'retry-after': '30' }, body: { errors: [] } });
  const codes = async () => Promise.all(urls.slice(1).map(async (url) => (await ask(url, READ, 'limited')).errors?.[0]?.extensions.code));
  await ask(urls[0] ?? '', READ, 'limited');
  const calls = upstream.calls.length;
  await pause(50);
  expect([await codes(), upstream.calls.length - calls]).toEqual([['RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED'], 0]);
  say(`11: 50 ms after a 429, three others made ${upstream.calls.length - calls} calls`);
  const codesOfEnd = await Promise.all(processes.map(endProcess));
  expect(codesOfEnd).toEqual([0, 0, 0, 0]);
});

test('14: two workers by the process that forked them', async () => {
  const upstream = await startOneAssistant();
  const started = await startProcess({ env: { WORKERS: '2', UPSTREAM_URL: upstream.url, LOG_LEVEL: 'warn' } });
  const url = await started.url;
  upstream.state.name = '0';
  const report = await live([url, url], { forMs: 5_000 });
  const begun = performance.now();
  const ended = endProcess(started);
  say(`14: ${report}; ended with ${await ended} after ${Math.round(performance.now() - begun)} ms`);
  expect(report).toMatch(GOOD);
  expect(await ended).toBe(0);
});
