/** Apollo Client after a write, and with errors. */
import { CombinedGraphQLErrors, gql, type TypedDocumentNode } from '@apollo/client';
import { describe, expect, test } from 'vitest';
import { serveInFrontOf } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { createApollo, IMPORT_FROM_VAPI, ONE, PAGE, start } from './apollo-client.ts';

const LIST = 'GET /ai/assistants';
const IMPORT = 'POST /ai/assistants/import';

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
