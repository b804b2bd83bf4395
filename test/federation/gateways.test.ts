import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway, type Gateway } from '../support/gateway.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';
import { createCrm, type Contact } from './crm.ts';
import { fetchSubgraph, openDoor, ROUTERS, type Door, type Router } from './routers.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);
const assistant = (id: string, owner = 'Name'): Document => ({
  id,
  name: `${owner} of ${id}`,
  created_at: '2026-01-01T00:00:00Z',
  tools: [
    { type: 'hangup', hangup: {} },
    { type: 'handoff', handoff: { ai_assistants: [{ id: 'a1', name: 'One' }] } },
  ],
});
const anna: Contact = { id: 'anna', name: 'Anna', assistants: ['a0', 'a1'] };
const EXAMPLES = new URL('../../examples/', import.meta.url);
const queries = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(new URL(file, EXAMPLES), 'utf8'))
  // Phone numbers are shown by the subgraph that owns them.
  .filter((text) => !/^mutation /m.test(text) && !text.includes('phoneNumbers'));

describe.each(ROUTERS)('behind $name', ({ start: startRouter }) => {
  let ours: Door;
  let theirs: Door;
  let router: Promise<Router> | undefined;

  beforeAll(async () => {
    ours = await openDoor();
    theirs = await openDoor();
  });
  afterEach(() => {
    ours.handler = null;
    theirs.handler = null;
  });
  afterAll(async () => {
    await (await router)?.close();
    await ours.close();
    await theirs.close();
  });

  /** Both subgraphs behind the one router, which is composed of what they say of themselves when first asked. */
  async function behind(gateway: Gateway, contacts: readonly Contact[]) {
    const crm = createCrm(contacts);
    ours.handler = gateway.app.listener;
    theirs.handler = crm.handle;
    router ??= Promise.all([fetchSubgraph('assistants', ours.url), fetchSubgraph('crm', theirs.url)]).then(startRouter);
    const { query } = await router;
    crm.operations.length = 0;
    return { query: ((text, options) => query(text, { token: 'test-token', ...options })) as Router['query'], crm };
  }

  async function start(script: Script, contacts: readonly Contact[] = [anna]) {
    const upstream = await startUpstream(script);
    const gateway = startGateway({ upstreamUrl: upstream.url, subgraph: true, limits: { retries: 0 } });
    return { ...(await behind(gateway, contacts)), ...upstream };
  }

  test('contacts of the one subgraph bring the assistants of the other, in their order', async () => {
    const { query, calls, crm } = await start(account(numbered(3).map((id) => assistant(id))), [
      anna,
      { ...anna, id: 'ben', assistants: ['a2'] },
    ]);
    const { data, errors } = await query('{ contacts { nodes { name assistants { id name } } pageInfo { hasNextPage } } }');
    expect(errors).toBeUndefined();
    expect(data.contacts.nodes.map(({ assistants }: { assistants: unknown }) => assistants)).toEqual([
      [
        { id: 'a0', name: 'Name of a0' },
        { id: 'a1', name: 'Name of a1' },
      ],
      [{ id: 'a2', name: 'Name of a2' }],
    ]);
    expect(calls).toEqual(['GET /ai/assistants']);
    expect(crm.operations).toHaveLength(1);
  });

  test('unions, interfaces, aliases and fragments beyond the entity arrive whole', async () => {
    const { query, calls } = await start(account(numbered(2).map((id) => assistant(id))));
    const { data, errors } = await query(`
      { contacts { nodes { mine: assistants { ...Named all: tools { kind: __typename ...OnTool ... on HandoffTool { to: aiAssistants { assistantId label: name assistant { ...Named } } } } } } } }
      fragment Named on Assistant { called: name owner { name } }
      fragment OnTool on Tool { type }
    `);
    expect(errors).toBeUndefined();
    const named = (id: string) => ({ called: `Name of ${id}`, owner: { name: 'Anna' } });
    expect(data.contacts.nodes[0].mine[0]).toEqual({
      ...named('a0'),
      all: [
        { kind: 'HangupTool', type: 'hangup' },
        { kind: 'HandoffTool', type: 'handoff', to: [{ assistantId: 'a1', label: 'One', assistant: named('a1') }] },
      ],
    });
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('every example query answers as it does without a router', async () => {
    const gateway = await startSandboxGateway({ subgraph: true });
    const { query } = await behind(gateway, [anna]);
    expect(queries.length).toBeGreaterThanOrEqual(5);
    for (const text of queries) expect(await query(text, { token: null })).toEqual(await gateway.query(text));
  });

  test('two hundred assistants with a field of another subgraph cost one list', async () => {
    const ids = numbered(200);
    const { query, calls, crm } = await start(account(ids.map((id) => assistant(id))), [{ ...anna, assistants: ids.slice(100) }]);
    const { data, errors } = await query('{ assistants(first: 200) { nodes { name owner { name } } } }');
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes.filter(({ owner }: { owner: unknown }) => owner === null)).toHaveLength(100);
    expect(data.assistants.nodes).toHaveLength(200);
    expect(calls).toEqual(['GET /ai/assistants']);
    expect(crm.operations).toHaveLength(1);
  });

  test('five hundred representations cost one list', async () => {
    const ids = numbered(500);
    const { query, calls } = await start(account(ids.map((id) => assistant(id))), [{ ...anna, assistants: ids }]);
    const { data, errors } = await query('{ contacts { nodes { assistants { name } } } }');
    expect(errors).toBeUndefined();
    expect(data.contacts.nodes[0].assistants).toEqual(ids.map((id) => ({ name: `Name of ${id}` })));
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('a field of the other subgraph that requires one of ours gets it, at no further cost', async () => {
    const { query, calls } = await start(account([assistant('a0'), assistant('a1')]));
    const { data, errors } = await query('{ contacts { nodes { assistants { badge } } } assistants { totalCount } }');
    expect(errors).toBeUndefined();
    expect(data.contacts.nodes[0].assistants).toEqual([{ badge: 'Ask Name of a0!' }, { badge: 'Ask Name of a1!' }]);
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('an assistant that is gone is null and harms no neighbour', async () => {
    const { query, calls } = await start(account([assistant('a0'), assistant('a1')]), [{ ...anna, assistants: ['a0', 'gone', 'a1'] }]);
    const { data } = await query('{ contacts { nodes { assistants { id name tools { ... on Tool { type } } } } } }');
    const tools = [{ type: 'hangup' }, { type: 'handoff' }];
    expect(data.contacts.nodes[0].assistants).toEqual([
      { id: 'a0', name: 'Name of a0', tools },
      null,
      { id: 'a1', name: 'Name of a1', tools },
    ]);
    expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/gone']);
  });

  test('two tenants who ask at once see what is theirs', async () => {
    const tokens = ['first-tenant', 'second-tenant'];
    const { query, requests } = await start(({ headers: { authorization = '' }, ...request }) =>
      account(numbered(2).map((id) => assistant(id, authorization.replace('Bearer ', ''))))({ headers: {}, ...request }),
    );
    const text = '{ contacts { nodes { assistants { name } } } assistants { nodes { name } } }';
    const rounds = Array.from({ length: 10 }, () => tokens).flat();
    const answers = await Promise.all(rounds.map((token) => query(text, { token })));
    for (const [index, { data, errors }] of answers.entries()) {
      expect(errors).toBeUndefined();
      const theirNames = [{ name: `${rounds[index]} of a0` }, { name: `${rounds[index]} of a1` }];
      expect(data.contacts.nodes[0].assistants).toEqual(theirNames);
      expect(data.assistants.nodes).toEqual(expect.arrayContaining(theirNames));
      expect(data.assistants.nodes).toHaveLength(2);
    }
    expect(new Set(requests.map(({ headers }) => headers.authorization))).toEqual(new Set(tokens.map((token) => `Bearer ${token}`)));
  });

  test('without a credential nothing is read, and the answer says so', async () => {
    const { query, calls } = await start(account([assistant('a0')]));
    const { data, errors } = await query('{ contacts { nodes { name assistants { id name } } } }', { token: null });
    expect(data.contacts.nodes).toEqual([
      {
        name: 'Anna',
        assistants: [
          { id: 'a0', name: null },
          { id: 'a1', name: null },
        ],
      },
    ]);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['UNAUTHENTICATED']));
    expect(calls).toEqual([]);
  });

  test('while our upstream is down the other subgraph still answers, beside an error with our code', async () => {
    const { query } = await start(() => ({ status: 503 }));
    const { data, errors } = await query('{ contacts { nodes { name assistants { id name } } } }');
    expect(data.contacts.nodes).toEqual([
      {
        name: 'Anna',
        assistants: [
          { id: 'a0', name: null },
          { id: 'a1', name: null },
        ],
      },
    ]);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['UPSTREAM_UNAVAILABLE']));
  });

  test('while the other subgraph is down the assistants still arrive', async () => {
    const { query, calls } = await start(account([assistant('a0')]));
    theirs.handler = null;
    const { data, errors } = await query('{ assistants { nodes { id name owner { name } } } }');
    expect(data.assistants.nodes).toEqual([{ id: 'a0', name: 'Name of a0', owner: null }]);
    expect(errors?.length).toBeGreaterThan(0);
    expect(calls).toEqual(['GET /ai/assistants']);
  });
});
