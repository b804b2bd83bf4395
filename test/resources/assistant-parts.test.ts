/** Mutations of assistants that leave their settings alone, against the sandbox, with the calls that they cost. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { fieldsOf, mutation } from './write.ts';

/** A gateway in front of the sandbox; `calls` are those since it was last asked. */
async function start() {
  const gateway = await startSandboxGateway();
  let seen = 0;
  const calls = (): readonly string[] => {
    const all = gateway.calls();
    const fresh = all.slice(seen);
    seen = all.length;
    return fresh;
  };
  return { ...gateway, newCalls: calls };
}

/** A gateway in front of an upstream that answers each write with the same. */
async function against(reply: UpstreamReply, options: Partial<Parameters<typeof startGateway>[0]> = {}) {
  const upstream = await startUpstream(() => reply);
  return { ...startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1, retries: 0 }, ...options }), upstream };
}

const ids = async ({ query }: Pick<Awaited<ReturnType<typeof start>>, 'query'>): Promise<readonly string[]> => {
  const { data } = await query('{ assistants { nodes { id } } }');
  return (data.assistants.nodes as { id: string }[]).map(({ id }) => id);
};

describe('cloneAssistant', () => {
  test('brings the copy by one write, which is in the list from then on', async () => {
    const { query, newCalls, audited } = await start();
    const [first = ''] = await ids({ query });
    newCalls();
    const { data } = await query(mutation('cloneAssistant', `{ id: "${first}" }`, 'assistant { id name telephonySettings { extra } }'));
    expect(data.cloneAssistant.userErrors).toEqual([]);
    const { id, telephonySettings } = data.cloneAssistant.assistant as { id: string; telephonySettings: unknown };
    expect([id === first, telephonySettings]).toEqual([false, null]);
    expect(newCalls()).toEqual([`POST /ai/assistants/${first}/clone`]);
    expect(await ids({ query })).toContain(id);
    expect(audited).toMatchObject([{ operation: 'cloneAssistant', outcome: 'done', written: [id] }]);
  });

  test('under the same key makes one copy', async () => {
    const { query } = await start();
    const before = await ids({ query });
    const clone = mutation('cloneAssistant', `{ id: "${before[0]}", idempotencyKey: "k-1" }`, 'assistant { id }');
    const [one, two] = [await query(clone), await query(clone)];
    expect(one.data).toEqual(two.data);
    expect(await ids({ query })).toHaveLength(before.length + 1);
  });

  test('is repeated under the key of the gateway, which is the same each time', async () => {
    const upstream = await startUpstream(({ headers }) =>
      upstream.requests.length === 1 ? { status: 503, body: {} } : { body: { id: 'copy', name: String(headers['idempotency-key']) } },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
    const { data } = await query(mutation('cloneAssistant', '{ id: "a" }', 'assistant { name }'));
    const keys = upstream.requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys)).toEqual(new Set([data.cloneAssistant.assistant.name]));
  });

  test('of one that does not exist, or under a key that is none, is refused at its place', async () => {
    const { query, newCalls } = await start();
    const absent = await query(mutation('cloneAssistant', '{ id: "nobody" }', 'assistant { id }'));
    expect(absent.data.cloneAssistant).toMatchObject({ assistant: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }] });
    newCalls();
    const bad = await query(mutation('cloneAssistant', '{ id: "../x", idempotencyKey: "no key" }', 'assistant { id }'));
    expect(fieldsOf(bad.data.cloneAssistant.userErrors)).toEqual(['input.id', 'input.idempotencyKey']);
    expect(newCalls()).toEqual([]);
  });
});

