/** urql with its normalising cache, which knows the schema by what the package has for it. */
import { Client, fetchExchange, gql, type TypedDocumentNode } from '@urql/core';
import { cacheExchange, type Cache } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { describe, expect, test } from 'vitest';
import { urqlKeys, urqlLookups, urqlSchema } from '../../src/client/urql-schema.ts';
import { countedFetch } from '../support/counted-fetch.ts';
import type { GatewayOptions } from '../support/gateway.ts';
import { serveInFrontOf, serveSandbox } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';
const IMPORT = 'POST /ai/assistants/import';

interface Named {
  readonly id: string;
  readonly name: string | null;
}
const PAGE: TypedDocumentNode<{ assistants: { totalCount: number; nodes: Named[] } }, object> = gql`
  query Page {
    assistants(orderBy: { field: NAME }) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`;
const ONE: TypedDocumentNode<{ assistant: Named | null }, { id: string }> = gql`
  query One($id: ID!) {
    assistant(id: $id) {
      id
      name
    }
  }
`;
const TOOLS: TypedDocumentNode<{ assistants: { nodes: { id: string; tools: { __typename: string; type: string }[] }[] } }, object> = gql`
  query Tools {
    assistants(orderBy: { field: NAME }) {
      nodes {
        id
        tools {
          __typename
          ...Kind
          ... on HandoffTool {
            aiAssistants {
              assistantId
              assistant {
                id
                name
              }
            }
          }
        }
        conversationFlow {
          nodes {
            nodeId
            outgoing {
              edgeId
              target {
                ... on NodeTarget {
                  nodeId
                }
              }
            }
          }
        }
      }
    }
  }
  fragment Kind on Tool {
    type
    shared
  }
`;
const IMPORT_FROM_VAPI: TypedDocumentNode<{ importAssistants: { assistants: Named[] } }, object> = gql`
  mutation ImportFromVapi {
    importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"] }) {
      assistants {
        id
        name
      }
    }
  }
`;

const createUrql = (url: string) => {
  const { fetch, sent } = countedFetch();
  const warnings: string[] = [];
  const client = new Client({
    url,
    fetch,
    exchanges: [
      cacheExchange({
        schema: urqlSchema,
        keys: urqlKeys,
        resolvers: { Query: { ...urqlLookups, assistants: relayPagination() } },
        updates: { Mutation: { importAssistants: (_result, _args, cache) => forgetLists(cache) } },
        logger: (severity, message) => {
          if (severity !== 'debug') warnings.push(message);
        },
      }),
      fetchExchange,
    ],
    fetchSubscriptions: true,
  });
  return { client, sent, warnings };
};

/** After a write no list is what it was; watchers of one ask again. */
function forgetLists(cache: Cache): void {
  for (const { fieldKey, fieldName } of cache.inspectFields('Query')) if (fieldName === 'assistants') cache.invalidate('Query', fieldKey);
}

async function start(options: Partial<GatewayOptions> = {}) {
  const gateway = await serveSandbox(options);
  return { ...gateway, ...createUrql(gateway.url) };
}

describe('the cache of urql', () => {
  test('has a key or none for every type that it meets', async () => {
    const { client, warnings, calls } = await start();
    const { data, error } = await client.query(TOOLS, {});
    expect(error).toBeUndefined();
    expect(data?.assistants.nodes).toHaveLength(18);
    expect(warnings).toEqual([]);
    // One handoff of the sandbox leads nowhere.
    expect(calls()).toEqual([LIST, 'GET /ai/assistants/assistant-lounge-desk']);
  });

  test('has one assistant for a list, a handoff and a single read, so the second needs no request', async () => {
    const { client, sent } = await start();
    const { data } = await client.query(PAGE, {});
    const known = data?.assistants.nodes[0];
    const { data: single } = await client.query(ONE, { id: known?.id ?? '' });
    expect(single?.assistant).toMatchObject({ id: known?.id, name: known?.name });
    expect(sent).toEqual(['Page']);
  });

  test('matches fragments on interfaces and unions from the cache', async () => {
    const { client, sent } = await start();
    const asked = await client.query(TOOLS, {});
    const cached = await client.query(TOOLS, {}, { requestPolicy: 'cache-only' });
    expect(cached.data).toEqual(asked.data);
    const tools = cached.data?.assistants.nodes.flatMap((node) => node.tools) ?? [];
    expect(tools.length).toBeGreaterThan(20);
    expect(tools.every(({ type }) => typeof type === 'string')).toBe(true);
    expect(new Set(tools.map(({ __typename }) => __typename)).size).toBeGreaterThan(10);
    expect(sent).toEqual(['Tools']);
  });

  test('does not merge flow nodes of one id that belong to different assistants', async () => {
    const flow = (name: string) => ({ start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', name }], edges: [] });
    const upstream = await startUpstream(account(['a', 'b'].map((id) => ({ id, conversation_flow: flow(`node of ${id}`) }))));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url, defaultToken: 'token', token: null });
    const { client } = createUrql(url);
    const { data } = await client.query<{ assistants: { nodes: { conversationFlow: { nodes: { name: string }[] } }[] } }>(
      gql`
        query Flows {
          assistants(orderBy: { field: ID }) {
            nodes {
              id
              conversationFlow {
                nodes {
                  nodeId
                  name
                }
              }
            }
          }
        }
      `,
      {},
    );
    expect(data?.assistants.nodes.map(({ conversationFlow: { nodes } }) => nodes[0]?.name)).toEqual(['node of a', 'node of b']);
    expect(upstream.calls).toEqual([LIST]);
  });
});

