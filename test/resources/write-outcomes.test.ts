/** What a write says of itself where the upstream fails, or refuses what it was sent before. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { mutation } from './write.ts';

const ASSISTANT = { id: 'a', name: 'Ann', tags: ['left'], tools: [] };
const ABSENT = { status: 404, body: { errors: [{ code: '10005', title: 'Not found' }] } };

/** The replies to the writes, in turn, the last one for all others; reads find the assistant. */
async function start(...replies: readonly UpstreamReply[]) {
  let writes = 0;
  const upstream = await startUpstream(({ method }) => {
    if (method === 'GET') return { body: ASSISTANT };
    writes += 1;
    return replies[Math.min(writes, replies.length) - 1] ?? {};
  });
  return { ...startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } }), upstream };
}

describe.each([
  ['removeAssistantTag', '{ assistantId: "a", tag: "x" }', 'tags', { tags: ['left'] }],
  ['detachTool', '{ assistantId: "a", toolId: "t" }', 'assistant { id }', { assistant: { id: 'a' } }],
  ['deleteAssistant', '{ id: "a" }', 'deletedId', { deletedId: 'a' }],
])('%s', (field, input, selection, done) => {
  test('is done where its repeat finds nothing left', async () => {
    const { query, upstream, audited } = await start({ status: 503, body: {} }, ABSENT);
    const { data, errors } = await query(mutation(field, input, selection));
    expect([errors, data[field]]).toEqual([undefined, { ...done, userErrors: [] }]);
    expect(upstream.calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(2);
    expect(audited).toMatchObject([{ outcome: 'done' }]);
  });

  test('is refused where there is nothing from the start', async () => {
    const { query } = await start(ABSENT);
    const { data } = await query(mutation(field, input, selection));
    expect(data[field].userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

test.each([
  ['attachTool', '{ assistantId: "a", toolId: "t" }', null],
  ['detachTool', '{ assistantId: "a", toolId: "t" }', null],
  ['removeAssistantTag', '{ assistantId: "a", tag: "x" }', null],
  ['addAssistantTag', '{ assistantId: "a", tag: "x" }', ['input', 'assistantId']],
  ['deleteAssistant', '{ id: "a" }', ['input', 'id']],
])('an absence that %s finds stands where it is certain what is absent', async (field, input, place) => {
  const { query } = await start(ABSENT);
  const { data } = await query(mutation(field, input, ''));
  expect(data[field].userErrors).toMatchObject([{ code: 'NOT_FOUND', field: place }]);
});

const CREATE = 'createMcpServer';
const SERVER = '{ mcpServer: { name: "n", type: "sse", url: "https://x.example" } }';

test.each([
  ['cloneAssistant', '{ id: "a" }'],
  [CREATE, SERVER],
])('%s has no known outcome where a repeat conflicts with the attempt before it', async (field, input) => {
  const underWay = { status: 409, body: { errors: [{ code: '10036', title: 'under way' }] } };
  const { query, audited } = await start({ status: 503, body: {} }, underWay);
  const { data, errors } = await query(mutation(field, input, ''));
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ path: [field], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  expect(audited).toMatchObject([{ outcome: 'failed' }]);
  const first = await (await start(underWay)).query(mutation(field, input, ''));
  expect(first.data[field].userErrors).toMatchObject([{ code: 'CONFLICT', message: 'under way' }]);
});

test.each([
  ['cloneAssistant', '{ id: "a" }'],
  [CREATE, SERVER],
])('%s names the key that stands for another request', async (field, input) => {
  const { query } = await start({ status: 422, body: { errors: [{ code: '10027', title: 'Used before.' }] } });
  const { data } = await query(mutation(field, input, ''));
  expect(data[field].userErrors).toEqual([{ code: 'CONFLICT', message: 'Used before.', field: ['input', 'idempotencyKey'] }]);
});

test('only what Telnyx refuses to delete for its state is a conflict', async () => {
  const refuse = async (status: number) => {
    const { query } = await start({ status, body: { errors: [{ code: '10015', title: 'No.' }] } });
    const { data } = await query(mutation('deleteAssistant', '{ id: "a" }', ''));
    return data.deleteAssistant.userErrors[0].code as string;
  };
  expect([await refuse(400), await refuse(422)]).toEqual(['CONFLICT', 'BAD_USER_INPUT']);
});

test('the audit log has what a write was to be done to, whatever came of it', async () => {
  const { query, audited } = await start({ status: 500, body: {} });
  await query(mutation('attachTool', '{ assistantId: "a", toolId: "t" }', ''));
  await query(mutation('cloneAssistant', '{ id: "a" }', ''));
  expect(audited).toMatchObject([
    { outcome: 'failed', written: [], targets: ['a', 't'] },
    { outcome: 'failed', written: [], targets: ['a'] },
  ]);
});

test('a copy shows what only readers may see to readers only', async () => {
  const upstream = await startUpstream(() => ({ body: { ...ASSISTANT, id: 'copy' } }));
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
  const clone = mutation('cloneAssistant', '{ id: "a" }', 'assistant { id }');
  const { data, errors } = await query(clone, { token: await sign('assistants:write') });
  expect(errors).toMatchObject([{ path: ['cloneAssistant', 'assistant'], extensions: { code: 'FORBIDDEN' } }]);
  expect(data.cloneAssistant.assistant).toBeNull();
  const reader = await query(clone, { token: await sign('assistants:read assistants:write') });
  expect(reader.data.cloneAssistant.assistant).toEqual({ id: 'copy' });
});

test('a key that was used before is named only where the input can give one', async () => {
  const { query } = await start({ status: 422, body: { errors: [{ code: '10027', title: 'Key reused' }] } });
  const { data } = await query(mutation('updateAssistant', '{ id: "a", changes: { name: "Bea" } }', 'assistant { id }'));
  expect(data.updateAssistant.userErrors).toMatchObject([{ code: 'CONFLICT', field: null }]);
  const { data: copy } = await query(mutation('cloneAssistant', '{ id: "a" }', 'assistant { id }'));
  expect(copy.cloneAssistant.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'idempotencyKey'] }]);
});
