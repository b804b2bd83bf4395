/** Apollo Client 4 with its normalising cache, set up as the README shows. */
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { describe, expect, test } from 'vitest';
import { possibleTypes } from '../../src/client/public.ts';
import { countedFetch } from '../support/counted-fetch.ts';
import type { GatewayOptions } from '../support/gateway.ts';
import { serveInFrontOf, serveSandbox } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';
const IMPORT = 'POST /ai/assistants/import';

interface Named {
  readonly __typename: 'Assistant';
  readonly id: string;
  readonly name: string | null;
}
interface Page {
  readonly assistants: {
    readonly totalCount: number;
    readonly edges: readonly { readonly cursor: string; readonly node: Named }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
interface Imported {
  readonly importAssistants: { readonly assistants: readonly Named[]; readonly userErrors: readonly { readonly code: string }[] };
}

const PAGE: TypedDocumentNode<Page, { first?: number; after?: string | null }> = gql`
  query Page($first: Int, $after: String) {
    assistants(first: $first, after: $after, orderBy: { field: NAME }) {
      totalCount
      edges {
        cursor
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
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
const IMPORT_FROM_VAPI: TypedDocumentNode<Imported> = gql`
  mutation ImportFromVapi {
    importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"] }) {
      assistants {
        id
        name
      }
      userErrors {
        code
      }
    }
  }
`;

const createApollo = (url: string, token?: string) => {
  const { fetch, sent } = countedFetch();
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, fetch, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Query: {
          fields: {
            assistants: relayStylePagination(['filter', 'orderBy']),
            assistant: (_known, { args, toReference }) => toReference({ __typename: 'Assistant', id: String(args?.['id']) }),
          },
        },
      },
    }),
  });
  return { client, sent };
};

async function start(options: Partial<GatewayOptions> = {}) {
  const gateway = await serveSandbox(options);
  return { ...gateway, ...createApollo(gateway.url) };
}

describe('the cache of Apollo Client', () => {
  test('keeps assistants under their ids, and everything else within them', async () => {
    const { client } = await start();
    await client.query({
      query: gql`
        query Everything {
          assistants {
            nodes {
              id
              tools {
                ... on Tool {
                  type
                }
              }
              mcpServers {
                mcpServerId
              }
              conversationFlow {
                nodes {
                  nodeId
                  outgoing {
                    edgeId
                  }
                }
              }
            }
          }
        }
      `,
    });
    const keys = Object.keys(client.cache.extract() as object);
    expect(keys.filter((key) => key.startsWith('Assistant:'))).toHaveLength(18);
    expect(keys.filter((key) => !key.startsWith('Assistant:') && key !== '__META')).toEqual(['ROOT_QUERY']);
  });

  test('does not merge flow nodes, edges or handoffs of one id that belong to different assistants', async () => {
    const flow = (name: string) => ({ start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', name }], edges: [] });
    const upstream = await startUpstream(account(['a', 'b'].map((id) => ({ id, name: id, conversation_flow: flow(`node of ${id}`) }))));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
    const { client } = createApollo(url, 'token');
    const { data } = await client.query<{ assistants: { nodes: { conversationFlow: { nodes: { name: string }[] } }[] } }>({
      query: gql`
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
    });
    expect(data?.assistants.nodes.map(({ conversationFlow: { nodes } }) => nodes[0]?.name)).toEqual(['node of a', 'node of b']);
    expect(upstream.calls).toEqual([LIST]);
  });

  test('matches fragments on interfaces and unions, and answers them without asking again', async () => {
    const { client, sent, calls } = await start();
    const query: TypedDocumentNode<{ assistant: { tools: { __typename: string; type: string; url?: string }[] } }> = gql`
      query Tools {
        assistant(id: "assistant-front-desk") {
          id
          tools {
            ...Kind
            ... on AssistantTool {
              ... on WebhookTool {
                url
              }
            }
          }
          ... on Node {
            globalId
          }
        }
      }
      fragment Kind on Tool {
        type
        shared
      }
    `;
    const asked = await client.query({ query });
    expect(asked.data?.assistant.tools.map(({ type }) => type)).toEqual(['webhook', 'handoff', 'hangup']);
    expect(asked.data?.assistant.tools[0]?.url).toMatch(/^https:/);
    const cached = await client.query({ query, fetchPolicy: 'cache-only' });
    expect(cached.data).toEqual(asked.data);
    expect(sent).toEqual(['Tools']);
    expect(calls()).toEqual(['GET /ai/assistants/assistant-front-desk']);
  });

  test('has one assistant for a list and a single read, so the second needs no request', async () => {
    const { client, sent } = await start();
    const { data } = await client.query({ query: PAGE, variables: { first: 3 } });
    const known = data?.assistants.edges[1]?.node;
    expect((await client.query({ query: ONE, variables: { id: known?.id ?? '' } })).data?.assistant).toEqual(known);
    expect(sent).toEqual(['Page']);
  });

  test('joins pages by cursor, each assistant once', async () => {
    const { client, sent, calls } = await start();
    let page: Page | null | undefined = (await client.query({ query: PAGE, variables: { first: 7 } })).data;
    const watched = client.watchQuery({ query: PAGE, variables: { first: 7 } });
    const subscription = watched.subscribe(() => {});
    while (page?.assistants.pageInfo.hasNextPage) {
      await watched.fetchMore({ variables: { after: page.assistants.pageInfo.endCursor } });
      page = client.readQuery({ query: PAGE, variables: { first: 7 } });
    }
    subscription.unsubscribe();
    const names = page?.assistants.edges.map(({ node }) => node.name) ?? [];
    expect(names).toHaveLength(18);
    expect(names).toEqual(names.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)));
    expect(new Set(page?.assistants.edges.map(({ node }) => node.id)).size).toBe(18);
    expect(sent).toEqual(['Page', 'Page', 'Page']);
    expect(calls()).toEqual([LIST]);
  });
});

