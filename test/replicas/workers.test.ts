import { expect, test } from 'vitest';
import { READ, rename, startOneAssistant } from '../support/one-assistant.ts';
import { endProcess, startProcess } from '../support/process.ts';
import { until } from '../support/replicas.ts';

/** At SIGUSR2 a worker is killed, and sent something before the first process can know that it has ended. */
const SENDS_TO_ONE_THAT_ENDED = `
import cluster from 'node:cluster';
if (cluster.isPrimary)
  process.on('SIGUSR2', () => {
    const [worker] = Object.values(cluster.workers);
    worker.process.kill('SIGKILL');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    worker.send({});
  });
`;

test('workers share a port, know of the writes of each other, and end together', async () => {
  const upstream = await startOneAssistant();
  const started = await startProcess({
    before: SENDS_TO_ONE_THAT_ENDED,
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
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  // Of all workers together, whichever is asked.
  expect(metrics).toContain(`gateway_upstream_call_duration_seconds_count{method="GET",status="200"} ${upstream.calls.length}\n`);
  expect(metrics).toMatch(/^gateway_build_info\{.*\} 2$/m);
  expect(metrics).toContain('gateway_shared_cache_up 1\n');
  for (let write = 1; write <= 3; write += 1) {
    expect((await ask(rename(`name ${write}`))).errors).toBeUndefined();
    expect(new Set(await names())).toEqual(new Set([`name ${write}`]));
  }
  started.child.kill('SIGUSR2');
  const said = () => started.lines().map(({ msg }) => msg);
  await until(() => said().includes('worker not reached') && said().includes('worker ended'));
  expect(await endProcess(started)).toBe(0);
});
