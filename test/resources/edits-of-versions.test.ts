/** Changes that start from another version than the main one: they add up, and what goes live is what was seen. */
import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';
import { CANARY } from '../support/documents/secrets.ts';

const FIELDS = 'versionId contentHash changes { kind path } userErrors { code message field }';
const mutation = (name: string, rest = '') => {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { ${FIELDS} ${rest} } }`;
};

const id = 'assistant-table-booking';

async function startSandbox() {
  const gateway = await startSandboxGateway();
  const change = async (name: string, input: object, rest?: string) => {
    const { data, errors } = await gateway.query(mutation(name, rest), { variables: { input } });
    expect(errors).toBeUndefined();
    return data[name];
  };
  const edit = (name: string, input: object, rest?: string) => change(name, { assistantId: id, promote: false, ...input }, rest);
  const read = async (fields: string) => {
    const { data, errors } = await gateway.query(`{ assistant(id: "${id}") { versionId contentHash ${fields} } }`);
    expect(errors).toBeUndefined();
    return data.assistant;
  };
  return { ...gateway, change, edit, read };
}

const node = { speak: { nodeId: 'wrap', message: 'Goodbye.' } };

test('edits without promotion add up, and the last one goes live with all of them', async () => {
  const { edit, read, calls } = await startSandbox();
  const before = await read('flow: conversationFlow { nodes { nodeId } edges { edgeId } }');
  const [from] = before.flow.nodes;
  const target = { nodeId: 'wrap' };
  const edge = { edgeId: 'to_wrap', startNodeId: from.nodeId, condition: { llm: { prompt: 'The caller is done.' } }, target };
  const added = await edit('addFlowNode', { node });
  expect(await edit('connectFlowNodes', edge)).toMatchObject({ versionId: null, userErrors: [{ code: 'BAD_USER_INPUT' }] });
  const at = calls().length;
  const connected = await edit('connectFlowNodes', { ...edge, versionId: added.versionId });
  const path = (kind: string, key: string) => ['conversation_flow', kind, key];
  expect(connected).toMatchObject({ userErrors: [], changes: [{ kind: 'ADDED', path: path('edges', 'to_wrap') }] });
  expect(
    calls()
      .slice(at, at + 3)
      .toSorted(),
  ).toEqual([
    `GET /ai/assistants/${id}`,
    `GET /ai/assistants/${id}/versions/${added.versionId}?include_mcp_servers=true`,
    `POST /ai/assistants/${id}`,
  ]);
  const set = await edit('setDynamicVariables', { variables: { season: 'winter' }, versionId: connected.versionId });
  expect(set).toMatchObject({ userErrors: [], contentHash: before.contentHash });
  expect(await read('')).toEqual({ versionId: before.versionId, contentHash: before.contentHash });
  const SHOWN = 'dynamicVariables flow: conversationFlow { nodes { nodeId } edges { edgeId } }';
  const { version } = await read(`version(versionId: "${set.versionId}") { contentHash snapshot ${SHOWN} }`);
  expect(version.snapshot).toMatchObject({ $schema: 'assistants-gateway/snapshot@1', dynamic_variables: { season: 'winter' } });
  expect(version.flow.nodes).toEqual([...before.flow.nodes, { nodeId: 'wrap' }]);
  expect(version.flow.edges).toEqual([...before.flow.edges, { edgeId: 'to_wrap' }]);

  // Of a version whose result is there already nothing is made; what is promoted has all of it.
  const again = await edit('setDynamicVariables', { variables: { season: 'winter' }, versionId: set.versionId });
  expect(again).toMatchObject({ userErrors: [], changes: [], versionId: set.versionId });
  const late = { variables: { late: true }, versionId: set.versionId, expectedHash: before.contentHash };
  expect(await edit('setDynamicVariables', late)).toMatchObject({ userErrors: [{ code: 'CONFLICT', field: ['input', 'expectedHash'] }] });
  const live = await edit('setDynamicVariables', { ...late, expectedHash: version.contentHash, promote: true });
  expect(live).toMatchObject({ userErrors: [], changes: [{ path: ['dynamic_variables', 'late'] }] });
  const after = await read(SHOWN);
  expect(after).toMatchObject({ flow: version.flow, dynamicVariables: { season: 'winter', late: true }, contentHash: live.contentHash });
});

test('a snapshot is applied to the version that is named: that has what it keeps, and what differs', async () => {
  const { edit, change, read } = await startSandbox();
  const set = await edit('setDynamicVariables', { variables: { season: 'winter' } });
  const { snapshot, version } = await read(`snapshot version(versionId: "${set.versionId}") { snapshot }`);
  const apply = (input: object) => change('applySnapshot', { id, promote: false, versionId: set.versionId, ...input }, 'action');
  const same = await apply({ snapshot: version.snapshot });
  expect(same).toMatchObject({ action: 'NONE', changes: [], versionId: set.versionId });
  const renamed = { ...version.snapshot, greeting: 'Good evening.' };
  const trial = await apply({ snapshot: renamed, dryRun: true });
  expect(trial).toMatchObject({ action: 'UPDATE', versionId: set.versionId, changes: [{ path: ['greeting'] }] });
  const made = await apply({ snapshot: renamed, versionName: 'two' });
  expect(made).toMatchObject({ action: 'UPDATE', userErrors: [], changes: [{ path: ['greeting'] }] });
  const shown = await read(`version(versionId: "${made.versionId}") { snapshot name: versionName }`);
  expect(shown.version).toEqual({ name: 'two', snapshot: renamed });
  // What goes live as it is already is not written again.
  const back = await apply({ snapshot, promote: true });
  expect(back).toMatchObject({ action: 'NONE', versionId: shown.versionId, userErrors: [] });
});

describe('is refused', () => {
  const webhook = (value: string) => ({
    type: 'webhook',
    webhook: { name: 'w', description: 'd', url: 'https://x.example/', headers: [{ name: 'X-Key', value }] },
  });
  const stored: Document = { id: 'a', version_id: 'v1', name: 'Ann', instructions: 'Be kind.', model: 'm', tools: [webhook('old')] };
  const version: Document = { ...stored, version_id: 'v2', tools: [webhook(CANARY)] };
  async function start(write: { status?: number; body: object } = { body: { ...stored, version_id: 'v3' } }) {
    const upstream = await startUpstream(
      (request) => {
        if (request.method === 'POST') return write;
        if (request.path.startsWith('/ai/assistants/a/versions/v2?')) return { body: version };
        if (request.path.startsWith('/ai/assistants/a/versions/other?')) return { body: { ...version, id: 'b' } };
        return account([stored])(request);
      },
      { isDescribed: false },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
    const set = async (input: object) => {
      const variables = { input: { assistantId: 'a', variables: { x: 1 }, promote: false, ...input } };
      return query(mutation('setDynamicVariables'), { variables });
    };
    return { query, set, upstream };
  }

  test('a version that is not there, or whose id is none; and one of an assistant that is to be created', async () => {
    const { query, set, upstream } = await start();
    const gone = await set({ versionId: 'gone' });
    expect(gone.data.setDynamicVariables.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['input', 'versionId'], message: 'The assistant has no version "gone".' },
    ]);
    const nobody = await set({ assistantId: 'nobody', versionId: 'v2' });
    expect(nobody.data.setDynamicVariables.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const from = upstream.calls.length;
    expect((await set({ versionId: '../v2' })).data.setDynamicVariables.userErrors).toMatchObject([{ field: ['input', 'versionId'] }]);
    const created = { snapshot: { name: 'N', instructions: 'I' }, versionId: 'v2' };
    const { data } = await query(mutation('applySnapshot'), { variables: { input: created } });
    expect(data.applySnapshot.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'versionId'] }]);
    expect(upstream.calls).toHaveLength(from);
  });

  test('a version of another assistant', async () => {
    const { set, upstream } = await start();
    const { errors } = await set({ versionId: 'other' });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
    expect(upstream.calls.filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  test('by Telnyx, without the secrets of the version, all of which is sent', async () => {
    const refusal = {
      errors: [{ code: '10015', title: 'Bad', detail: `The value ${CANARY} is not allowed.`, source: { pointer: '/tools/0' } }],
    };
    const { set, upstream } = await start({ status: 422, body: refusal });
    const answer = await set({ versionId: 'v2' });
    expect(answer.data.setDynamicVariables.userErrors).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    const [sent] = upstream.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body) as Document);
    expect(sent).toEqual({ tools: [webhook(CANARY)], dynamic_variables: { x: 1 }, promote_to_main: false });
  });
});
