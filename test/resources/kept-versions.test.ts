/** JSON of versions is kept as long as the reads that it was made from, and no longer. */
import { describe, expect, test } from 'vitest';
import { startExecutions } from '../support/executions.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { canaryOf, versionsOf } from '../../src/resolvers/assistant-scopes.ts';
import { listOf, readOf, twoOfThree, version } from './versions.ts';

async function start() {
  const state = twoOfThree();
  const upstream = await startUpstream((request) => {
    const [pathname = ''] = request.path.split('?');
    const [, assistantId = '', , id] = /^\/ai\/assistants\/([^/]+)\/versions(\/(.+))?$/.exec(pathname) ?? [];
    if (assistantId === '') return account(state.assistants)(request);
    const all = state.versions[assistantId] ?? [];
    return { body: id === undefined ? { data: all } : all.find((one) => one['version_id'] === id) };
  });
  return { state, ...startExecutions({ url: upstream.url, calls: () => upstream.calls, now: () => 0 }) };
}

describe('the JSON of a version', () => {
  const ONE = '{ assistantVersion(assistantId: "a", versionId: "v1") { name assistant { name } } }';
  const OTHER = '{ assistantVersion(assistantId: "b", versionId: "v1") { name assistant { name } } }';

  test('is another one for equal ids below another assistant', async () => {
    const { warm, ask } = await start();
    await warm(ONE);
    await warm(OTHER);
    expect((await ask(ONE)).result.data).toEqual({ assistantVersion: { name: 'Name in v1', assistant: { name: 'Name of a' } } });
    expect((await ask(OTHER)).result.data).toEqual({ assistantVersion: { name: 'Name in v1', assistant: { name: 'Name of b' } } });
  });

  test('goes with a write of the versions of its assistant, and stays with one of those of another, or of a canary deploy', async () => {
    const { state, warm, ask, made } = await start();
    const { ctx } = await warm(ONE);
    await ask(ONE);
    const before = made();
    void ctx.loaders.outdate([versionsOf('b'), canaryOf('a')]);
    expect(await ask(ONE)).toMatchObject({ calls: [] });
    expect(made()).toBe(before);
    state.versions['a'] = [version('a', 'v1', { name: 'Renamed' })];
    void ctx.loaders.outdate([versionsOf('a')]);
    const { result, calls } = await ask(ONE);
    expect(result.data).toMatchObject({ assistantVersion: { name: 'Renamed' } });
    expect(calls).toEqual([readOf('a', 'v1')]);
  });

  test('goes with its assistant, which is a part of it', async () => {
    const { state, warm, ask } = await start();
    const { ctx } = await warm(ONE);
    await ask(ONE);
    state.assistants = [version('a', 'v2', { name: 'Renamed' })];
    void ctx.loaders.outdate(['assistants']);
    const { result, calls } = await ask(ONE);
    expect(result.data).toMatchObject({ assistantVersion: { name: 'Name in v1', assistant: { name: 'Renamed' } } });
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('of a list goes with that list', async () => {
    const { state, warm, ask } = await start();
    const query = '{ assistant(id: "a") { versions { nodes { name } } } }';
    const { ctx } = await warm(query);
    await ask(query);
    state.versions['a'] = [version('a', 'v1', { name: 'Renamed' })];
    void ctx.loaders.outdate([versionsOf('a')]);
    const { result, calls } = await ask(query);
    expect(result.data).toEqual({ assistant: { versions: { nodes: [{ name: 'Renamed' }] } } });
    expect(calls).toEqual([listOf('a')]);
  });
});
