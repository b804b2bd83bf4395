import { expect, test } from 'vitest';
import { Cancellation } from '../src/cancellation.ts';

test('tells each listener once, with the first reason', () => {
  const cancellation = new Cancellation();
  const calls: unknown[] = [];
  cancellation.addEventListener('abort', () => calls.push(cancellation.reason));
  expect(cancellation.aborted).toBe(false);
  cancellation.abort('first');
  cancellation.abort('second');
  expect([cancellation.aborted, cancellation.reason, calls]).toEqual([true, 'first', ['first']]);
});

test('does as an AbortSignal where a listener takes another one away', () => {
  const run = (signal: AbortSignal | Cancellation, abort: () => void) => {
    const calls: string[] = [];
    const last = () => calls.push('last');
    signal.addEventListener('abort', () => {
      calls.push('first');
      signal.removeEventListener('abort', last);
    });
    signal.addEventListener('abort', last);
    abort();
    signal.addEventListener('abort', () => calls.push('late'));
    return { calls, name: (signal.reason as Error).name };
  };
  const [controller, cancellation] = [new AbortController(), new Cancellation()];
  expect(run(cancellation, () => cancellation.abort())).toEqual(run(controller.signal, () => controller.abort()));
});
