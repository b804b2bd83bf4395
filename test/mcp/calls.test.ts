/** Tools as they are called: what comes of it, and what it costs. */
import { expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { call, rpc, startMcp } from '../support/mcp.ts';

const TAGS = { operations: { tags: 'query Tags { assistantTags }' } };
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

test('a call costs what its operation costs, shares reads and answers with /graphql, and has one log line', async () => {
  const gateway = await startMcp();
  await gateway.query('{ assistants { totalCount } }');
  const { structuredContent } = await call(gateway, 'find_assistants', { first: 1 });
  expect(structuredContent).toMatchObject({ assistants: { totalCount: 18, nodes: [{ id: expect.any(String) }] } });
  expect(gateway.calls()).toEqual(['GET /ai/assistants']);
  expect(gateway.requests.slice(1)).toEqual([
    expect.objectContaining({ route: 'mcp', method: 'POST', status: 200, kind: 'query', operation: 'FindAssistants', upstreamCalls: 0 }),
  ]);
  for (let round = 0; round < 3; round += 1) await call(gateway, 'find_assistants', { first: 1 });
  expect(await gateway.samples('gateway_work_total')).toMatchObject({
    'kind="answer_reused"': expect.toSatisfy((count: number) => count > 0),
  });
});

test('Cache-Control: no-cache is obeyed', async () => {
  const gateway = await startMcp(TAGS);
  await call(gateway, 'tags');
  await call(gateway, 'tags', {}, { headers: { 'cache-control': 'no-cache' } });
  expect(gateway.calls()).toHaveLength(2);
});

test('a mutation can be called only with the switch, and is audited as any other', async () => {
  const args = { assistantId: 'assistant-blank', tag: 'seen' };
  const without = await startMcp();
  expect((await rpc(without, 'tools/call', { name: 'add_tag', arguments: args })).message.error.code).toBe(-32_602);
  expect(without.calls()).toEqual([]);
  const gateway = await startMcp({ writes: true });
  expect((await call(gateway, 'add_tag', args)).structuredContent).toEqual({
    addAssistantTag: { tags: expect.arrayContaining(['seen']), userErrors: [] },
  });
  expect(gateway.audited).toEqual([expect.objectContaining({ operation: 'addAssistantTag', outcome: 'done' })]);
});

test('what a list of persisted operations leaves out is a tool all the same, and tools are no persisted operations', async () => {
  const { OperationList } = await import('../../src/operations/persisted/operation-list.ts');
  const operations = new OperationList([{ id: 'other', text: '{ __typename }' }]);
  const gateway = await startMcp(TAGS, { operations });
  expect((await call(gateway, 'tags')).structuredContent).toEqual({ assistantTags: expect.any(Array) });
  const answer = await gateway.post({ documentId: 'tags' });
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
});

test('a prompt says which of its arguments do not fit', async () => {
  const gateway = await startMcp();
  const errorOf = async (params: object) => (await rpc(gateway, 'prompts/get', params)).message.error;
  const invalid = (message: string) => ({ code: -32_602, message: expect.stringContaining(message) });
  expect(await errorOf({ name: 'what_changed', arguments: { assistant: 1, since: null } })).toEqual(
    invalid(
      'arguments.assistant: Invalid input: expected string, received number, arguments.since: Invalid input: expected string, received null',
    ),
  );
  expect(await errorOf({ name: 'what_changed', arguments: [] })).toEqual(
    invalid('arguments: Invalid input: expected record, received array'),
  );
  expect(await errorOf({ name: 'what_changed', arguments: { assistant: ' ' } })).toEqual(invalid('The prompt needs: assistant.'));
  expect(await errorOf({ name: 7 })).toEqual(invalid('name: Invalid input: expected string, received number'));
  expect(await errorOf({ name: 'nothing' })).toEqual(invalid('There is no prompt of this name.'));
  const { message } = await rpc(gateway, 'prompts/get', { name: 'what_changed', arguments: { assistant: 'Front desk' } });
  expect(message.result.messages[0].content.text).toContain('"Front desk"');
});

test.each([
  ['initialize', {}],
  ['initialize', { protocolVersion: 5, capabilities: {}, clientInfo: { name: 'a', version: '1' } }],
  ['tools/list', { cursor: 5 }],
  ['prompts/list', { cursor: {} }],
  ['tools/call', {}],
])('parameters of %s that do not fit are the fault of who sent them: %j', async (method, params) => {
  const { status, message } = await rpc(await startMcp(), method, params);
  expect([status, message]).toMatchObject([200, { id: 1, error: { code: -32_602, message: expect.any(String) } }]);
});

test('arguments that do not fit are refused without a call', async () => {
  const gateway = await startMcp();
  const textOf = async (name: string, args: object) => {
    const { isError, content } = await call(gateway, name, args);
    expect(isError).toBe(true);
    return content.map(({ text }) => text).join('\n');
  };
  expect(await textOf('find_assistants', { first: 1, fist: 2 })).toMatch(
    /^BAD_USER_INPUT: The tool takes these arguments and no others: nameContains, /,
  );
  expect(await textOf('find_assistants', { first: 'many' })).toMatch(/^BAD_USER_INPUT: Variable "\$first"/);
  expect(await textOf('read_assistant', {})).toMatch(/^BAD_USER_INPUT: Variable "\$id" of required type/);
  expect(await textOf('read_assistant', { id: '../x' })).toMatch(/^BAD_USER_INPUT: /);
  expect(await textOf('secrets_in_use', { a: 1 })).toBe('BAD_USER_INPUT: The tool takes no arguments.');
  expect(await textOf('find_assistants', { nameContains: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) as unknown })).toMatch(
    /^LIMIT_EXCEEDED: /,
  );
  expect(gateway.calls()).toEqual([]);
});

