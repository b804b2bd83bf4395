/** The end of workers that hang, with the published gateway: `npm run scale -- guarantees`. It takes as long as a worker may be silent, or take to end. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { endProcess, startProcess } from '../../support/process.ts';
import { startRedis } from '../../support/redis.ts';
import { SECRET, until } from '../../support/replicas.ts';

const STOPS_WORKER = `
import cluster from 'node:cluster';
if (cluster.isPrimary) process.once('SIGUSR2', () => {
  Object.values(cluster.workers)[0].process.kill('SIGSTOP');
  console.log('{"msg":"worker stopped"}');
});
`;

test('a worker that hangs does not keep the process from ending', async () => {
  const started = await startProcess({ before: STOPS_WORKER, env: { WORKERS: '2', UPSTREAM_URL: 'http://127.0.0.1:9' } });
  await started.url;
  const said = () => started.lines().map(({ msg }) => msg);
  started.child.kill('SIGUSR2');
  await until(() => said().includes('worker stopped'));
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(1);
  expect(said().filter((msg) => msg === 'worker does not end: killed')).toHaveLength(1);
});

test.for(['without Redis', 'with Redis'])('a worker that hangs is killed, and replaced: %s', async (how) => {
  const redis = how === 'with Redis' ? await startRedis() : null;
  if (redis) onTestFinished(() => redis.close());
  const shared = redis && { REDIS_URL: `redis://127.0.0.1:${redis.port}`, SHARED_CACHE_SECRET: SECRET };
  const started = await startProcess({ before: STOPS_WORKER, env: { WORKERS: '3', UPSTREAM_URL: 'http://127.0.0.1:9', ...shared } });
  const url = await started.url;
  const metrics = async () => fetch(new URL('/metrics', url), { headers: { connection: 'close' }, signal: AbortSignal.timeout(5_000) });
  const said = (msg: string) => started.lines().filter((line) => line.msg === msg);
  while (!(await (await metrics()).text()).includes('} 3\n')) await pause(100);
  const begun = performance.now();
  started.child.kill('SIGUSR2');
  await until(() => said('worker stopped').length === 1);
  const statuses: number[] = [];
  while (said('worker silent: killed').length === 0) {
    // One request may be handed to it.
    const answer = metrics().catch(() => null);
    statuses.push((await answer)?.status ?? 0);
    await pause(500);
  }
  // The last one may have been answered after its end.
  expect(statuses.slice(0, -1)).not.toContain(200);
  expect(statuses).toContain(503);
  const silentMs = performance.now() - begun;
  expect([silentMs > 28_000, silentMs < 45_000]).toEqual([true, true]);
  await until(() => said('worker ended').length === 1);
  const [killed, ended] = [said('worker silent: killed')[0], said('worker ended')[0]];
  expect([typeof killed?.['pid'], ended]).toEqual([
    'number',
    expect.objectContaining({ worker: killed?.['worker'], pid: killed?.['pid'], signal: 'SIGKILL' }),
  ]);
  if (!redis)
    expect(
      said('replicas down').some(({ detail }) =>
        String(detail).startsWith(`worker ${String(killed?.['worker'])} (pid ${String(killed?.['pid'])}) is silent`),
      ),
    ).toBe(true);
  while (!(await (await metrics()).text()).includes('} 3\n')) await pause(100);
  // Nobody else was taken for one that hangs.
  expect([said('worker silent: killed').length, await endProcess(started)]).toEqual([1, 0]);
});
