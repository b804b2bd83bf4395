/** What the normalising cache of Apollo Client makes of answers. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import { describe, expect, test } from 'vitest';
import { serveInFrontOf } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { createApollo, ONE, PAGE, start, type Page } from './apollo-client.ts';

const LIST = 'GET /ai/assistants';

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
