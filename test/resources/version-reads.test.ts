/** What reads of versions give, and what they cost. */
import { describe, expect, test } from 'vitest';
import { listOf, readOf, startVersions, twoOfThree, version } from './versions.ts';
import { expectCosts } from '../support/costs.ts';

const globalId = (text: string) => Buffer.from(text).toString('base64url');

describe('the cost of', () => {
  test.each([
    [
      'one version, however often',
      `{ x: assistantVersion(assistantId: "a", versionId: "v1") { name } y: assistantVersion(assistantId: "a", versionId: "v1") { tools { ... on Tool { type } } } }`,
      [readOf('a', 'v1')],
    ],
    [
      'two versions of one assistant',
      '{ x: assistantVersion(assistantId: "a", versionId: "v1") { name } y: assistantVersion(assistantId: "a", versionId: "v3") { name } }',
      [listOf('a')],
    ],
    [
      'versions of different assistants',
      '{ x: assistantVersion(assistantId: "a", versionId: "v1") { name } y: assistantVersion(assistantId: "b", versionId: "v1") { name } }',
      [readOf('a', 'v1'), readOf('b', 'v1')],
    ],
    ['one that does not exist', '{ assistantVersion(assistantId: "a", versionId: "gone") { name } }', [readOf('a', 'gone')]],
    [
      'the versions of an assistant, with the assistant of each',
      '{ assistant(id: "a") { versions { totalCount nodes { versionId isMain assistant { name } } } } }',
      ['GET /ai/assistants/a', listOf('a')],
    ],
    [
      'the versions of all assistants',
      '{ assistants { nodes { versions(first: 1) { nodes { name } } } } }',
      ['GET /ai/assistants', listOf('a'), listOf('b')],
    ],
    [
      'the version that the assistant is of',
      '{ assistant(id: "a") { version { versionId } } }',
      ['GET /ai/assistants/a', readOf('a', 'v2')],
    ],
    [
      'whether a version is the main one',
      '{ assistantVersion(assistantId: "a", versionId: "v1") { isMain } }',
      [readOf('a', 'v1'), 'GET /ai/assistants/a'],
    ],
    [
      'a node',
      `{ node(id: "${globalId('AssistantVersion:a/v1')}") { globalId ... on AssistantConfiguration { name } } }`,
      [readOf('a', 'v1')],
    ],
  ])('%s', async (_name, query, expected) => expectCosts(await startVersions(), query, expected));
});

