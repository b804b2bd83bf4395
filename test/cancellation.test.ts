import { expect, test } from 'vitest';
import { Cancellation } from '../src/cancellation.ts';

test('tells each listener once, with the first reason', () => {
  const cancellation = new Cancellation();
  const told: unknown[] = [];
  cancellation.addEventListener('abort', () => told.push(cancellation.reason));
  expect(cancellation.aborted).toBe(false);
  cancellation.abort('first');
  cancellation.abort('second');
  expect([cancellation.aborted, cancellation.reason, told]).toEqual([true, 'first', ['first']]);
});

test('does as an AbortSignal where a listener takes another one away', () => {
  const run = (signal: AbortSignal | Cancellation, abort: () => void) => {
    const told: string[] = [];
    const last = () => told.push('last');
    signal.addEventListener('abort', () => {
      told.push('first');
      signal.removeEventListener('abort', last);
    });
    signal.addEventListener('abort', last);
    abort();
    signal.addEventListener('abort', () => told.push('late'));
    return { told, name: (signal.reason as Error).name };
  };
  const [controller, cancellation] = [new AbortController(), new Cancellation()];
  expect(run(cancellation, () => cancellation.abort())).toEqual(run(controller.signal, () => controller.abort()));
});
