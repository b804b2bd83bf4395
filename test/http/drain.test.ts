import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drain } from '../../src/server/connections/drain.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A request whose rest is yet to come. */
function start(bytes = 1_000_000) {
  const request = new Readable({ read: () => {} });
  const ends: boolean[] = [];
  drain(Object.assign(request, { complete: false, headers: {} }) as unknown as IncomingMessage, { bytes, milliseconds: 2_000 }, (isWhole) =>
    ends.push(isWhole),
  );
  const send = async (chunk: string | null) => {
    request.push(chunk);
    await turn();
  };
  return { send, ends };
}

test('a rest that keeps coming is drained, however long that takes on a busy machine', async () => {
  const { send, ends } = start();
  for (let time = 0; time < 5; time += 1) {
    await send('x'.repeat(1_000));
    vi.advanceTimersByTime(1_500);
  }
  expect(ends).toEqual([]);
  await send(null);
  expect(ends).toEqual([true]);
});

test('one that stops, or is too long, is not', async () => {
  const stopped = start();
  await stopped.send('x');
  vi.advanceTimersByTime(2_000);
  expect(stopped.ends).toEqual([false]);
  const long = start(1_000);
  await long.send('x'.repeat(1_001));
  expect(long.ends).toEqual([false]);
});
