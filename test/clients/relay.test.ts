/** Relay: its compiler accepts the schema, and what it compiles pages, refetches and writes. */
import { fileURLToPath } from 'node:url';
import {
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getRefetchMetadata,
  getSingularSelector,
  requestSubscription,
  type ConcreteRequest,
  type Environment,
  type ReaderFragment,
  type Variables,
} from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countedFetch } from '../support/counted-fetch.ts';
import { compileRelay, createEnvironment, type Compiled } from './relay-client.ts';
import { serveSandbox } from '../support/socket.ts';

const LIST = 'GET /ai/assistants';

interface Card {
  readonly id: string;
  readonly name: string;
  readonly globalId: string;
  readonly tools: readonly { readonly __typename: string; readonly type: string }[];
}
interface Page {
  readonly assistants: {
    readonly __id: string;
    readonly totalCount: number;
    readonly edges: readonly { readonly node: unknown }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

let compiled: Compiled;
let card: ReaderFragment;
let page: ReaderFragment;
let listQuery: ConcreteRequest;
let nodesQuery: ConcreteRequest;
let importMutation: ConcreteRequest;

beforeAll(async () => {
  compiled = await compileRelay(fileURLToPath(new URL('relay', import.meta.url)));
  [card, page] = await Promise.all([
    compiled.artifact<ReaderFragment>('assistantsCard'),
    compiled.artifact<ReaderFragment>('assistantsPage'),
  ]);
  [listQuery, nodesQuery, importMutation] = (await Promise.all(
    (['assistantsListQuery', 'assistantsNodesQuery', 'assistantsImportMutation'] as const).map((name) =>
      compiled.artifact<ConcreteRequest>(name),
    ),
  )) as [ConcreteRequest, ConcreteRequest, ConcreteRequest];
});

afterAll(() => compiled.remove());

async function start() {
  const gateway = await serveSandbox();
  const { fetch, sent } = countedFetch();
  return { ...gateway, environment: createEnvironment(gateway.url, fetch), sent };
}

/** Sends an operation and keeps what it brings, as a component that shows it would. Gives what the operation itself reads. */
async function load(environment: Environment, request: ConcreteRequest, variables: Variables): Promise<unknown> {
  const operation = createOperationDescriptor(request, variables);
  environment.retain(operation);
  await fetchQuery(environment, request as never, variables).toPromise();
  return environment.lookup(operation.fragment).data;
}

/** What a component that asks for a fragment gets to see. */
function read<Shape>(environment: Environment, fragment: ReaderFragment, reference: unknown): Shape {
  const selector = getSingularSelector(fragment, reference);
  if (!selector) throw new Error(`There is no ${fragment.name} here.`);
  const { data, isMissingData } = environment.lookup(selector);
  expect(isMissingData).toBe(false);
  return data as unknown as Shape;
}

/** The next page of a connection, as `loadNext` of Relay's hook asks for it. */
async function loadNext(environment: Environment, count: number, root: unknown): Promise<void> {
  const { paginationRequest, paginationMetadata } = getPaginationMetadata(page, 'Assistants');
  const { endCursor } = read<Page>(environment, page, root).assistants.pageInfo;
  const variables = getPaginationVariables('forward', count, endCursor, {}, {}, paginationMetadata);
  await load(environment, paginationRequest, variables);
}

/** As a program has it that has kept it since an earlier visit. */
const globalIdOf = (id: string) => Buffer.from(`Assistant:${id}`).toString('base64url');

const cardsOf = (environment: Environment, root: unknown): readonly Card[] =>
  read<Page>(environment, page, root).assistants.edges.map(({ node }) => read<Card>(environment, card, node));

describe('the compiler of Relay', () => {
  test('accepts the schema, its connection and its global ids', () => {
    expect(compiled.output).toContain('Done');
    expect(compiled.output).not.toMatch(/error|warn/i);
    expect(card.metadata?.refetch).toMatchObject({ fragmentPathInResult: ['node'], identifierInfo: { identifierField: 'globalId' } });
    expect(page.metadata?.connection).toMatchObject([{ count: 'count', cursor: 'cursor', direction: 'forward', path: ['assistants'] }]);
  });

  test('asks for the global id of every assistant, deep down too, and of nothing else', () => {
    const { text } = nodesQuery.params;
    expect(text).toMatch(/assistant \{\s+name\s+globalId\s+\}/);
    expect(text?.match(/globalId/g)).toHaveLength(3);
  });
});

describe('a connection', () => {
  test('grows page by page, until there is none', async () => {
    const { environment, sent, calls } = await start();
    const root = await load(environment, listQuery, { count: 7 });
    expect(cardsOf(environment, root)).toHaveLength(7);
    await loadNext(environment, 7, root);
    expect(cardsOf(environment, root)).toHaveLength(14);
    await loadNext(environment, 7, root);
    const cards = cardsOf(environment, root);
    expect(cards).toHaveLength(18);
    expect(new Set(cards.map(({ globalId }) => globalId)).size).toBe(18);
    const { assistants } = read<Page>(environment, page, root);
    expect([assistants.pageInfo.hasNextPage, assistants.totalCount]).toEqual([false, 18]);
    expect(sent).toEqual(['assistantsListQuery', 'assistantsPageQuery', 'assistantsPageQuery']);
    expect(calls().filter((call) => call === LIST)).toHaveLength(1);
  });

  test('takes in what an import brings', async () => {
    const { environment, sent } = await start();
    const root = await load(environment, listQuery, { count: 50 });
    const { __id: connection } = read<Page>(environment, page, root).assistants;
    const input = { provider: 'VAPI', apiKeyRef: 'vapi-key', importIds: ['asst_pharmacy_triage'] };
    await new Promise((resolve, reject) => {
      commitMutation(environment, {
        mutation: importMutation,
        variables: { input, connections: [connection] },
        onCompleted: resolve,
        onError: reject,
      });
    });
    const cards = cardsOf(environment, root);
    expect(cards).toHaveLength(19);
    expect(cards.at(-1)?.tools.length).toBeGreaterThan(0);
    expect(sent).toEqual(['assistantsListQuery', 'assistantsImportMutation']);
  });
});

describe('what the package has for Relay', () => {
  const FRONT_DESK = { id: 'assistant-front-desk' };
  const requestOf = (name: string) => compiled.artifact<ConcreteRequest>(name);

  test('keeps both halves of a settings object', async () => {
    const { environment } = await start();
    const queries = await Promise.all(['assistantsSettingsQuery', 'assistantsOtherSettingsQuery'].map(requestOf));
    for (const query of queries) await load(environment, query, FRONT_DESK);
    const [first, second] = queries.map((query) => environment.lookup(createOperationDescriptor(query, FRONT_DESK).fragment));
    expect([first?.isMissingData, second?.isMissingData]).toEqual([false, false]);
    expect(first?.data).toEqual({ assistant: { telephonySettings: { timeLimitSecs: 1800 } } });
  });

  test('brings deferred fragments when they come', async () => {
    const { environment, sent } = await start();
    const query = await requestOf('assistantsDeferredQuery');
    const operation = createOperationDescriptor(query, FRONT_DESK);
    environment.retain(operation);
    const seen: boolean[] = [];
    await new Promise<void>((resolve, reject) => {
      environment.execute({ operation }).subscribe({
        next: () => {
          const { assistant } = environment.lookup(operation.fragment).data as { readonly assistant: { readonly card: unknown } };
          seen.push(assistant.card !== null && assistant.card !== undefined);
        },
        complete: () => resolve(),
        error: reject,
      });
    });
    const { assistant } = environment.lookup(operation.fragment).data as { readonly assistant: { readonly card: unknown } };
    expect(read<Card>(environment, card, assistant.card)).toMatchObject({ id: FRONT_DESK.id, tools: [{ type: 'webhook' }, {}, {}] });
    expect(seen.length).toBeGreaterThan(1);
    expect(sent).toEqual(['assistantsDeferredQuery']);
  });

  test('carries subscriptions, their end and their errors', async () => {
    const { environment } = await start();
    const subscription = await requestOf('assistantsChatSubscription');
    const run = async (content: string) => {
      const events: unknown[] = [];
      await new Promise<void>((resolve, reject) => {
        requestSubscription(environment, {
          subscription,
          variables: { content },
          onNext: (event) => events.push(event),
          onCompleted: () => resolve(),
          onError: reject,
        });
      });
      return events as { readonly chat: { readonly __typename: string } }[];
    };
    expect((await run('Hello')).at(-1)).toMatchObject({ chat: { __typename: 'ChatDone', conversationId: expect.any(String) } });
    await expect(run('an error')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  test('tells the errors of a query with their codes', async () => {
    const { environment } = await start();
    await expect(load(environment, listQuery, { count: 1_000 })).rejects.toThrow('first is 1000, but takes 1 to 250.');
  });
});

describe('a global id', () => {
  test('brings a fragment again through node, for one upstream read', async () => {
    const { environment, sent, calls } = await start();
    const { refetchableRequest, identifierInfo } = getRefetchMetadata(card, 'Assistant');
    const globalId = globalIdOf('assistant-card-services');
    // As Relay's hook puts the variables together: by what the compiler noted, which its configuration has to get right.
    const variables = { [identifierInfo?.identifierQueryVariableName ?? '']: globalId };
    const { node } = (await load(environment, refetchableRequest, variables)) as { readonly node: unknown };
    expect(read<Card>(environment, card, node)).toEqual({ id: 'assistant-card-services', name: 'Card services', globalId, tools: [] });
    expect(sent).toEqual(['assistantsCardQuery']);
    expect(calls()).toEqual(['GET /ai/assistants/assistant-card-services']);
  });

  test('brings many through nodes, in their order, with null for what is gone', async () => {
    const { environment } = await start();
    const root = await load(environment, listQuery, { count: 5 });
    const cards = cardsOf(environment, root).toReversed();
    const ids = [...cards.map(({ globalId }) => globalId), globalIdOf('gone')];
    const { nodes } = (await load(environment, nodesQuery, { ids })) as { readonly nodes: readonly ({ readonly card: unknown } | null)[] };
    expect(nodes.at(-1)).toBeNull();
    expect(nodes.slice(0, -1).map((node) => read<Card>(environment, card, node?.card))).toEqual(cards);
  });
});
