import { describe, expect, test } from 'vitest';
import { startGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { startUpstream } from '../support/upstream.ts';

const ONE = 'query ($id: ID!) { assistant(id: $id) { id name } }';
const BASE = '/ai/assistants/';

/** `1e21` and the like are what JSON.parse makes of an id that is too long for a number. */
const NO_IDS = ['9007199254740992', '9007199254740993', '-9007199254740993', '1234567890123456789', '1e21', '1.5', '1e400'];
const isWhole = (id: string) => /^-?\d+$/.test(id);

describe.each([true, false])('an id that is a number, with the adapter of Node: %s', (nodeAdapter) => {
  const start = async (subgraph = false) => {
    const upstream = await startUpstream(({ path }) =>
      path.startsWith(BASE) ? { body: { id: path.slice(BASE.length), name: 'Found' } } : { body: { data: [] } },
    );
    const { url } = await serve(startGateway({ upstreamUrl: upstream.url, nodeAdapter, subgraph }));
    const headers = { 'content-type': 'application/json', authorization: 'Bearer test-token' };
    const send = async (text: string) => (await (await fetch(url, { method: 'POST', headers, body: text })).json()) as GraphQLAnswer;
    return { send, url, calls: upstream.calls };
  };
  const body = (query: string, variables: string) => `{"query":${JSON.stringify(query)},"variables":${variables}}`;

  test.each(['0', '7', '-7', '9007199254740991'])('is the text it stands for where no digit can be lost: %s', async (id) => {
    const { send, calls } = await start();
    for (const request of [body(ONE, `{"id":${id}}`), body(`{ assistant(id: ${id}) { id name } }`, '{}')]) {
      expect(await send(request)).toEqual({ data: { assistant: { id, name: 'Found' } } });
    }
    expect(calls).toEqual([`GET ${BASE}${id}`]);
  });

  test.each(NO_IDS)('is refused otherwise, wherever it stands: %s', async (id) => {
    const { send, calls } = await start();
    const requests = [
      body(ONE, `{"id":${id}}`),
      body('query ($ids: [ID!]) { assistants(filter: { ids: $ids }) { nodes { id } } }', `{"ids":["a",${id}]}`),
      body('query ($f: AssistantFilter) { assistants(filter: $f) { nodes { id } } }', `{"f":{"ids":["a",${id}]}}`),
      body('query ($id: ID!) { node(id: $id) { __typename } }', `{"id":${id}}`),
      body('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', `{"ids":[${id}]}`),
      body(
        'mutation ($ids: [ID!]) { importAssistants(input: { provider: VAPI, apiKeyRef: "k", importIds: $ids }) { userErrors { code } } }',
        `{"ids":[${id}]}`,
      ),
      body(`{ assistant(id: ${id}) { id } }`, '{}'),
      body(`{ assistants(filter: { ids: ["a", ${id}] }) { nodes { id } } }`, '{}'),
      body(`{ node(id: ${id}) { __typename } }`, '{}'),
      body(`query ($id: ID = ${id}) { a: assistant(id: $id) { id } }`, '{}'),
    ];
    for (const request of requests) {
      for (let time = 0; time < 2; time += 1) {
        const { data, errors } = await send(request);
        // That a fraction is no id is what the specification says of texts.
        const code = request.includes('"variables":{}') && !isWhole(id) ? 'GRAPHQL_VALIDATION_FAILED' : 'BAD_USER_INPUT';
        expect([request, data, errors?.map(({ extensions }) => extensions?.['code'])]).toEqual([request, undefined, [code]]);
      }
    }
    const messages = await Promise.all(requests.map(async (request) => (await send(request)).errors?.[0]?.message));
    expect(messages).toMatchObject(
      ['$id ', '$ids[1] ', '$f.ids[1] ', '$id ', '$ids[0] ', '$ids[0] ']
        .map((place) => expect.stringContaining(place))
        .concat(messages.slice(6) as never),
    );
    if (isWhole(id))
      expect(messages.slice(6)).toMatchObject(['id ', 'filter', 'id ', 'This value '].map((place) => expect.stringContaining(place)));
    expect(calls).toEqual([]);
  });

  test.each(['1.00000000000000000001', '9007199254740990.9999999999', '0.99999999999999999999', '10000000000000000000001e-22', '1e-400'])(
    'is refused where a fraction of it would be lost: %s',
    async (id) => {
      const { send, url, calls } = await start();
      const REFUSED = [{ message: expect.stringContaining('more digits') as string, extensions: { code: 'BAD_USER_INPUT' } }];
      for (const request of [body(ONE, `{"id":${id}}`), body(ONE, `{"ids":["\\"",[ ${id} ]],"id":"a"}`)]) {
        for (let time = 0; time < 2; time += 1) expect((await send(request)).errors).toMatchObject(REFUSED);
      }
      const search = new URLSearchParams({ query: ONE, variables: `{"id":${id}}` });
      const response = await fetch(`${url}?${search.toString()}`, {
        headers: { 'apollo-require-preflight': '1', authorization: 'Bearer t' },
      });
      expect(((await response.json()) as GraphQLAnswer).errors).toMatchObject(REFUSED);
      expect(calls).toEqual([]);
      // Texts keep theirs, and so do numbers that stay the same.
      expect((await send(body(ONE, `{"id":"${id}","other":1.00000000000000000000}`))).data).toMatchObject({ assistant: { name: 'Found' } });
    },
  );

  test.each(NO_IDS)('is refused in a representation: %s', async (id) => {
    const { send, calls } = await start(true);
    const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Assistant { id } } }';
    for (const request of [
      body(ENTITIES, `{"of":[{"__typename":"Assistant","id":${id}}]}`),
      body(`{ _entities(representations: [{ __typename: "Assistant", id: ${id} }]) { ... on Assistant { id } } }`, '{}'),
    ]) {
      const { data, errors } = await send(request);
      expect([data, errors]).toMatchObject([{ _entities: [null] }, [{ extensions: { code: 'BAD_USER_INPUT' } }]]);
    }
    expect(calls).toEqual([]);
  });
});
