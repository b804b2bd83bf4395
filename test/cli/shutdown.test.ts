import { EventEmitter } from 'node:events';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Shutdown } from '../../src/cli/start/shutdown.ts';

/** A process that is sent signals, and what came of it. `close` ends the server. */
function watched({ delayMs = 0 } = {}) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const seen: unknown[] = [];
  const log = (_details: unknown, message: string) => seen.push(message);
  let now = 1_000;
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const shutdown = new Shutdown({
    logger: { info: log, error: log, fatal: log } as never,
    exit: (code) => seen.push(code),
    delayMs,
    now: () => now,
  });
  const process = new EventEmitter();
  shutdown.watch(process, { drain: () => seen.push('drain'), closeServer: () => closed, close: async () => void seen.push('close') });
  const signal = (name: string, afterMs = 0) => {
    now += afterMs;
    process.emit(name);
  };
  return { shutdown, process, signal, seen, close };
}

describe('the end of the process', () => {
  test.each(['SIGTERM', 'SIGINT'])('%s drains, closes in order, and ends with 0', async (name) => {
    const { shutdown, signal, seen, close } = watched();
    expect(shutdown.notReady).toBeNull();
    signal(name);
    expect(shutdown.notReady).toContain('draining');
    expect(seen).toEqual(['draining', 'drain']);
    close();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual(['draining', 'drain', 'close', 0]);
  });

  test('after SIGTERM it is not ready, but accepts requests until the delay is over', async () => {
    const { shutdown, signal, seen, close } = watched({ delayMs: 5_000 });
    signal('SIGTERM');
    expect(shutdown.notReady).toContain('draining');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(seen).toEqual(['draining']);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual(['draining', 'drain']);
    // What hangs has as long as without a delay.
    await vi.advanceTimersByTimeAsync(13_999);
    expect(seen).toEqual(['draining', 'drain']);
    close();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual(['draining', 'drain', 'close', 0]);
  });

  test('Ctrl-C waits for no delay', () => {
    const { signal, seen } = watched({ delayMs: 5_000 });
    signal('SIGINT');
    expect(seen).toEqual(['draining', 'drain']);
  });

  test('Ctrl-C ends the delay that SIGTERM has begun: running requests end, and a second one ends it at once', async () => {
    const { signal, seen, close } = watched({ delayMs: 5_000 });
    signal('SIGTERM');
    signal('SIGTERM', 500);
    signal('SIGINT', 500);
    signal('SIGINT', 30);
    expect(seen).toEqual(['draining', 'draining', 'drain']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(seen).toEqual(['draining', 'draining', 'drain']);
    signal('SIGINT', 2_000);
    expect(seen.at(-1)).toBe(130);
    close();
  });

  test.each([
    ['the delay', 5_000, ['draining', 'bug: uncaught exception', 'draining', 'drain', 'close', 1]],
    ['draining', 0, ['draining', 'drain', 'bug: uncaught exception', 'close', 1]],
  ])('an uncaught exception during %s drains at once and ends it with 1', async (_during, delayMs, expected) => {
    const { process, signal, seen, close } = watched({ delayMs });
    signal('SIGTERM');
    process.emit('uncaughtException', new Error('bug'));
    close();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual(expected);
  });

  test('a second Ctrl-C ends it at once with 130, whatever still runs', () => {
    const { signal, seen } = watched();
    signal('SIGINT');
    signal('SIGINT', 2_000);
    expect(seen).toEqual(['draining', 'drain', 130]);
  });

  test('Ctrl-C after SIGTERM is such a second one', () => {
    const { signal, seen } = watched();
    signal('SIGTERM');
    signal('SIGINT', 2_000);
    expect(seen.at(-1)).toBe(130);
  });

  // A terminal signals the whole group, and npm signals what it runs once more.
  test('the same Ctrl-C by way of npm is none, and neither is a second SIGTERM', () => {
    const { signal, seen } = watched();
    signal('SIGINT');
    signal('SIGINT', 30);
    signal('SIGTERM', 5_000);
    expect(seen).toEqual(['draining', 'drain']);
  });

  test('what hangs is given up after 14 seconds', async () => {
    const { signal, seen } = watched();
    signal('SIGTERM');
    await vi.advanceTimersByTimeAsync(13_999);
    expect(seen).toEqual(['draining', 'drain']);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.at(-1)).toBe(0);
  });

  test('an uncaught exception ends it with 1, an unhandled rejection does not', async () => {
    const { process, seen, close } = watched();
    process.emit('unhandledRejection', new Error('bug'));
    expect(seen).toEqual(['bug: unhandled rejection']);
    process.emit('uncaughtException', new Error('bug'));
    close();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.slice(1)).toEqual(['bug: uncaught exception', 'draining', 'drain', 'close', 1]);
  });
});
