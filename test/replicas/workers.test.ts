import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { build, endProcess, startProcess } from '../support/process.ts';
import { until } from '../support/replicas.ts';

beforeAll(build, 120_000);

/**
 * At the first SIGUSR2 a worker is stopped, and at the second it is killed. At SIGHUP one is killed, and sent something before the first
 * process can know that it has ended.
 */
const ENDS_WORKERS = `
import { execFileSync } from 'node:child_process';
import cluster from 'node:cluster';
// The first of its threads may have ended before others (l), which still hold its channel open: what is sent then is lost in silence.
const hasEnded = ({ pid }) => /^Z[^l]*$/.test(execFileSync('ps', ['-o', 'stat=', '-p', String(pid)]).toString().trim());
// One that has ended is among them for a moment.
const first = () => Object.values(cluster.workers).find((worker) => !worker.isDead() && worker.isConnected());
if (cluster.isPrimary) {
  process.once('SIGUSR2', () => {
    const worker = first();
    worker.process.kill('SIGSTOP');
    process.on('SIGUSR2', () => worker.process.kill('SIGKILL'));
    console.log(JSON.stringify({ msg: 'worker stopped', pids: Object.values(cluster.workers).map(({ process: { pid } }) => pid) }));
  });
  process.on('SIGHUP', () => {
    const worker = first();
    worker.process.kill('SIGKILL');
    while (!hasEnded(worker.process));
    worker.send({});
  });
}
`;

test('workers share a port, know of the writes of each other, and end together', async () => {
  const upstream = await startOneAssistant();
  const started = await startProcess({
    before: ENDS_WORKERS,
    env: { WORKERS: '2', UPSTREAM_URL: upstream.url, CACHE_TTL_MS: '60000' },
  });
  const url = await started.url;
  // Each request by a connection of its own, so that the workers take turns.
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer token', connection: 'close' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (await response.json()) as { readonly data?: { readonly assistant?: { readonly name: string } }; readonly errors?: unknown };
  };
  const names = () => Promise.all(Array.from({ length: 8 }, async () => (await ask(READ)).data?.assistant?.name));
  // Until each of them has read it.
  do expect(new Set(await names())).toEqual(new Set(['before']));
  while (upstream.calls.length < 2);
  const scrape = async () => (await fetch(new URL('/metrics', url))).text();
  let metrics = await scrape();
  // On a busy machine they may have lost each other for a moment.
  while (!metrics.includes('gateway_shared_cache_up 1\n')) metrics = await scrape();
  // Of all workers together, whichever is asked.
  expect(metrics).toContain(`gateway_upstream_call_duration_seconds_count{method="GET",status="200"} ${upstream.calls.length}\n`);
  expect(metrics).toMatch(/^gateway_build_info\{.*\} 2$/m);
  for (let write = 1; write <= 3; write += 1) {
    expect((await ask(rename(`name ${write}`))).errors).toBeUndefined();
    expect(new Set(await names())).toEqual(new Set([`name ${write}`]));
  }
  // Which of the processes a line is of.
  expect(started.lines()[0]).toMatchObject({ msg: 'starting', instance: `${hostname()}:${started.child.pid}` });
  const said = () => started.lines().map(({ msg }) => msg);
  started.child.kill('SIGUSR2');
  await until(() => said().includes('worker stopped'));
  // One of them is handed to the worker that does not take it any more, unless that still had one to take.
  const statuses: number[] = [];
  const asking = Array.from({ length: 3 }, async () => {
    const { status } = await fetch(new URL('/health/live', url), { headers: { connection: 'close' } });
    statuses.push(status);
  });
  await until(() => statuses.length >= 2);
  started.child.kill('SIGUSR2');
  await Promise.all(asking);
  expect(statuses).toEqual([200, 200, 200]);
  await until(() => said().includes('worker ended'));
  started.child.kill('SIGHUP');
  await until(() => said().includes('worker not reached'));
  expect(await endProcess(started)).toBe(0);
});

/** Another program that forks the gateway: once as it is given, and once with several workers. */
const OTHERS_CLUSTER = `
import cluster from 'node:cluster';
if (cluster.isPrimary) {
  process.on('SIGTERM', () => process.exit());
  cluster.fork({ WORKERS: '2' }).on('exit', (code) => {
    console.error('ended with ' + code);
    cluster.fork();
  });
  await new Promise(() => undefined);
}
`;

const hasEnded = (pid: number) => /^(?:Z|$)/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());

test('a second Ctrl-C ends them at once with 130, where one hangs too', async () => {
  const started = await startProcess({ before: ENDS_WORKERS, env: { WORKERS: '2', UPSTREAM_URL: 'http://127.0.0.1:9' } });
  await started.url;
  const lineOf = (text: string) => started.lines().find(({ msg }) => msg === text);
  started.child.kill('SIGUSR2');
  await until(() => lineOf('worker stopped') !== undefined);
  // One that comes too soon after the first is the same one, by way of npm.
  const insisting = setInterval(() => started.child.kill('SIGINT'), 100);
  onTestFinished(() => clearInterval(insisting));
  expect(await started.ended).toBe(130);
  expect(lineOf('worker does not end: killed')).toBeUndefined();
  const pids = lineOf('worker stopped')?.['pids'] as readonly number[];
  expect(pids).toHaveLength(2);
  for (const pid of pids) await until(() => hasEnded(pid));
});

test.each(['SIGINT', 'SIGTERM'])('workers that %s meets while they start end with 0', async (signal) => {
  const before = `
import cluster from 'node:cluster';
if (cluster.isPrimary) cluster.once('fork', () => process.kill(process.pid, '${signal}'));
`;
  const { ended, output } = await startProcess({ before, env: { WORKERS: '3', UPSTREAM_URL: 'http://127.0.0.1:9' } });
  expect([await ended, output.stderr]).toEqual([0, '']);
});

test('workers that cannot listen end the process that forked them', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { ended, output } = await startProcess({ env: { WORKERS: '2', UPSTREAM_URL: 'http://127.0.0.1:9', PORT: String(port) } });
  expect(await ended).toBe(1);
  expect(output.stderr).toContain('EADDRINUSE');
});

test('in the cluster of another program it is one process, and says what it does not know', async () => {
  const started = await startProcess({ before: OTHERS_CLUSTER, env: { UPSTREAM_URL: 'http://127.0.0.1:9' } });
  const metrics = await fetch(new URL('/metrics', await started.url));
  expect([metrics.status, started.output.stderr.split('\n')]).toEqual([
    200,
    [
      'The configuration is not usable:',
      expect.stringMatching(/^ *This process is a worker in the cluster of another program, .* leave WORKERS out/),
      'ended with 1',
      '',
    ],
  ]);
  const warnings = started.lines().filter(({ level }) => level === 40);
  expect(warnings).toEqual([expect.objectContaining({ msg: expect.stringContaining('Without REDIS_URL it knows nothing of the writes') })]);
  expect(await endProcess(started)).toBe(0);
});