describe('deleteAssistant', () => {
  test('takes it away by one write', async () => {
    const { query, newCalls } = await start();
    const { data: cloned } = await query(mutation('cloneAssistant', `{ id: "${(await ids({ query }))[0]}" }`, 'assistant { id }'));
    const { id } = cloned.cloneAssistant.assistant as { id: string };
    newCalls();
    const { data } = await query(mutation('deleteAssistant', `{ id: "${id}" }`, 'deletedId'));
    expect(data.deleteAssistant).toEqual({ deletedId: id, userErrors: [] });
    expect(newCalls()).toEqual([`DELETE /ai/assistants/${id}`]);
    expect((await query(`{ assistant(id: "${id}") { id } }`)).data).toEqual({ assistant: null });
    expect(await ids({ query })).not.toContain(id);
  });

  test('says so where it is for good', async () => {
    const { query, upstream } = await against({ body: { id: 'a', deleted: true } });
    await query(mutation('deleteAssistant', '{ id: "a", permanently: true }', 'deletedId'));
    await query(mutation('deleteAssistant', '{ id: "a", permanently: null }', 'deletedId'));
    expect(upstream.calls).toEqual(['DELETE /ai/assistants/a?hard_delete=true', 'DELETE /ai/assistants/a']);
  });

  test('of one that others lead to is a CONFLICT, in the words of Telnyx', async () => {
    const { query } = await start();
    const { data } = await query(mutation('deleteAssistant', '{ id: "assistant-billing-desk" }', 'deletedId'));
    expect(data.deleteAssistant).toMatchObject({ deletedId: null, userErrors: [{ code: 'CONFLICT', field: ['input', 'id'] }] });
    expect(data.deleteAssistant.userErrors[0].message).toContain('hands over');
  });
});

