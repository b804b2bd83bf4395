import type { Worker } from 'node:cluster';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Gathering } from '../../src/replicas/hub/gathering.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { startGateway } from '../support/gateway.ts';

const workerWith = (send: (message: unknown) => void) => ({ isConnected: () => true, send }) as unknown as Worker;

test('where one worker does not answer, all that is given is that it is not all', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const gathering = new Gathering();
  const given: unknown[] = [];
  const asker = workerWith((message) => given.push(message));
  const prompt = workerWith(() => gathering.receive(prompt, { gathering: { kind: 'give', request: 1, given: 'a' } }, []));
  const slow = workerWith(() => undefined);
  gathering.receive(asker, { gathering: { kind: 'want', number: 7 } }, [prompt, slow]);
  await vi.advanceTimersByTimeAsync(499);
  expect(given).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(given).toEqual([{ gathering: { kind: 'given', number: 7, all: null } }]);
});

test('one that ends is not waited for', () => {
  const gathering = new Gathering();
  const given: unknown[] = [];
  const asker = workerWith((message) => given.push(message));
  const prompt = workerWith(() => gathering.receive(prompt, { gathering: { kind: 'give', request: 1, given: 'a' } }, []));
  const ending = workerWith(() => undefined);
  gathering.receive(asker, { gathering: { kind: 'want', number: 7 } }, [prompt, ending]);
  expect(given).toEqual([]);
  gathering.remove(ending);
  expect(given).toEqual([{ gathering: { kind: 'given', number: 7, all: ['a'] } }]);
});

test('metrics that are not those of all processes are not shown', async () => {
  const metrics = createMetrics({ hasProcess: false });
  metrics.joinWith(() => Promise.resolve(null));
  const { app } = startGateway({ upstreamUrl: 'http://127.0.0.1:9', metrics });
  const response = await app.fetch('http://127.0.0.1/metrics');
  expect([response.status, await response.text()]).toEqual([503, 'A worker did not answer in time.\n']);
  metrics.joinWith(async () => [await createMetrics({ hasProcess: false }).collect()]);
  expect((await metrics.print()).text).toMatch(/^gateway_build_info\{.*\} 2$/m);
});

test('workers one of which is alone are not all in reach, and share, as the one that is not knows', async () => {
  const worker = (up: number, replicas: number) => {
    const metrics = createMetrics({ hasProcess: false });
    metrics.watch('gateway_shared_cache_up', () => up);
    metrics.watch('gateway_shared_cache_replicas', () => replicas);
    return metrics;
  };
  const [well, alone] = [worker(1, 3), worker(0, 0)];
  well.joinWith(async () => [await alone.collect()]);
  const { text } = await well.print();
  expect(text.match(/^gateway_shared_cache_(?:up|replicas) .*$/gm)?.toSorted()).toEqual([
    'gateway_shared_cache_replicas 3',
    'gateway_shared_cache_up 0',
  ]);
});
