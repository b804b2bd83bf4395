/** The end of workers that hang, with the published gateway: `npm run scale -- guarantees`. It takes as long as a worker may take to end. */
import { expect, test } from 'vitest';
import { startProcess } from '../../support/process.ts';
import { until } from '../../support/replicas.ts';

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