test('a refused write is an error that has its reasons as data', async () => {
  const gateway = await startMcp({ writes: true });
  const { isError, structuredContent } = await call(gateway, 'add_tag', { assistantId: 'nobody', tag: 'a' });
  expect([isError, structuredContent]).toEqual([
    true,
    { addAssistantTag: { tags: [], userErrors: [expect.objectContaining({ code: 'NOT_FOUND' })] } },
  ]);
});

test('scopes are those of /graphql', async () => {
  const gateway = await startMcp({ writes: true }, { auth: jwtMode({ accounts: { key: 'KEY_demo' } }), defaultToken: null });
  const reader = bearer(await sign('assistants:read'));
  const { content, isError } = await call(gateway, 'add_tag', { assistantId: 'assistant-blank', tag: 'a' }, reader);
  expect([isError, content[0]?.text]).toEqual([true, expect.stringMatching(/^FORBIDDEN: This needs the scope `assistants:write`/)]);
  expect(gateway.calls()).toEqual([]);
});

test('a write that is sent again is carried out once, and another of the same arguments twice', async () => {
  let now = Date.UTC(2026, 0, 1);
  const clock = { now: () => now, wait: async () => undefined };
  const gateway = await startMcp(
    {
      writes: true,
      operations: {
        whole:
          'mutation Whole($input: CreateAssistantInput!) { createAssistant(input: $input) { assistant { id } userErrors { message } } }',
        parts:
          'mutation Parts($name: String!, $model: String!, $key: String!) { createAssistant(input: { assistant: { name: $name, model: $model, instructions: "a" }, idempotencyKey: $key }) { assistant { id } userErrors { message } } }',
      },
    },
    { clock },
  );
  const idOf = async (name: string, args: object, id: number) => {
    const { structuredContent } = await call(gateway, name, args, { id });
    const { createAssistant } = structuredContent as { readonly createAssistant: { readonly assistant: { readonly id: string } | null } };
    expect(createAssistant).toMatchObject({ userErrors: [] });
    return createAssistant.assistant?.id;
  };
  const whole = { input: { assistant: { name: 'A', model: 'openai/gpt-4o', instructions: 'a' } } };
  const parts = { name: 'B', model: 'openai/gpt-4o' };
  for (const [name, args] of [
    ['whole', whole],
    ['parts', parts],
  ] as const) {
    const first = await idOf(name, args, 1);
    expect(await idOf(name, args, 1)).toBe(first);
    expect(await idOf(name, args, 2)).not.toBe(first);
    now += 300_000;
    expect(await idOf(name, args, 1)).not.toBe(first);
  }
  const { message } = await rpc(gateway, 'tools/list');
  expect(message.result.tools[1].inputSchema).toMatchObject({ required: ['name', 'model'], properties: { name: {}, model: {} } });
  expect(message.result.tools[1].inputSchema.properties).not.toHaveProperty('key');
});