describe('tags', () => {
  test('are added and taken away by one write each, and the assistant is read when it is asked for', async () => {
    const { query, newCalls } = await start();
    const [id = ''] = await ids({ query });
    const { data: before } = await query(`{ assistant(id: "${id}") { tags } }`);
    const tags = before.assistant.tags as readonly string[];
    newCalls();
    const added = await query(mutation('addAssistantTag', `{ assistantId: "${id}", tag: "a b/c" }`, 'tags'));
    expect(added.data.addAssistantTag).toEqual({ tags: [...tags, 'a b/c'], userErrors: [] });
    expect(newCalls()).toEqual([`POST /ai/assistants/${id}/tags`]);
    const removed = await query(mutation('removeAssistantTag', `{ assistantId: "${id}", tag: "a b/c" }`, 'tags assistant { tags }'));
    expect(removed.data.removeAssistantTag).toEqual({ tags, assistant: { tags }, userErrors: [] });
    expect(newCalls()).toEqual([`DELETE /ai/assistants/${id}/tags/a%20b%2Fc`, `GET /ai/assistants/${id}`]);
  });

  test.each([
    ['addAssistantTag', 'blank', ' '],
    ['removeAssistantTag', 'empty', ''],
    ['addAssistantTag', 'a dot', '.'],
    ['removeAssistantTag', 'two dots', '..'],
    ['addAssistantTag', 'too long', 'x'.repeat(1_001)],
    ['addAssistantTag', 'half a character', '\ud800'],
    ['removeAssistantTag', 'half a character', '\ud800'],
  ])('%s is refused without a call where the tag is %s', async (field, _what, tag) => {
    const { query, newCalls } = await start();
    const input = `${field.replace(/^./, (letter) => letter.toUpperCase())}Input!`;
    const { data } = await query(`mutation ($input: ${input}) { ${field}(input: $input) { tags userErrors { code field message } } }`, {
      variables: { input: { assistantId: 'a/b', tag } },
    });
    expect(fieldsOf(data[field].userErrors)).toEqual(['input.assistantId', 'input.tag']);
    expect([data[field].tags, newCalls()]).toEqual([[], []]);
  });

  test.each([
    ['nothing', {}],
    ['no list', { tags: 'none' }],
  ])('that an answer of %s does not show are read', async (_what, body) => {
    const upstream = await startUpstream(({ method }) => ({ body: method === 'GET' ? { id: 'a', name: 'n', tags: ['x', 'y'] } : body }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query(mutation('addAssistantTag', '{ assistantId: "a", tag: "x" }', 'tags'));
    expect([errors, data.addAssistantTag.tags]).toEqual([undefined, ['x', 'y']]);
    expect(upstream.calls).toEqual(['POST /ai/assistants/a/tags', 'GET /ai/assistants/a']);
  });
});

describe('shared tools of an assistant', () => {
  const TOOLS = 'assistant { tools { ... on Tool { sharedTool { id } } } }';
  const sharedIn = (data: { assistant: { tools: readonly { sharedTool: { id: string } | null }[] } }) =>
    data.assistant.tools.flatMap(({ sharedTool }) => (sharedTool ? [sharedTool.id] : []));

  test('are attached and detached by one write each, and are there, or gone, at once', async () => {
    const { query, newCalls } = await start();
    const id = (await query(mutation('cloneAssistant', `{ id: "assistant-parcel-tracker" }`, 'assistant { id }'))).data.cloneAssistant
      .assistant.id as string;
    newCalls();
    const input = `{ assistantId: "${id}", toolId: "tool-take-payment" }`;
    const attached = await query(mutation('attachTool', input, TOOLS));
    expect(attached.data.attachTool.userErrors).toEqual([]);
    expect(sharedIn(attached.data.attachTool)).toContain('tool-take-payment');
    expect(newCalls().slice(0, 2)).toEqual([`PUT /ai/assistants/${id}/tools/tool-take-payment`, `GET /ai/assistants/${id}`]);
    const detached = await query(mutation('detachTool', input, TOOLS));
    expect(sharedIn(detached.data.detachTool)).not.toContain('tool-take-payment');
  });

  test('that do not exist, or that the assistant lacks, are NOT_FOUND; a second one of its kind is refused', async () => {
    const { query } = await start();
    const ask = async (field: string, assistantId: string, toolId: string) =>
      (await query(mutation(field, `{ assistantId: "${assistantId}", toolId: "${toolId}" }`, 'assistant { id }'))).data[field];
    const [id = ''] = await ids({ query });
    expect(await ask('attachTool', id, 'nothing')).toMatchObject({ assistant: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await ask('detachTool', id, 'tool-take-payment')).toMatchObject({ assistant: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await ask('attachTool', 'nobody', 'tool-take-payment')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    const { data } = await query('{ sharedTools(filter: { kind: HANDOFF }) { nodes { id } } }');
    const second = await ask('attachTool', 'assistant-billing-desk', String(data.sharedTools.nodes[0].id));
    expect(second).toMatchObject({ assistant: null, userErrors: [{ code: 'BAD_USER_INPUT' }] });
  });
});

describe.each([
  ['cloneAssistant', '{ id: "a" }', '', { id: 'copy', name: 'n' }],
  ['deleteAssistant', '{ id: "a" }', 'deletedId', { deleted: true }],
  ['addAssistantTag', '{ assistantId: "a", tag: "x" }', 'tags', { tags: ['x'] }],
  ['removeAssistantTag', '{ assistantId: "a", tag: "x" }', 'tags', { tags: [] }],
  ['attachTool', '{ assistantId: "a", toolId: "t" }', 'userErrors { code }', {}],
  ['detachTool', '{ assistantId: "a", toolId: "t" }', 'userErrors { code }', {}],
])('%s', (field, input, selection, body) => {
  test('needs the right to write, and no other', async () => {
    const { query, upstream } = await against({ body }, { auth: jwtMode() });
    const refused = await query(mutation(field, input, selection), { token: await sign('assistants:read') });
    expect([refused.errors?.[0]?.extensions?.['code'], upstream.calls]).toEqual(['FORBIDDEN', []]);
    const { data, errors } = await query(mutation(field, input, selection), { token: await sign('assistants:write') });
    expect([errors, data[field].userErrors]).toEqual([undefined, []]);
  });

  test('makes what was read of assistants be read again, also where nobody knows whether it was carried out', async () => {
    let isBroken = false;
    const upstream = await startUpstream(({ method }) =>
      method === 'GET' ? { body: { id: 'a', name: 'Ann' } } : isBroken ? { status: 500, body: {} } : { body },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { retries: 0 } });
    const read = async () => {
      upstream.calls.length = 0;
      await query('{ assistant(id: "a") { name } }');
      return upstream.calls.length;
    };
    expect([await read(), await read()]).toEqual([1, 0]);
    await query(mutation(field, input, selection));
    expect(await read()).toBe(1);
    isBroken = true;
    const { errors } = await query(mutation(field, input, selection));
    expect(errors?.[0]?.extensions?.['code']).toMatch(/^UPSTREAM_/);
    expect(await read()).toBe(1);
  });
});