describe('a list of urql', () => {
  const HEAD = `($first: Int, $after: String) {
    assistants(first: $first, after: $after, orderBy: { field: NAME }) { totalCount pageInfo { hasNextPage endCursor }`;
  interface Paged {
    readonly assistants: {
      readonly nodes?: readonly Named[];
      readonly edges?: readonly { readonly node: Named }[];
      readonly pageInfo: { readonly endCursor: string };
    };
  }

  const queries: readonly [string, TypedDocumentNode<Paged, object>][] = [
    ['nodes', gql(`query Nodes${HEAD} nodes { id name } } }`)],
    ['edges', gql(`query Edges${HEAD} edges { cursor node { id name } } } }`)],
  ];

  test.each(queries)('by %s grows by each page, each assistant once', async (_way, query) => {
    const { client, warnings, sent } = await start();
    let { data } = await client.query(query, { first: 7 });
    for (let page = 0; page < 2; page += 1)
      ({ data } = await client.query(query, { first: 7, after: data?.assistants.pageInfo.endCursor }));
    const { nodes, edges = [] } = data?.assistants ?? {};
    const ids = (nodes ?? edges.map(({ node }) => node)).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([18, 18]);
    expect([warnings, sent.length]).toEqual([[], 3]);
  });
});

test('two queries for a settings object keep what the other read of it', async () => {
  const { client, sent, warnings } = await start();
  const queries = ['timeLimitSecs', 'noiseSuppression'].map((field) =>
    gql(`query ${field} { assistant(id: "assistant-front-desk") { id telephonySettings { ${field} } } }`),
  );
  for (const query of [...queries, ...queries]) expect((await client.query(query, {})).error).toBeUndefined();
  expect([sent, warnings]).toEqual([['timeLimitSecs', 'noiseSuppression'], []]);
});

test('what does not exist is asked for once', async () => {
  const { client, sent } = await start();
  for (let count = 0; count < 2; count += 1) expect((await client.query(ONE, { id: 'assistant-nope' })).data).toEqual({ assistant: null });
  expect(sent).toEqual(['One']);
});

test('deferred fields come later, into the same object', async () => {
  const { client, warnings } = await start();
  const query = gql`
    query Deferred {
      assistant(id: "assistant-front-desk") {
        id
        ... @defer {
          name
          telephonySettings {
            timeLimitSecs
          }
        }
      }
    }
  `;
  const seen: unknown[] = [];
  await new Promise<void>((resolve) => {
    client.query<{ assistant: unknown }>(query, {}).subscribe(({ data, hasNext }) => {
      seen.push(data?.assistant);
      if (!hasNext) resolve();
    });
  });
  expect(seen.at(-1)).toMatchObject({ id: 'assistant-front-desk', name: 'Clinic front desk', telephonySettings: {} });
  expect(warnings).toEqual([]);
});

test('after an import a list asks again, and shows what came', async () => {
  const { client, sent, calls } = await start();
  expect((await client.query(PAGE, {})).data?.assistants.totalCount).toBe(18);
  const { data } = await client.mutation(IMPORT_FROM_VAPI, {});
  const after = await client.query(PAGE, {});
  expect(after.data?.assistants.totalCount).toBe(19);
  expect(after.data?.assistants.nodes.map(({ id }) => id)).toContain(data?.importAssistants.assistants[0]?.id);
  expect(sent).toEqual(['Page', 'ImportFromVapi', 'Page']);
  expect(calls()).toEqual([LIST, IMPORT, LIST]);
});

test('an error arrives as a CombinedError with the code of the gateway', async () => {
  const { client, calls } = await start();
  const { error } = await client.query(
    gql`
      query TooMany {
        assistants(first: 1000) {
          totalCount
        }
      }
    `,
    {},
  );
  expect(error?.graphQLErrors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(calls()).toEqual([]);
});
