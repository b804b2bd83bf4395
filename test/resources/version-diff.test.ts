/** What two versions differ in: the answer, its cost, and what callers without `secrets:read` see of it. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { CANARY, secretDocument } from '../support/documents/secrets.ts';
import type { Document } from '../support/upstream.ts';
import { readOf, startVersions, version, type VersionedAccount } from './versions.ts';

const DIFF = `{ isEmpty risk from { __typename versionId } to { __typename versionId name }
  changes { kind path before after risk hunks { beforeLine afterLine removed added } } }`;
const diffOf = (args: string) => `{ assistant(id: "a") { versionDiff(${args}) ${DIFF} } }`;

const changed = (): VersionedAccount => ({
  assistants: [version('a', 'v2', { name: 'Now', mcp_servers: [] })],
  versions: {
    a: [
      version('a', 'v1', { name: 'Then', instructions: 'Be kind.\nBe brief.', tags: ['x'] }),
      version('a', 'v2', { name: 'Then', instructions: 'Be kind.\nBe clear.', tags: ['y', 'x'], model: 'm', newer: { deep: [1] } }),
    ],
  },
});

test('gives what differs between two versions, keys that the gateway does not know too', async () => {
  const { query, calls } = await startVersions(changed());
  const { data, errors } = await query(diffOf('from: "v1", to: "v2"'));
  expect(errors).toBeUndefined();
  expect(data.assistant.versionDiff).toEqual({
    isEmpty: false,
    risk: 'BEHAVIOUR',
    from: { __typename: 'AssistantVersion', versionId: 'v1' },
    to: { __typename: 'AssistantVersion', versionId: 'v2', name: 'Then' },
    changes: [
      {
        kind: 'CHANGED',
        path: ['instructions'],
        before: 'Be kind.\nBe brief.',
        after: 'Be kind.\nBe clear.',
        risk: 'WORDING',
        hunks: [{ beforeLine: 2, afterLine: 2, removed: ['Be brief.'], added: ['Be clear.'] }],
      },
      { kind: 'ADDED', path: ['model'], before: null, after: 'm', risk: 'BEHAVIOUR', hunks: [] },
      { kind: 'ADDED', path: ['newer'], before: null, after: { deep: [1] }, risk: 'BEHAVIOUR', hunks: [] },
      { kind: 'ADDED', path: ['tags', 'y'], before: null, after: 'y', risk: 'NONE', hunks: [] },
    ],
  });
  expect(calls.toSorted()).toEqual(['GET /ai/assistants/a', readOf('a', 'v1'), readOf('a', 'v2')]);
});

describe('the cost of', () => {
  test.each([
    ['two versions', 'from: "v1", to: "v3"', [readOf('a', 'v1'), readOf('a', 'v3')]],
    ['one version and what is now', 'from: "v1"', [readOf('a', 'v1')]],
    ['a version and itself', 'from: "v1", to: "v1"', [readOf('a', 'v1')]],
    ['what cannot be an id', 'from: "../v1", to: "v2"', []],
  ])('%s', async (_name, args, expected) => {
    const { query, calls } = await startVersions();
    await query('{ assistant(id: "a") { id } }');
    await query(diffOf(args));
    expect(calls.slice(1)).toEqual(expected);
    await query(diffOf(args));
    expect(calls).toHaveLength(expected.length + 1);
  });

  test('versions of which a list is at hand, which may leave something out, is the same', async () => {
    const { query, calls } = await startVersions();
    await query('{ assistant(id: "a") { id versions { totalCount } } }');
    expect((await query(diffOf('from: "v1", to: "v2"'))).data.assistant.versionDiff).toMatchObject({ changes: [{ path: ['name'] }] });
    expect(calls.slice(2).toSorted()).toEqual([readOf('a', 'v1'), readOf('a', 'v2')]);
  });
});

test.each([
  ['from: "v1"', false, { __typename: 'Assistant', versionId: 'v2', name: 'Name of a' }],
  ['from: "v1", to: "v1"', true, { __typename: 'AssistantVersion', versionId: 'v1', name: 'Name in v1' }],
])('%s', async (args, isEmpty, to) => {
  const { query } = await startVersions();
  expect((await query(diffOf(args))).data.assistant.versionDiff).toMatchObject({ isEmpty, to });
});

test.each([
  ['from: "gone", to: "v1"', 'NOT_FOUND', '"from"'],
  ['from: "v1", to: "gone"', 'NOT_FOUND', '"to"'],
  ['from: "v1", to: ""', 'BAD_USER_INPUT', 'versionId'],
])('%s is an error that says which one, and harms no neighbour', async (args, code, words) => {
  const { query } = await startVersions();
  const { data, errors } = await query(`{ assistant(id: "a") { name versionDiff(${args}) { isEmpty } } }`);
  expect(data).toEqual({ assistant: { name: 'Name of a', versionDiff: null } });
  expect(errors).toMatchObject([{ path: ['assistant', 'versionDiff'], message: expect.stringContaining(words), extensions: { code } }]);
});

describe('secrets', () => {
  const start = async (scopes: string) => {
    const versions = {
      a: [version('a', 'v1'), version('a', 'v2', secretDocument(`${CANARY}-1`)), version('a', 'v3', secretDocument(`${CANARY}-2`))],
    };
    const { query } = await startVersions({ assistants: [version('a', 'v1')], versions }, { auth: jwtMode() });
    const token = await sign(scopes);
    return async (args: string) =>
      (await query(diffOf(args), { token })).data.assistant.versionDiff as { readonly changes: readonly object[] };
  };

  test.each(['from: "v1", to: "v2"', 'from: "v2", to: "v3"', 'from: "v3", to: "v1"', 'from: "v2"'])(
    'are masked for callers without secrets:read, wherever they are (%s)',
    async (args) => {
      const masked = await (await start('assistants:read'))(args);
      const whole = await (await start('assistants:read secrets:read'))(args);
      expect(JSON.stringify(whole)).toContain(CANARY);
      expect(JSON.stringify(masked)).not.toContain(CANARY);
      expect(masked.changes).toHaveLength(whole.changes.length);
    },
  );

  const url = 'https://x.example';
  test.each<[string, Document, Document]>([
    [
      'the name of a tool of an unknown kind',
      {},
      {
        tools: [
          { type: 'hangup', hangup: {} },
          { type: 'brand_new', brand_new: { name: CANARY } },
        ],
      },
    ],
    ['a tool without a type', {}, { tools: [{ type: 'hangup', hangup: {} }, { brand_new: { where: CANARY } }] }],
    [
      'a tool with a type of something else',
      {},
      {
        tools: [
          { type: 'prompt', where: CANARY },
          { type: 'object', where: CANARY },
        ],
      },
    ],
    ['a value of another type than its field', { description: 'x' }, { description: { deep: CANARY } }],
    [
      'the id of a node of an unknown kind',
      {},
      { conversation_flow: { nodes: [{ type: 'brand_new', id: CANARY }, { id: 'n' }], edges: [] } },
    ],
    [
      'the name of a header that is none',
      { tools: [{ type: 'webhook', webhook: { name: 'w', url, headers: [{ name: 'A', value: 'x' }] } }] },
      {
        tools: [
          {
            type: 'webhook',
            webhook: {
              name: 'w',
              url,
              headers: [
                { name: 'A', value: 'x' },
                { name: `${CANARY} ü`, value: 'y' },
              ],
            },
          },
        ],
      },
    ],
    ['what a key of an unknown setting lists', { x: { api_keys: [{ key: 'a' }] } }, { x: { api_keys: [{ key: 'a' }, { key: CANARY }] } }],
    ['JSON in a text of an unknown list', { x: { list: ['a'] } }, { x: { list: ['a', JSON.stringify({ headers: { 'X-A': CANARY } })] } }],
    [
      'a key of an unknown kind',
      {},
      {
        tools: [
          { type: 'hangup', hangup: {} },
          { type: 'brand_new', [`${CANARY} ü`]: { a: 1 } },
        ],
      },
    ],
  ])('do not show in paths or values: %s', async (_name, before, after) => {
    const versions = {
      a: [version('a', 'v1', before), version('a', 'v2', after), version('a', 'v3', { tools: [{ type: 'hangup', hangup: {} }] })],
    };
    const { query } = await startVersions({ assistants: [version('a', 'v1')], versions }, { auth: jwtMode() });
    const read = async (args: string, scopes: string) =>
      (await query(diffOf(args), { token: await sign(scopes) })).data.assistant.versionDiff as { readonly changes: readonly object[] };
    for (const args of ['from: "v1", to: "v2"', 'from: "v2", to: "v1"', 'from: "v2", to: "v3"']) {
      const masked = await read(args, 'assistants:read');
      const whole = await read(args, 'assistants:read secrets:read');
      expect(JSON.stringify(whole)).toContain(CANARY);
      expect(JSON.stringify(masked)).not.toContain(CANARY);
      expect(masked.changes).toHaveLength(whole.changes.length);
    }
  });
});

test('a map of very many entries is compared as one', async () => {
  const variables = (value: string) => ({
    dynamic_variables: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`v${index}`, value])),
  });
  const versions = { a: [version('a', 'v1', variables('x')), version('a', 'v2', variables('y'))] };
  const { query } = await startVersions({ assistants: [version('a', 'v1')], versions });
  const { data } = await query('{ assistant(id: "a") { versionDiff(from: "v1", to: "v2") { changes { kind path } } } }');
  expect(data.assistant.versionDiff.changes).toEqual([
    { kind: 'CHANGED', path: ['dynamic_variables'] },
    { kind: 'CHANGED', path: ['name'] },
  ]);
});

test('lines of a text are masked as the text is', async () => {
  const of = (id: string) => version('a', id, { instructions: `Be kind.\npassword: ${CANARY}-${id}` });
  const { query } = await startVersions({ assistants: [of('v2')], versions: { a: [of('v1'), of('v2')] } }, { auth: jwtMode() });
  const answer = await query(diffOf('from: "v1", to: "v2"'), { token: await sign('assistants:read') });
  expect(answer.data.assistant.versionDiff.changes).toContainEqual(expect.objectContaining({ path: ['instructions'], hunks: [] }));
  expect(JSON.stringify(answer)).not.toContain(CANARY);
});
