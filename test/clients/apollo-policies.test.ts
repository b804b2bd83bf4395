/** The policies that the package has for the cache of Apollo Client. */
import { gql, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { apolloTypePolicies, possibleTypes } from '../../src/client/apollo.ts';
import { schema } from '../../src/schema/index.ts';
import { createApollo, ONE, start } from './apollo-client.ts';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
interface Named {
  readonly id: string;
  readonly name: string;
}
type Variables = { first?: number; after?: string | null; filter?: object; last?: number; before?: string | null };
interface Nodes {
  readonly assistants: { readonly totalCount: number; readonly nodes: readonly Named[]; readonly pageInfo: PageInfo };
}
interface Edges {
  readonly assistants: { readonly totalCount: number; readonly edges: readonly { readonly node: Named }[]; readonly pageInfo: PageInfo };
}

const HEAD = `($first: Int, $after: String, $last: Int, $before: String, $filter: AssistantFilter) {
  assistants(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: { field: NAME }) {
    totalCount
    pageInfo { hasNextPage endCursor startCursor hasPreviousPage }`;
const NODES: TypedDocumentNode<Nodes, Variables> = gql(`query Nodes${HEAD} nodes { id name } } }`);
const EDGES: TypedDocumentNode<Edges, Variables> = gql(`query Edges${HEAD} edges { cursor node { id name } } } }`);
const BOTH: TypedDocumentNode<Nodes & Edges, Variables> = gql(`query Both${HEAD} nodes { id name } edges { cursor node { id } } } }`);

type Asked = Partial<Nodes['assistants'] & Edges['assistants']>;
const namesOf = (data: { readonly assistants: Asked } | undefined) =>
  (data?.assistants.nodes ?? data?.assistants.edges?.map(({ node }) => node) ?? []).map(({ name }) => name);

/** The names of all assistants, in order. */
async function allNames(url: string): Promise<readonly string[]> {
  const { data } = await createApollo(url).client.query({ query: NODES, variables: { first: 50 } });
  return namesOf(data);
}

describe.each([
  ['nodes', NODES as TypedDocumentNode<{ readonly assistants: Asked & { readonly pageInfo: PageInfo } }, Variables>],
  ['edges', EDGES as TypedDocumentNode<{ readonly assistants: Asked & { readonly pageInfo: PageInfo } }, Variables>],
  ['both', BOTH as TypedDocumentNode<{ readonly assistants: Asked & { readonly pageInfo: PageInfo } }, Variables>],
])('a list by %s', (_way, query) => {
  test('grows by each page that is fetched', async () => {
    const { client, sent, url } = await start();
    const names = await allNames(url);
    const watched = client.watchQuery({ query, variables: { first: 7 } });
    const seen: number[] = [];
    const subscription = watched.subscribe(({ data, dataState }) => dataState === 'complete' && seen.push(namesOf(data).length));
    await expect.poll(() => watched.getCurrentResult().dataState).toBe('complete');
    for (let page = client.readQuery({ query, variables: { first: 7 } }); page?.assistants.pageInfo.hasNextPage;) {
      const { data } = await watched.fetchMore({ variables: { after: page.assistants.pageInfo.endCursor } });
      page = data ?? null;
    }
    await expect.poll(() => seen.at(-1)).toBe(18);
    expect(namesOf(client.readQuery({ query, variables: { first: 7 } }) ?? undefined)).toEqual(names);
    subscription.unsubscribe();
    expect(sent).toHaveLength(3);
  });

  test('has a page of its own for each cursor that is asked for, from the cache once it is there', async () => {
    const { client, sent, url } = await start();
    const names = await allNames(url);
    const first = await client.query({ query, variables: { first: 3 } });
    const after = first.data?.assistants.pageInfo.endCursor ?? null;
    const second = await client.query({ query, variables: { first: 3, after } });
    expect(namesOf(second.data)).toEqual(names.slice(3, 6));
    const third = await client.query({ query, variables: { first: 3, after: second.data?.assistants.pageInfo.endCursor ?? null } });
    expect(namesOf(third.data)).toEqual(names.slice(6, 9));
    expect(sent).toHaveLength(3);
    for (const [page, count] of [first, second, third].map((each, index) => [each, index] as const)) {
      const cursor = [null, after, second.data?.assistants.pageInfo.endCursor ?? null][count] ?? null;
      const again = await client.query({ query, variables: { first: 3, ...(cursor !== null && { after: cursor }) } });
      // Without a cursor a list is all that has been fetched of it.
      if (count === 0) expect(namesOf(again.data)).toEqual(names.slice(0, 9));
      else expect(again.data).toEqual(page.data);
    }
    expect(sent).toHaveLength(3);
  });

  test('begun in the middle is no beginning', async () => {
    const { client, sent, url } = await start();
    const names = await allNames(url);
    const { client: other } = createApollo(url);
    const before = await other.query({ query, variables: { first: 3 } });
    const after = before.data?.assistants.pageInfo.endCursor ?? null;
    expect(namesOf((await client.query({ query, variables: { first: 2, after } })).data)).toEqual(names.slice(3, 5));
    expect(namesOf((await client.query({ query, variables: { first: 3 } })).data)).toEqual(names.slice(0, 3));
    expect(namesOf((await client.query({ query, variables: { first: 2, after } })).data)).toEqual(names.slice(3, 5));
    expect(sent).toHaveLength(2);
  });

  test('has a list of its own for each filter, and for backward pages', async () => {
    const { client, sent, url } = await start();
    const names = await allNames(url);
    await client.query({ query, variables: { first: 3 } });
    const filtered = await client.query({ query, variables: { first: 3, filter: { toolType: 'HANDOFF' } } });
    expect(namesOf(filtered.data)).not.toEqual(names.slice(0, 3));
    expect(namesOf((await client.query({ query, variables: { last: 2 } })).data)).toEqual(names.slice(-2));
    expect(namesOf((await client.query({ query, variables: { first: 3 } })).data)).toEqual(names.slice(0, 3));
    expect(sent).toHaveLength(3);
  });

  test('asks for more where less is held than a query wants', async () => {
    const { client, sent, url } = await start();
    const names = await allNames(url);
    await client.query({ query, variables: { first: 3 } });
    expect(namesOf((await client.query({ query, variables: { first: 5 } })).data)).toEqual(names.slice(0, 5));
    expect(namesOf((await client.query({ query, variables: { first: 4 } })).data)).toEqual(names.slice(0, 5));
    expect(sent).toHaveLength(2);
    expect(namesOf((await client.query({ query, variables: { first: 50 } })).data)).toEqual(names);
    expect(namesOf((await client.query({ query, variables: { first: 60 } })).data)).toEqual(names);
    expect(sent).toHaveLength(3);
  });

  test('begins again when its first page is asked for again, and leaves out what is gone', async () => {
    const { client, url } = await start();
    const names = await allNames(url);
    const { data } = await client.query({ query, variables: { first: 3 } });
    await client.query({ query, variables: { first: 3, after: data?.assistants.pageInfo.endCursor ?? null } });
    expect(namesOf(client.readQuery({ query, variables: { first: 3 } }) ?? undefined)).toEqual(names.slice(0, 6));
    await client.query({ query, variables: { first: 3 }, fetchPolicy: 'network-only' });
    expect(namesOf(client.readQuery({ query, variables: { first: 3 } }) ?? undefined)).toEqual(names.slice(0, 3));
    client.cache.evict({ id: 'Assistant:assistant-billing-desk' });
    expect(namesOf(client.readQuery({ query, variables: { first: 2 } }) ?? undefined)).toEqual(names.slice(1, 3));
  });
});

test('a list that could not be read is null, and a page of it takes nothing from the others', () => {
  const cache = new InMemoryCache({ possibleTypes, typePolicies: apolloTypePolicies });
  const query = gql(
    `query Conversations($after: String) { assistant(id: "a") { id conversations(after: $after) { nodes { id } pageInfo { endCursor } } } }`,
  );
  const answered = (conversations: object | null) => ({ assistant: { __typename: 'Assistant', id: 'a', conversations } });
  const page = answered({
    __typename: 'ConversationConnection',
    nodes: [{ __typename: 'Conversation', id: 'c' }],
    pageInfo: { __typename: 'PageInfo', endCursor: 'end' },
  });
  for (const data of [answered(null), page]) {
    cache.writeQuery({ query, data });
    expect(cache.readQuery({ query })).toEqual(data);
  }
  cache.writeQuery({ query, variables: { after: 'end' }, data: answered(null) });
  expect(cache.readQuery({ query })).toEqual(page);
});

describe('objects without a key', () => {
  const A = gql`
    query A {
      assistant(id: "assistant-front-desk") {
        id
        telephonySettings {
          timeLimitSecs
        }
      }
    }
  `;
  const B = gql`
    query B {
      assistant(id: "assistant-front-desk") {
        id
        telephonySettings {
          noiseSuppression
        }
      }
    }
  `;

  test('keep what other queries read of them, so that two components do not ask in turn', async () => {
    const { client, sent } = await start();
    const watched = [A, B].map((query) => client.watchQuery({ query }));
    const subscriptions = watched.map((each) => each.subscribe(() => {}));
    for (const each of watched) await expect.poll(() => each.getCurrentResult().dataState).toBe('complete');
    for (const query of [A, B]) expect(client.readQuery({ query })).not.toBeNull();
    // What A and B would send in turn, when they get each other's answer, goes before the answer to this.
    await client.query({ query: gql('query Later { __typename }'), fetchPolicy: 'network-only' });
    for (const subscription of subscriptions) subscription.unsubscribe();
    expect(sent.toSorted()).toEqual(['A', 'B', 'Later']);
  });

  test('in a list keep a selection of their own under an alias', async () => {
    const { client, sent } = await start();
    const kinds = gql`
      query Kinds {
        assistant(id: "assistant-front-desk") {
          id
          kinds: tools {
            __typename
          }
        }
      }
    `;
    const tools = gql`
      query Tools {
        assistant(id: "assistant-front-desk") {
          id
          tools {
            ... on Tool {
              type
            }
          }
        }
      }
    `;
    for (const query of [kinds, tools, kinds, tools]) expect((await client.query({ query })).error).toBeUndefined();
    expect(sent).toHaveLength(2);
  });

  test('are merged, have a key, or are pages: every type of the schema', () => {
    const roots = new Set(['Query', 'Mutation', 'Subscription']);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__') || roots.has(type.name)) continue;
      const policy = apolloTypePolicies[type.name];
      const hasKey = type.getFields()['id'] !== undefined || policy?.keyFields !== undefined;
      const isPage = /Connection$|^PageInfo$|^(?!Flow).*Edge$/.test(type.name);
      expect([type.name, policy?.merge === true || hasKey || isPage]).toEqual([type.name, true]);
    }
  });
});

