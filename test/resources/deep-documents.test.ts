/** Assistants of which something is nested deeper than the stack, as the Telnyx API may keep them. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { version } from './versions.ts';

const DEPTH = 5_000;

/** By text, as nothing of the kind is printed. */
const deep = (id: string, end: number): string =>
  JSON.stringify(
    version('a', id, {
      model: 'm',
      instructions: 'Answer.',
      dynamic_variables: { deep: 'DEEP', flat: 1 },
      conversation_flow: { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', instructions: 'Ask.', extra: 'DEEP' }], edges: [] },
    }),
  ).replaceAll('"DEEP"', `${'{"a":'.repeat(DEPTH)}${end}${'}'.repeat(DEPTH)}`);

async function start() {
  const upstream = await startUpstream(({ path }) => {
    const [, id] = /\/versions\/v(\d)/.exec(path) ?? [];
    if (path.startsWith('/ai/assistants/a')) return { body: deep(`v${id ?? 2}`, Number(id ?? 2)) };
    return { body: { data: [] } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  return { query, calls: upstream.calls };
}

const TOO_DEEP = { code: 'BAD_USER_INPUT', message: 'dynamic_variables is nested too deep to be written.' };

test('they are compared, hashed, checked and planned, and only what cannot be printed is left out', async () => {
  const { query } = await start();
  const { data, errors } = await query(`{
    assistant(id: "a") {
      versionDiff(from: "v1", to: "v2") { changes { kind path } }
      contentHash snapshot lint { isOk } templateVariables { name } conversationFlow { check { isOk } render }
    }
    applyPlan(id: "a", snapshot: { name: "B", model: "m" }) { action changes { path before } userErrors { message } }
  }`);
  expect(errors).toBeUndefined();
  const { assistant, applyPlan } = data;
  expect(assistant.versionDiff.changes.map(({ kind, path }: { kind: string; path: string[] }) => [kind, ...path.slice(0, 3)])).toEqual([
    ['CHANGED', 'conversation_flow', 'nodes', 'n'],
    ['CHANGED', 'dynamic_variables', 'deep', 'a'],
    ['CHANGED', 'name'],
  ]);
  expect(assistant).toMatchObject({
    contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    snapshot: { name: 'Name in v2', dynamic_variables: { $kept: true } },
    lint: { isOk: true },
    templateVariables: [{ name: 'deep' }, { name: 'flat' }],
    conversationFlow: { check: { isOk: true }, render: expect.stringContaining('flowchart') as unknown },
  });
  expect(applyPlan).toMatchObject({ action: 'UPDATE', userErrors: [] });
  expect(applyPlan.changes).toContainEqual({ path: ['dynamic_variables'], before: '***' });
});

test('an edit of what is nested is refused in words; one that takes it away, or is of something else, is made', async () => {
  const { query, calls } = await start();
  const set = async (rest: string) => {
    const { data, errors } = await query(
      `mutation { setDynamicVariables(input: { assistantId: "a", variables: { flat: 2 } ${rest} }) { changes { kind } userErrors { code message } } }`,
    );
    expect(errors).toBeUndefined();
    return data.setDynamicVariables;
  };
  expect(await set('')).toEqual({ changes: [{ kind: 'CHANGED' }], userErrors: [TOO_DEEP] });
  expect(await set('remove: ["deep"]')).toMatchObject({ userErrors: [] });
  const { data } = await query(
    'mutation { replaceTool(input: { assistantId: "a", tool: { hangup: { description: "Ends." } } }) { userErrors { message } } }',
  );
  expect(data.replaceTool.userErrors).toEqual([]);
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['GET', 'GET', 'POST', 'GET', 'POST']);
});
