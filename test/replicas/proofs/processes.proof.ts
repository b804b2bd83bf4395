/** Guarantees 1 to 3, 8, 11 and 14 with the published gateway in processes of its own: `npm run scale -- guarantees`. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../../support/one-assistant.ts';
import { endProcess, startProcess } from '../../support/process.ts';
import { startRedis, type RedisServer } from '../../support/redis.ts';
import { BUSY_MS, quantile, say } from '../../support/replica-load.ts';
import { SECRET } from '../../support/replicas.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

/** In which all workers have ended after SIGTERM. */
const DRAINED_MS = 15_000;

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

/** How many writes waited for others for how long, by the histogram of all processes. */
async function waitsOf(urls: readonly string[]) {
  const texts = await Promise.all(urls.map(async (url) => (await fetch(new URL('/metrics', url))).text()));
  const sum = (line: RegExp) => texts.reduce((total, text) => total + Number(line.exec(text)?.[1] ?? 0), 0);
  const within = (seconds: number) => sum(new RegExp(`duration_seconds_bucket\\{le="${seconds}",op="wait"\\} (\\d+)`));
  const all = sum(/duration_seconds_count\{op="wait"\} (\d+)/);
  const shown = [0.001, 0.005, 0.01, 0.05].map(within).join(' / ');
  return { text: `waits within 1 / 5 / 10 / 50 ms: ${shown} of ${all}`, withinHalfALease: within(0.5), all };
}

test('four processes by Redis', async () => {
  const upstream = await startOneAssistant();
  const env = { UPSTREAM_URL: upstream.url, REDIS_URL: `redis://127.0.0.1:${redis.port}`, SHARED_CACHE_SECRET: SECRET, LOG_LEVEL: 'warn' };
  const processes = await Promise.all(Array.from({ length: 4 }, () => startProcess({ env })));
  const urls = await Promise.all(processes.map(({ url }) => url));
  await pause(1_500);
  upstream.state.name = '0';
  const quiet = await live(urls, { forMs: 5_000, paceMs: 10 });
  const waits = await waitsOf(urls);
  say(`1 and 3: ${quiet}; ${waits.text}`);
  expect(quiet).toMatch(GOOD);
  expect(waits.withinHalfALease).toBeGreaterThan(waits.all / 2);
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

/** A balancer with health checks: sends to those that are ready, one after the other. */
async function balance(urls: Set<string>, state: { isOver: boolean; answered: number }) {
  const ready = new Set(urls);
  const report = { reads: 0, stale: 0, failed: 0 };
  const check = async () => {
    while (!state.isOver) {
      for (const url of urls) {
        const isReady = await fetch(new URL('/health/ready', url)).then(
          ({ ok }) => ok,
          () => false,
        );
        if (isReady) ready.add(url);
        else ready.delete(url);
      }
      for (const url of ready) if (!urls.has(url)) ready.delete(url);
      await pause(100);
    }
  };
  let turn = 0;
  const read = async () => {
    while (!state.isOver) {
      turn += 1;
      const least = state.answered;
      const url = [...ready][turn % ready.size] ?? '';
      const { data, errors } = await ask(url, READ).catch((error: unknown) => ({ data: undefined, errors: [error] }));
      report.reads += 1;
      if (errors) report.failed += 1;
      else if (Number(data?.assistant?.name) < least) report.stale += 1;
      await pause(5);
    }
  };
  const write = async () => {
    for (let next = 1; !state.isOver; next += 1) {
      const { errors } = await ask([...ready][next % ready.size] ?? '', rename(String(next))).catch((error: unknown) => ({
        errors: [error],
      }));
      if (errors) report.failed += 1;
      else state.answered = next;
      await pause(20);
    }
  };
  await Promise.all([check(), write(), ...Array.from({ length: 6 }, read)]);
  return report;
}

test('a rolling restart, and a replica that is killed', async () => {
  const upstream = await startOneAssistant();
  upstream.state.name = '0';
  const env = {
    UPSTREAM_URL: upstream.url,
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    SHARED_CACHE_SECRET: SECRET,
    SHARED_CACHE_PREFIX: 'rolling',
    SHUTDOWN_DELAY_MS: '1500',
    LOG_LEVEL: 'warn',
  };
  const start = async () => {
    const started = await startProcess({ env });
    return { ...started, address: await started.url };
  };
  const processes = await Promise.all([start(), start(), start()]);
  const urls = new Set(processes.map(({ address }) => address));
  const state = { isOver: false, answered: 0 };
  const running = balance(urls, state);
  await pause(1_000);
  const exits: (number | string)[] = [];
  const before = [...processes];
  for (const old of before) {
    const next = await start();
    urls.add(next.address);
    processes.push(next);
    exits.push(await endProcess(old));
    urls.delete(old.address);
  }
  await pause(1_000);
  state.isOver = true;
  const report = await running;
  say(`rolling restart of 3: ${JSON.stringify(report)}, ${state.answered} writes, exits ${exits.join()}`);
  expect([report.stale, report.failed, exits]).toEqual([0, 0, [0, 0, 0]]);
  const [killed, ...left] = processes.slice(3);
  killed?.child.kill('SIGKILL');
  upstream.state.name = '0';
  const ms: number[] = [];
  const after = await live(
    left.map(({ address }) => address),
    { forMs: 6_000, ms },
  );
  say(`after SIGKILL of one: ${after}`);
  expect(after).toMatch(GOOD);
});

test('14: two workers by the process that forked them', async () => {
  const upstream = await startOneAssistant();
  const started = await startProcess({ env: { WORKERS: '2', UPSTREAM_URL: upstream.url, LOG_LEVEL: 'warn' } });
  const url = await started.url;
  upstream.state.name = '0';
  const report = await live([url, url], { forMs: 5_000 });
  const begun = performance.now();
  const exitCode = await endProcess(started);
  const endedMs = performance.now() - begun;
  say(`14: ${report}; ended with ${exitCode} after ${Math.round(endedMs)} ms`);
  expect(report).toMatch(GOOD);
  expect(exitCode).toBe(0);
  expect(endedMs).toBeLessThan(DRAINED_MS + BUSY_MS);
});
