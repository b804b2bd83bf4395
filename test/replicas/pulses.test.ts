import { expect, onTestFinished, test, vi } from 'vitest';
import { Pulses, sendPulses, type Pulse } from '../../src/cli/start/pulses.ts';

/** Two workers at times that the test sets, and which of them were found silent. */
function watch() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const silent: string[] = [];
  const pulses = new Pulses<{ readonly name: string }>(({ name }) => silent.push(name));
  const workers = ['one', 'two'].map((name) => {
    const state = { name, hangs: false, isConnected: true };
    pulses.add(state);
    const begin = () =>
      sendPulses({
        isConnected: () => state.isConnected,
        send: (message: Pulse) => {
          if (!state.hangs && message.pulse) pulses.hear(state);
          return true;
        },
      });
    return { state, begin };
  });
  const [one, two] = workers;
  if (!one || !two) throw new Error('There are two.');
  pulses.start();
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(1_000 * seconds);
  return { silent, pulses, one, two, pass };
}

test('a worker is silent after half a minute without a pulse, once', async () => {
  const { silent, one, two, pass } = watch();
  one.begin();
  two.begin();
  await pass(600);
  expect(silent).toEqual([]);
  one.state.hangs = true;
  await pass(29);
  expect(silent).toEqual([]);
  await pass(2);
  expect(silent).toEqual(['one']);
  await pass(600);
  expect(silent).toEqual(['one']);
});

test('one that has lost its channel is silent, too', async () => {
  const { silent, one, two, pass } = watch();
  one.begin();
  two.begin();
  two.state.isConnected = false;
  await pass(31);
  expect(silent).toEqual(['two']);
});

test('one that starts has two minutes', async () => {
  const { silent, one, pass } = watch();
  await pass(119);
  expect(silent).toEqual([]);
  one.begin();
  await pass(60);
  expect(silent).toEqual(['two']);
});

test('one that has ended is not found silent, whatever of it still arrives', async () => {
  const { silent, pulses, one, two, pass } = watch();
  two.begin();
  pulses.remove(one.state);
  pulses.hear(one.state);
  await pass(600);
  expect(silent).toEqual([]);
});

test('a standstill of the process that counts is no silence of the others', async () => {
  const { silent, one, two, pass } = watch();
  one.begin();
  two.begin();
  one.state.hangs = true;
  await pass(29);
  // An hour in which nothing runs; then the timer that counts comes before what the other has sent.
  vi.setSystemTime(Date.now() + 3_600_000);
  one.state.hangs = false;
  await pass(1);
  await pass(20);
  expect(silent).toEqual([]);
});