describe('a version', () => {
  test('has its key, whatever is in the answer, and is the object of its global id', async () => {
    const { query } = await startVersions({ assistants: [], versions: { a: [version('other', 'v1')] } });
    const { data } = await query(
      `{ assistantVersion(assistantId: "a", versionId: "v1") { assistantId versionId globalId isMain assistant { id } } }`,
    );
    expect(data.assistantVersion).toEqual({
      assistantId: 'a',
      versionId: 'v1',
      globalId: globalId('AssistantVersion:a/v1'),
      isMain: null,
      assistant: null,
    });
  });

  test('of ids with signs of URLs has a global id that leads back', async () => {
    const { query } = await startVersions(
      { assistants: [], versions: { 'x%3Ay': [version('x:y', 'v 1')] } },
      { instead: (_method, path) => (path.includes('/versions/') ? { body: version('x:y', 'v 1') } : undefined) },
    );
    const { data } = await query('{ assistantVersion(assistantId: "x:y", versionId: "v 1") { globalId } }');
    const again = await query(`{ node(id: "${data.assistantVersion.globalId}") { ... on AssistantVersion { assistantId versionId } } }`);
    expect(again.data.node).toEqual({ assistantId: 'x:y', versionId: 'v 1' });
    for (const wrong of [
      'AssistantVersion:a',
      'AssistantVersion:a/v1/v2',
      'AssistantVersion:a/%',
      'AssistantVersion:tags/v1',
      'Assistant:a/b',
    ]) {
      expect((await query(`{ node(id: "${globalId(wrong)}") { __typename } }`)).data.node).toBeNull();
    }
  });

  test('never stands in for its assistant, nor the assistant for a version', async () => {
    const { query, calls } = await startVersions();
    await query('{ assistant(id: "a") { versions { nodes { name } } } }');
    calls.length = 0;
    const { data } = await query('{ assistant(id: "a") { name version { name } } b: assistant(id: "b") { name } }');
    expect(data).toEqual({ assistant: { name: 'Name of a', version: { name: 'Name in v2' } }, b: { name: 'Name of b' } });
    expect(calls).toEqual(['GET /ai/assistants/b']);
  });

  test('whose id cannot be one is refused without a call, by the part that is wrong', async () => {
    const { query, calls } = await startVersions();
    const { errors } = await query(
      '{ x: assistantVersion(assistantId: "..", versionId: "v") { name } y: assistantVersion(assistantId: "a", versionId: "a/b") { name } }',
    );
    expect(errors?.map(({ message, extensions }) => [message.split(' ')[0], extensions?.['code']])).toEqual([
      ['assistantId', 'BAD_USER_INPUT'],
      ['versionId', 'BAD_USER_INPUT'],
    ]);
    expect(calls).toEqual([]);
    const { data, errors: own } = await query('{ assistant(id: "a") { name version(versionId: "a/b") { name } } }');
    expect([data.assistant, own?.[0]?.path]).toEqual([{ name: 'Name of a', version: null }, ['assistant', 'version']]);
  });

  test('has fields that lists leave out read singly, with its own MCP servers', async () => {
    const whole = version('a', 'v1', { mcp_servers: [{ id: 's' }] });
    const { query, calls } = await startVersions(
      { assistants: [version('a', 'v1')], versions: { a: [whole] } },
      { instead: (_method, path) => (path.endsWith('/versions') ? { body: { data: [version('a', 'v1', { tools: [] })] } } : undefined) },
    );
    const { data } = await query(
      '{ assistant(id: "a") { versions { nodes { ... on AssistantConfiguration { tools { ... on Tool { type } } mcpServers { mcpServerId } } } } } }',
    );
    expect(data.assistant.versions.nodes).toEqual([{ tools: [{ type: 'hangup' }], mcpServers: [{ mcpServerId: 's' }] }]);
    expect(calls).toEqual(['GET /ai/assistants/a', listOf('a'), readOf('a', 'v1')]);
  });

  test('of which the list tells no id is left out, and said to be', async () => {
    const { query } = await startVersions({ ...twoOfThree(), versions: { a: [version('a', 'v1'), { id: 'a', name: 'No id' }] } });
    const { data, errors } = await query('{ assistant(id: "a") { versions { nodes { versionId } } } }');
    expect(data.assistant.versions.nodes).toEqual([{ versionId: 'v1' }]);
    expect(errors?.map(({ path }) => path)).toEqual([['assistant', 'versions']]);
  });
});

describe('the list of versions', () => {
  test.each([
    ['newest first', '', ['v3', 'v2', 'v1']],
    ['by label', '(orderBy: { field: NAME })', ['v1', 'v2', 'v3']],
    ['by id, from the end', '(orderBy: { field: ID } last: 2)', ['v2', 'v3']],
    ['by time, a page of it', '(orderBy: { field: CREATED_AT } first: 2)', ['v1', 'v2']],
  ])('comes %s', async (_name, args, expected) => {
    const { query } = await startVersions();
    const { data } = await query(`{ assistant(id: "a") { versions${args} { totalCount nodes { versionId } } } }`);
    expect(data.assistant.versions.nodes.map(({ versionId }: { versionId: string }) => versionId)).toEqual(expected);
    expect(data.assistant.versions.totalCount).toBe(3);
  });

  test('that fails is null with an error, and the assistant is there', async () => {
    const { query } = await startVersions(twoOfThree(), {
      instead: (_method, path) => (path.endsWith('/versions') ? { status: 404, body: {} } : undefined),
    });
    const { data, errors } = await query('{ assistant(id: "a") { name versions { nodes { name } } } }');
    expect(data.assistant).toEqual({ name: 'Name of a', versions: null });
    expect(errors?.[0]?.path).toEqual(['assistant', 'versions']);
  });
});
