/** Deleted assistants: read in windows and singly, restored, and read again after what changes them. */
import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';
import { mutation } from './write.ts';

const PAGE = pageOf('/ai/assistants/deleted');
const ALL = '{ deletedAssistants { totalCount nodes { id name deletedAt permanentlyDeletedAt } } }';
const globalId = (id: string) => Buffer.from(`DeletedAssistant:${id}`).toString('base64url');

const start = async () => {
  const gateway = await startSandboxGateway();
  const fresh = () => gateway.calls().slice(seen);
  let seen = 0;
  return { ...gateway, fresh, forget: () => (seen = gateway.calls().length) };
};

describe('deleted assistants', () => {
  test('are listed for one call, and kept', async () => {
    const { query, calls } = await start();
    const { data, errors } = await query(ALL);
    expect(errors).toBeUndefined();
    expect(data.deletedAssistants).toMatchObject({
      totalCount: 2,
      nodes: [{ id: 'assistant-summer-desk' }, { id: 'assistant-old-hotline' }],
    });
    const { deletedAt, permanentlyDeletedAt } = data.deletedAssistants.nodes[0] as Record<string, string>;
    expect(Date.parse(permanentlyDeletedAt ?? '') - Date.parse(deletedAt ?? '')).toBe(30 * 24 * 3_600_000);
    await query('{ deletedAssistants(last: 1) { nodes { id } } a: deletedAssistants(first: 1) { nodes { id } } }');
    expect(calls()).toEqual([PAGE]);
  });

  test('are read by id, as nodes and as entities, for one call each, and have the configuration of assistants', async () => {
    const { query, calls } = await start();
    const { data, errors } = await query(`{
      one: deletedAssistant(id: "assistant-summer-desk") { globalId versionId instructions ... on AssistantConfiguration { tags tools { ... on Tool { type } } } extra }
      same: deletedAssistant(id: "assistant-summer-desk") { sharedTools { id } }
      alive: deletedAssistant(id: "assistant-blank") { id }
      node(id: "${globalId('assistant-summer-desk')}") { ... on DeletedAssistant { name } } }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      one: {
        globalId: globalId('assistant-summer-desk'),
        versionId: 'version-summer-desk-1',
        tags: ['season'],
        tools: [{ type: 'hangup' }],
        extra: null,
      },
      same: { sharedTools: [] },
      alive: null,
      node: { name: 'Summer desk' },
    });
    expect(calls().toSorted()).toEqual(['GET /ai/assistants/assistant-blank/deleted', 'GET /ai/assistants/assistant-summer-desk/deleted']);
    const subgraph = await startSandboxGateway({ subgraph: true });
    const entities = await subgraph.query(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on DeletedAssistant { name } } }',
      {
        variables: { of: [{ __typename: 'DeletedAssistant', id: 'assistant-summer-desk' }] },
      },
    );
    expect(entities.data).toEqual({ _entities: [{ name: 'Summer desk' }] });
  });

  test.each(['deleted', 'tags', 'a/b'])('are refused without a call where %s is not an id', async (id) => {
    const { query, calls } = await start();
    const { errors } = await query(`{ deletedAssistant(id: "${id}") { id } }`);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(calls()).toEqual([]);
  });

  test('are left out where they are damaged, and reported', async () => {
    const upstream = await startUpstream(() => ({ body: { data: [{ id: 'a', name: 'A' }, { name: 'B' }, 7] } }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query('{ deletedAssistants { totalCount nodes { id deletedAt } } }');
    expect(data).toEqual({ deletedAssistants: { totalCount: null, nodes: [{ id: 'a', deletedAt: null }] } });
    expect(errors?.map(({ message }) => message)).toEqual(['The upstream sent 2 entries that are not deleted assistants or have no id.']);
  });
});

const restore = (id: string) => mutation('restoreAssistant', `{ id: "${id}" }`, 'assistant { id name }');
const READS = `{ deletedAssistants { nodes { id } } assistants { totalCount } assistantTags mcpServers(first: 1) { nodes { id } }
  assistant(id: "assistant-summer-desk") { id } }`;

describe('a restoration', () => {
  test('brings the assistant back, and what it changes is read again', async () => {
    const { query, forget, fresh, audited } = await start();
    const before = await query(READS);
    forget();
    const { data } = await query(restore('assistant-summer-desk'));
    expect(data.restoreAssistant).toEqual({ assistant: { id: 'assistant-summer-desk', name: 'Summer desk' }, userErrors: [] });
    const after = await query(READS);
    expect(after.data.deletedAssistants.nodes).toEqual([{ id: 'assistant-old-hotline' }]);
    expect(after.data.assistants.totalCount).toBe(Number(before.data.assistants.totalCount) + 1);
    expect([before.data.assistant, after.data.assistant]).toEqual([null, { id: 'assistant-summer-desk' }]);
    expect(after.data.assistantTags).toContain('season');
    expect(fresh().toSorted()).toEqual(
      [PAGE, 'GET /ai/assistants', 'GET /ai/assistants/tags', 'POST /ai/assistants/assistant-summer-desk/restore'].toSorted(),
    );
    expect(audited.at(-1)).toMatchObject({ operation: 'restoreAssistant', outcome: 'done', written: ['assistant-summer-desk'] });
  });

  test.each([
    ['of what is not deleted', async () => start()],
    [
      'where the upstream keeps nothing that is deleted',
      async () => {
        const upstream = await startUpstream(() => NOT_FOUND);
        return startGateway({ upstreamUrl: upstream.url });
      },
    ],
  ])('%s is NOT_FOUND at the id', async (_name, begin) => {
    const { query } = await begin();
    const { data } = await query(restore('assistant-blank'));
    expect(data.restoreAssistant).toMatchObject({ assistant: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }] });
  });

  test('is refused without a call for what is not an id, and is sent once', async () => {
    const upstream = await startUpstream(() => ({ status: 503, body: {} }));
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
    const { data } = await query(restore('tests'));
    expect(data.restoreAssistant.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'id'] }]);
    expect(upstream.calls).toEqual([]);
    const failed = await query(restore('a'));
    expect(failed.errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    expect(upstream.calls).toEqual(['POST /ai/assistants/a/restore']);
  });
});

test.each([false, true])(
  'a delete (permanently: %s) shows among the deleted ones, which are read again, as are events',
  async (permanently) => {
    const { query, forget, fresh } = await start();
    const { data: cloned } = await query(mutation('cloneAssistant', '{ id: "assistant-blank" }', 'assistant { id }'));
    const id = String((cloned as { cloneAssistant: { assistant: Document } }).cloneAssistant.assistant['id']);
    const events = `{ scheduledEvent(assistantId: "${id}", eventId: "e") { eventId } }`;
    await query(ALL);
    await query(events);
    forget();
    await query(mutation('deleteAssistant', `{ id: "${id}", permanently: ${permanently} }`, 'deletedId'));
    const { data } = await query(ALL);
    await query(events);
    expect((data.deletedAssistants.nodes as Document[]).some((node) => node['id'] === id)).toBe(!permanently);
    expect(fresh()).toEqual([
      `DELETE /ai/assistants/${id}${permanently ? '?hard_delete=true' : ''}`,
      PAGE,
      `GET /ai/assistants/${id}/scheduled_events/e`,
    ]);
  },
);