describe('after an import', () => {
  test('a list that is asked again shows what came', async () => {
    const { client, sent, calls } = await start();
    expect((await client.query({ query: PAGE, variables: { first: 50 } })).data?.assistants.totalCount).toBe(18);
    const subscription = client.watchQuery({ query: PAGE, variables: { first: 50 } }).subscribe(() => {});
    const { data } = await client.mutate({ mutation: IMPORT_FROM_VAPI, refetchQueries: [PAGE], awaitRefetchQueries: true });
    const page = client.readQuery({ query: PAGE, variables: { first: 50 } });
    subscription.unsubscribe();
    expect(page?.assistants.totalCount).toBe(19);
    expect(page?.assistants.edges.map(({ node }) => node.id)).toContain(data?.importAssistants.assistants[0]?.id);
    expect(sent).toEqual(['Page', 'ImportFromVapi', 'Page']);
    expect(calls()).toEqual([LIST, IMPORT, LIST]);
  });

  test('a list can be completed from what the import brought, without asking again', async () => {
    const { client, sent, calls } = await start();
    await client.query({ query: PAGE, variables: { first: 50 } });
    await client.mutate({
      mutation: IMPORT_FROM_VAPI,
      update: (cache, { data }) => {
        const brought = data?.importAssistants.assistants ?? [];
        cache.updateQuery({ query: PAGE, variables: { first: 50 } }, (page) =>
          page
            ? {
                assistants: {
                  ...page.assistants,
                  totalCount: page.assistants.totalCount + brought.length,
                  edges: [...page.assistants.edges, ...brought.map((node) => ({ __typename: 'AssistantEdge', cursor: '', node }))],
                },
              }
            : undefined,
        );
      },
    });
    const page = client.readQuery({ query: PAGE, variables: { first: 50 } });
    expect([page?.assistants.totalCount, page?.assistants.edges.length]).toEqual([19, 19]);
    expect(sent).toEqual(['Page', 'ImportFromVapi']);
    expect(calls()).toEqual([LIST, IMPORT]);
  });

  test('an assistant that was imported again changes wherever it is shown', async () => {
    const { client } = await start();
    const first = await client.mutate({ mutation: IMPORT_FROM_VAPI });
    const id = first.data?.importAssistants.assistants[0]?.id ?? '';
    const VERSION: TypedDocumentNode<{ importAssistants: { assistants: { id: string; versionId: string }[] } }> = gql`
      mutation Again {
        importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"] }) {
          assistants {
            id
            versionId
          }
        }
      }
    `;
    const READ: TypedDocumentNode<{ assistant: { versionId: string } }, { id: string }> = gql`
      query Version($id: ID!) {
        assistant(id: $id) {
          id
          versionId
        }
      }
    `;
    const before = await client.query({ query: READ, variables: { id } });
    const again = await client.mutate({ mutation: VERSION });
    const after = client.readQuery({ query: READ, variables: { id } });
    expect(after?.assistant.versionId).toBe(again.data?.importAssistants.assistants[0]?.versionId);
    expect(after?.assistant.versionId).not.toBe(before.data?.assistant.versionId);
  });
});

describe('an error', () => {
  test('arrives as CombinedGraphQLErrors with the code of the gateway', async () => {
    const { client, calls } = await start();
    const error: unknown = await client.query({ query: PAGE, variables: { first: 1000 } }).catch((reason: unknown) => reason);
    expect(CombinedGraphQLErrors.is(error)).toBe(true);
    expect((error as CombinedGraphQLErrors).errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls()).toEqual([]);
  });

  test('of a request that is not valid arrives in the same way', async () => {
    const { client } = await start();
    const error: unknown = await client
      .query({
        query: gql`
          {
            nothing
          }
        `,
      })
      .catch((reason: unknown) => reason);
    expect((error as CombinedGraphQLErrors).errors[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('of one field leaves the rest, for clients that ask for both', async () => {
    const upstream = await startUpstream(account([{ id: 'a', name: 5 }]));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
    const { client } = createApollo(url, 'token');
    const { data, error } = await client.query({ query: ONE, variables: { id: 'a' }, errorPolicy: 'all', fetchPolicy: 'network-only' });
    expect(data).toEqual({ assistant: { __typename: 'Assistant', id: 'a', name: null } });
    expect((error as CombinedGraphQLErrors).errors).toMatchObject([
      { path: ['assistant', 'name'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } },
    ]);
  });
});
