import { expect, test } from 'vitest';
import { run, runJson, SHAPES } from '../support/command.ts';

/** An address of no machine. */
const NOWHERE = ['start', '--host', '203.0.113.1', '--port', '0', '--log-level', 'silent'];

test('an address that is not of this machine is named, with the setting that has it', async () => {
  const { exitCode, out, err } = await run(NOWHERE);
  expect([exitCode, out]).toEqual([1, '']);
  expect(err).toMatch(/^Could not start: listen EADDRNOTAVAIL[^\n]*203\.0\.113\.1\nHOST or --host takes an address of this machine/);
});

test('in JSON, too', async () => {
  const { exitCode, data } = await runJson(SHAPES.fault, NOWHERE);
  expect(exitCode).toBe(1);
  expect(data.error).toEqual({
    kind: 'failure',
    faults: [expect.stringContaining('EADDRNOTAVAIL'), expect.stringContaining('--host')],
    warnings: [],
  });
});
