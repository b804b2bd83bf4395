/** The end of workers that hang, with the published gateway: `npm run scale -- guarantees`. It takes as long as a worker may be silent, or take to end. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { endProcess, startProcess } from '../../support/process.ts';
import { startRedis } from '../../support/redis.ts';
import { SECRET, until } from '../../support/replicas.ts';

/**
 * Says of each worker that it listens. At SIGUSR2 it stops one that has just sent a pulse, and at its end says how many seconds the process
 * that forked it had counted since the last one: on a busy machine these may be longer than those of a clock.
 */
const STOPS_WORKER = `
import cluster from 'node:cluster';
const say = (line) => console.log(JSON.stringify(line));
const stopAfterPulse = (worker) => {
  let turns = null;
  worker.on('message', ({ pulse }) => {
    if (!pulse) return;
    if (turns === null) {
      worker.process.kill('SIGSTOP');
      say({ msg: 'worker stopped' });
      setInterval(() => (turns += 1), 1_000).unref();
    }
    turns = 0;
  });
  const kill = worker.process.kill.bind(worker.process);
  worker.process.kill = (signal) => {
    if (signal === 'SIGKILL') say({ msg: 'turns', turns });
    return kill(signal);
  };
};
if (cluster.isPrimary) {
  cluster.on('listening', () => say({ msg: 'worker listens' }));
  process.once('SIGUSR2', () => stopAfterPulse(Object.values(cluster.workers)[0]));
}
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
  const said = (msg: string) => started.lines().filter((line) => line.msg === msg);
  // One request may be handed to the worker that hangs.
  const statusOfMetrics = () =>
    fetch(new URL('/metrics', url), { headers: { connection: 'close' }, signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status,
      () => 0,
    );
  await until(() => said('worker listens').length === 3);
  started.child.kill('SIGUSR2');
  await until(() => said('worker stopped').length === 1);
  const statuses: number[] = [];
  while (said('worker silent: killed').length === 0) {
    statuses.push(await statusOfMetrics());
    await pause(500);
  }
  // The last one may have been answered after its end.
  expect(statuses.slice(0, -1)).not.toContain(200);
  expect(statuses).toContain(503);
  await until(() => said('turns').length === 1);
  expect([29, 30, 31]).toContain(said('turns')[0]?.['turns']);
  await until(() => said('worker ended').length === 1);
  const [killed, ended] = [said('worker silent: killed')[0], said('worker ended')[0]];
  expect([typeof killed?.['pid'], ended]).toEqual([
    'number',
    expect.objectContaining({ worker: killed?.['worker'], pid: killed?.['pid'], signal: 'SIGKILL' }),
  ]);
  if (!redis)
    expect(
      [...said('replicas down'), ...said('replicas still-down')].some(({ detail }) =>
        String(detail).startsWith(`worker ${String(killed?.['worker'])} (pid ${String(killed?.['pid'])}) is silent`),
      ),
    ).toBe(true);
  await until(() => said('worker listens').length === 4);
  while ((await statusOfMetrics()) !== 200) await pause(100);
  // Nobody else was taken for one that hangs.
  expect([said('worker silent: killed').length, await endProcess(started)]).toEqual([1, 0]);
});