describe('objects with a key', () => {
  test('are one, whether their key has one field or two; without all of it they belong to what they were read with', () => {
    const cache = new InMemoryCache({ possibleTypes, typePolicies: apolloTypePolicies });
    expect(cache.identify({ __typename: 'AssistantVersion', assistantId: 'a', versionId: 'v' })).toContain('"versionId":"v"');
    expect(cache.identify({ __typename: 'AssistantVersion', versionId: 'v' })).toBeUndefined();
    expect(cache.identify({ __typename: 'Assistant', id: 'a' })).toBe('Assistant:a');
    const query = gql`
      {
        assistant(id: "a") {
          version(versionId: "v") {
            versionName
          }
        }
      }
    `;
    const data = { assistant: { __typename: 'Assistant', version: { __typename: 'AssistantVersion', versionName: 'First' } } };
    cache.writeQuery({ query, data });
    expect(cache.readQuery({ query })).toEqual(data);
  });

  test('are found by it without a request, and what does not exist stays null', async () => {
    const { client, sent } = await start();
    await client.query({ query: NODES, variables: { first: 3 } });
    expect((await client.query({ query: ONE, variables: { id: 'assistant-billing-desk' } })).data?.assistant?.name).toBe('Billing desk');
    expect(sent).toEqual(['Nodes']);
    for (let count = 0; count < 2; count += 1)
      expect((await client.query({ query: ONE, variables: { id: 'assistant-nope' } })).data).toEqual({ assistant: null });
    expect(sent).toEqual(['Nodes', 'One']);
  });
});
