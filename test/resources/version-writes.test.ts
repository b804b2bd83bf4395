/** Mutations of versions, with the calls that they cost and what has to be read again after them. */
import { describe, expect, test } from 'vitest';
import { fieldsOf, mutation } from './write.ts';
import { listOf, readOf, startVersions, twoOfThree } from './versions.ts';

const INPUT = '{ assistantId: "a", versionId: "v1" }';
const WARM = `{ a: assistant(id: "a") { name versions { totalCount } } b: assistant(id: "b") { versions { totalCount } }
  mcpServers { totalCount } }`;
const servers = (method: string, path: string) => (method === 'GET' && path.startsWith('/ai/mcp_servers') ? { body: [] } : undefined);

/** With everything read that a write may outdate, and what it must not. */
async function startWarm(instead: Parameters<typeof startVersions>[1] = {}) {
  const started = await startVersions(twoOfThree(), {
    ...instead,
    instead: (method, path) => instead.instead?.(method, path) ?? servers(method, path),
  });
  await started.query(WARM);
  started.calls.length = 0;
  return started;
}

describe('promoteAssistantVersion', () => {
  test('makes it the one that the assistant is of, by one write; the versions of others stay kept', async () => {
    const { query, calls, requests, audited } = await startWarm();
    const { data } = await query(mutation('promoteAssistantVersion', INPUT, 'assistant { versionId name }'));
    expect(data.promoteAssistantVersion).toEqual({ assistant: { versionId: 'v1', name: 'Name in v1' }, userErrors: [] });
    expect(calls).toEqual(['POST /ai/assistants/a/versions/v1/promote']);
    expect(requests.at(-1)?.body).toBe('');
    expect(audited.at(-1)).toMatchObject({ operation: 'promoteAssistantVersion', outcome: 'done', written: ['a'], targets: ['a', 'v1'] });
    calls.length = 0;
    const again = await query(WARM);
    expect(again.data.a.name).toBe('Name in v1');
    expect(calls.toSorted()).toEqual([listOf('a'), 'GET /ai/assistants/b']);
  });
});

describe('deleteAssistantVersion', () => {
  test('takes the version away by one write, and leaves assistants kept', async () => {
    const { query, calls } = await startWarm();
    const { data } = await query(mutation('deleteAssistantVersion', INPUT, 'deletedId'));
    expect(data.deleteAssistantVersion).toEqual({ deletedId: 'v1', userErrors: [] });
    expect(calls).toEqual(['DELETE /ai/assistants/a/versions/v1']);
    calls.length = 0;
    expect((await query(WARM)).data).toMatchObject({ a: { versions: { totalCount: 2 } }, b: { versions: { totalCount: 3 } } });
    expect(calls).toEqual([listOf('a')]);
  });

  test('of the main version is a conflict at its id', async () => {
    const reply = { status: 400, body: { errors: [{ code: '10015', title: 'Invalid request', detail: 'It is the main version.' }] } };
    const { query } = await startWarm({ instead: (method) => (method === 'DELETE' ? reply : undefined) });
    const { data } = await query(mutation('deleteAssistantVersion', INPUT, 'deletedId'));
    expect(data.deleteAssistantVersion).toEqual({
      deletedId: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'versionId'], message: expect.stringContaining('main version') }],
    });
  });

  test('is done where a repeat of its own finds it gone', async () => {
    const state = twoOfThree();
    let attempts = 0;
    const { query, calls } = await startVersions(state, {
      instead: (method) => {
        if (method !== 'DELETE') return undefined;
        attempts += 1;
        return attempts === 1 ? { status: 503, body: {} } : { status: 404, body: {} };
      },
    });
    const { data } = await query(mutation('deleteAssistantVersion', INPUT, 'deletedId'));
    expect(data.deleteAssistantVersion).toEqual({ deletedId: 'v1', userErrors: [] });
    expect(calls).toHaveLength(2);
  });
});

describe.each([
  ['promoteAssistantVersion', 'assistant { id }', { assistant: null }],
  ['deleteAssistantVersion', 'deletedId', { deletedId: null }],
])('%s', (field, selection, nothing) => {
  test('refuses what cannot be ids, all of them at once, without a call', async () => {
    const { query, calls } = await startVersions();
    const { data } = await query(mutation(field, '{ assistantId: "..", versionId: "a/b" }', selection));
    expect(data[field]).toMatchObject(nothing);
    expect(fieldsOf(data[field].userErrors)).toEqual(['input.assistantId', 'input.versionId']);
    expect(data[field].userErrors.map(({ code }: { code: string }) => code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(calls).toEqual([]);
  });

  test('of one that does not exist is refused at its id, and outdates nothing', async () => {
    const { query, calls } = await startWarm();
    const { data } = await query(mutation(field, '{ assistantId: "a", versionId: "gone" }', selection));
    expect(data[field]).toMatchObject({ ...nothing, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'versionId'] }] });
    calls.length = 0;
    await query(WARM);
    expect(calls).toEqual([]);
  });

  test('of unknown outcome is an error, and its versions are read again', async () => {
    const { query, calls } = await startWarm({
      instead: (method) => (method === 'GET' ? undefined : { status: 500, body: {} }),
      limits: { retries: 0 },
    });
    const { data, errors } = await query(mutation(field, INPUT, selection));
    expect([data, errors?.[0]?.extensions?.['code']]).toEqual([null, 'UPSTREAM_UNAVAILABLE']);
    calls.length = 0;
    await query('{ assistantVersion(assistantId: "a", versionId: "v2") { name } }');
    expect(calls).toEqual([readOf('a', 'v2')]);
  });
});
