/** Files that are nested deeper than the stack. */
import { expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { startUpstream } from '../support/upstream.ts';
import { filesOf } from './files.ts';

const DEPTH = 5_000;

/** An assistant with a variable and a node that are nested; by text, as nothing of the kind is printed. */
const deep = (end: number): string =>
  JSON.stringify({
    name: 'Deep',
    model: 'm',
    instructions: 'Answer.',
    dynamic_variables: { deep: 'DEEP' },
    conversation_flow: { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', instructions: 'Ask.', extra: 'DEEP' }], edges: [] },
  }).replaceAll('"DEEP"', `${'{"a":'.repeat(DEPTH)}${end}${'}'.repeat(DEPTH)}`);

test('are compared and checked; what would have to send them says why it does not, and goes on', async () => {
  const flat = JSON.stringify({ name: 'Flat', model: 'm', instructions: 'Answer.' });
  const { one, two, last } = filesOf({ one: deep(1), two: deep(2), last: flat });
  const upstream = await startUpstream(() => ({ body: { data: [] } }));
  const env = { UPSTREAM_URL: upstream.url, TELNYX_API_KEY: 'key' };
  const json = async (...argv: string[]) => JSON.parse((await run([...argv, '--json'], env)).out);
  expect((await json('diff', one, one)).changes).toEqual([]);
  expect((await json('diff', one, two)).changes).toMatchObject([{ kind: 'CHANGED' }, { kind: 'CHANGED' }]);
  expect((await json('plan', one, last)).files).toMatchObject([
    { fault: 'it is nested too deep to be sent', action: null },
    { fault: null, action: 'CREATE' },
  ]);
  const { exitCode, out } = await run(['apply', one], env);
  expect([exitCode, out]).toEqual([1, expect.stringContaining(`${one}: it is nested too deep to be sent\n`)]);
  expect((await json('lint', one)).subjects).toMatchObject([{ fault: null, findings: [{ code: 'VARIABLE_UNUSED' }] }]);
  expect((await run(['flow', 'check', one], env)).exitCode).toBe(0);
  expect(upstream.calls).toEqual([]);
});
