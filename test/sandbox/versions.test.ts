/** Versions of the sandbox's assistants, and what updates make of them: the wire of the API, valid against its description. */
import { describe, expect, test } from 'vitest';
import { start } from './client.ts';
import { faultsAs, withoutNewerTools } from './description.ts';

const CONCIERGE = '/ai/assistants/assistant-hotel-concierge';
interface Version {
  readonly id: string;
  readonly version_id: string;
  readonly version_name?: string;
  readonly instructions: string;
}

async function startVersions() {
  const started = await start();
  const versions = async (at = CONCIERGE) => ((await started.ask(`${at}/versions`)).body as { data: Version[] }).data;
  return { ...started, versions };
}

test('three assistants have three versions, the main one among them, all of them valid', async () => {
  const { list, versions } = await startVersions();
  const counts: number[] = [];
  for (const assistant of await list()) {
    const of = await versions(`/ai/assistants/${assistant.id}`);
    counts.push(of.length);
    for (const version of of) expect(faultsAs('inference-embedding_Assistant', withoutNewerTools(version))).toEqual([]);
    const isThere = of.some(({ version_id: id }) => id === assistant.version_id);
    expect([assistant.id, isThere]).toEqual([assistant.id, assistant.version_id !== undefined]);
  }
  expect(counts.filter((count) => count === 3)).toHaveLength(3);
});

describe('an update', () => {
  test('makes a version, which the assistant is of, and ends the canary deploy', async () => {
    const { ask, versions } = await startVersions();
    const { status, body } = await ask(CONCIERGE, { body: { instructions: 'Be brief.', version_name: 'Brief' } });
    expect([status, faultsAs('inference-embedding_Assistant', body)]).toEqual([200, []]);
    expect((await versions()).at(-1)).toEqual(body);
    expect(await ask(CONCIERGE)).toMatchObject({
      body: { instructions: 'Be brief.', version_name: 'Brief', greeting: expect.any(String) },
    });
    expect((await ask(`${CONCIERGE}/canary-deploys`)).status).toBe(404);
  });

  test('leaves the assistant alone where it is not to be promoted', async () => {
    const { ask, versions } = await startVersions();
    const before = (await ask(CONCIERGE)).body;
    const { body } = await ask(CONCIERGE, { body: { instructions: 'Be brief.', promote_to_main: false } });
    expect((await ask(CONCIERGE)).body).toEqual(before);
    expect((await versions()).at(-1)).toEqual(body);
    expect((await ask(`${CONCIERGE}/canary-deploys`)).status).toBe(200);
  });
});

test('a version is changed in its place, promoted and deleted; the main one is neither changed nor deleted', async () => {
  const { ask, versions } = await startVersions();
  const main = `${CONCIERGE}/versions/version-hotel-concierge-2`;
  const other = `${CONCIERGE}/versions/version-hotel-concierge-3`;
  expect((await ask(main, { body: { greeting: 'x' } })).status).toBe(400);
  expect((await ask(main, { method: 'DELETE' })).status).toBe(400);
  const changed = await ask(other, { body: { greeting: 'x' } });
  expect(changed.body).toMatchObject({ version_id: 'version-hotel-concierge-3', greeting: 'x', version_name: 'Shorter answers' });
  expect((await ask(`${other}/promote`, { method: 'POST' })).body).toEqual(changed.body);
  expect((await ask(CONCIERGE)).body).toEqual(changed.body);
  expect(await ask(main, { method: 'DELETE' })).toMatchObject({ status: 204, body: null });
  expect((await versions()).map(({ version_id: id }) => id)).toEqual(['version-hotel-concierge-3', 'version-hotel-concierge-1'].toSorted());
  expect((await ask(main)).status).toBe(404);
});

test('a version has its MCP servers only where they are asked for', async () => {
  const { ask } = await startVersions();
  await ask(CONCIERGE, { body: { mcp_servers: [{ id: 'mcp-1' }], version_name: 'mcp' } });
  const { version_id: id } = (await ask(CONCIERGE)).body as Version;
  expect((await ask(`${CONCIERGE}/versions/${id}`)).body).not.toHaveProperty('mcp_servers');
  expect((await ask(`${CONCIERGE}/versions/${id}?include_mcp_servers=true`)).body).toMatchObject({ mcp_servers: [{ id: 'mcp-1' }] });
});

test('TeXML is a text in JSON', async () => {
  const { ask } = await startVersions();
  expect((await ask(`${CONCIERGE}/texml`)).body).toContain('<AIAssistant id="assistant-hotel-concierge" />');
  expect((await ask('/ai/assistants/nobody/texml')).status).toBe(404);
});
