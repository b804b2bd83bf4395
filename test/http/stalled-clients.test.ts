import { connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ANSWER, GOOD, post, READ_LARGE, start } from './raw-socket.ts';

describe.each([true, false])('an answer that waits for its client, with the adapter of Node: %s', (nodeAdapter) => {
  test('is cut where the client takes nothing of it in time', async () => {
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 200 } });
    const socket = connect(port, '127.0.0.1')
      .on('error', () => {})
      .pause();
    socket.write(post(READ_LARGE));
    await vi.waitFor(async () => expect(await metric(/kind="answer_cut"\} (\d+)/)).toBe(1), 10_000);
    socket.destroy();
  });

  test('is cut when the client has taken nothing for the time of the setting, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 60_000 } });
    const cuts = () => metric(/kind="answer_cut"\} (\d+)/);
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    onTestFinished(() => void socket.destroy());
    const took = new Promise((resolve) => socket.once('data', resolve));
    socket.write(post(READ_LARGE));
    await took;
    socket.pause();
    const waits = async () => {
      await expect.poll(() => vi.getTimerCount(), { interval: 1, timeout: 5_000 }).toBe(1);
    };
    await waits();
    vi.advanceTimersByTime(59_000);
    expect(await cuts()).toBe(0);
    // More than the operating system can hide.
    const before = socket.bytesRead;
    socket.resume();
    await expect.poll(() => socket.bytesRead - before, { interval: 1, timeout: 5_000 }).toBeGreaterThan(4_000_000);
    socket.pause();
    await waits();
    vi.advanceTimersByTime(52_000);
    expect(await cuts()).toBe(0);
    await waits();
    vi.advanceTimersByTime(68_000);
    expect(await cuts()).toBe(1);
  });

  test('is sent whole to a client that is slow, however long that takes', async () => {
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 400 } });
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(post(READ_LARGE));
    let bytes = 0;
    for await (const piece of socket) {
      bytes += (piece as Buffer).length;
      if (bytes > 12_000_000) break;
      // A pause after each megabyte: all of them together outlast the limit.
      if (bytes % 1_000_000 < (piece as Buffer).length) await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(bytes).toBeGreaterThan(12_000_000);
    expect(await metric(/kind="answer_cut"\} (\d+)/)).toBe(0);
  });

  test('waits for nothing where the answer before it is still being made', async () => {
    const { port, metric } = await start({ nodeAdapter, listen: { responseStallTimeoutMs: 100 } });
    const [first, second] = [post(GOOD), post(GOOD)];
    const socket = connect(port, '127.0.0.1').setEncoding('latin1');
    let text = '';
    socket.on('data', (piece: string) => (text += piece));
    socket.write(first);
    await vi.waitFor(() => expect(text.split(ANSWER)).toHaveLength(2));
    // Idle for longer than that, as a pool's connection is.
    await new Promise((resolve) => setTimeout(resolve, 250));
    socket.write(second);
    await vi.waitFor(() => expect(text.split(ANSWER)).toHaveLength(3));
    expect(await metric(/kind="answer_cut"\} (\d+)/)).toBe(0);
    socket.destroy();
  });
});
