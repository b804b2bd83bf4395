import { expect, test } from 'vitest';
import { announce } from '../../src/cli/start/announce.ts';
import { whyOff } from '../../src/server/graphiql/why-off.ts';
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

test.each([
  [{ graphiql: true, introspection: true }, /Open the URL in a browser for GraphiQL, or try:/, /off/],
  [{ graphiql: false, introspection: true }, /GraphiQL +off: GRAPHIQL=true switches it on\n\n {2}Try:/, /Open the URL/],
  [{ graphiql: false, introspection: false }, /GraphiQL +off: .*INTROSPECTION=true/, /Open the URL/],
] as const)('what is said of a start leads to GraphiQL only where it is on: %j', (config, said, unsaid) => {
  let out = '';
  const terminal = { out: (text: string) => void (out += text) } as unknown as Parameters<typeof announce>[0];
  announce(
    terminal,
    {
      version: '1.0.0',
      url: 'http://127.0.0.1:4000/graphql',
      upstream: null,
      sandbox: { url: 'http://127.0.0.1:1/v2', key: 'k' },
      operations: null,
    },
    { isJson: false, authMode: 'passthrough', graphiqlOff: whyOff(config, false), tools: null, firstId: null },
  );
  expect(out).toContain('UPSTREAM_URL=http://127.0.0.1:1/v2 TELNYX_API_KEY=k\n');
  expect(out).toMatch(said);
  expect(out).not.toMatch(unsaid);
});
