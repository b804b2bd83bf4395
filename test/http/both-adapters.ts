/** The same requests by both adapters, and what must be equal then. */
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { expect } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { startUpstream, type Document, type Script } from '../support/upstream.ts';

export interface Sent {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
export const ask = (query: string, rest: object = {}): Sent => ({ body: JSON.stringify({ query, ...rest }) });
export const withHeaders =
  (headers: Sent['headers'] & {}) =>
  ({ body }: Sent): Sent => ({ body, headers });

/** What a client sees of an answer, but for what is new each time. */
export async function exchange(url: string, { body, headers = {} }: Sent) {
  const answer = await request(url, { method: 'POST', headers: { ...JSON_TYPE, authorization: 'Bearer token', ...headers }, body });
  const { date: _date, 'x-request-id': requestId, ...rest } = answer.headers;
  expect(requestId).toMatch(/^[\da-f-]{36}$/);
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  const text = (rest['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  return { status: answer.statusCode, headers: rest, text };
}

/** A request as its log line tells it, but for what is new each time. */
const logged = ({ milliseconds: _milliseconds, requestId: _requestId, tenant: _tenant, ...rest }: Readonly<Record<string, unknown>>) =>
  rest;

export const WITHOUT = { nodeAdapter: false, byGraphQLJs: true } as const;

/** The same requests, one after the other, by the adapter of Node and by the adapter of Yoga, each in front of an upstream of its own. */
export async function compare(script: () => Script, requests: readonly Sent[], options: Partial<GatewayOptions> = {}): Promise<void> {
  const [node, yoga] = await Promise.all(
    [{}, WITHOUT].map(async (ways) => {
      const upstream = await startUpstream(script());
      // Time stands still, so that what remains of it is the same for both.
      const gateway = await serve(startGateway({ upstreamUrl: upstream.url, now: () => 1_000, ...options, ...ways }));
      const answers = [];
      for (const sent of requests) answers.push(await exchange(gateway.url, sent));
      return { answers, calls: upstream.calls, log: gateway.requests.map(logged) };
    }),
  );
  expect(node?.answers.map(parsed)).toEqual(yoga?.answers.map(parsed));
  expect(node?.calls.toSorted()).toEqual(yoga?.calls.toSorted());
  expect(node?.log).toEqual(yoga?.log);
}

/** Fields of fragments may stand in another order, so bodies are compared as values, and their length not at all. */
export const parsed = ({ text, headers: { 'content-length': _length, ...headers }, status }: Awaited<ReturnType<typeof exchange>>) => ({
  status,
  headers,
  body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text,
});

export const DOCUMENTS: readonly Document[] = [
  {
    id: 'a',
    name: 'Ann',
    model: 'm',
    tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'b', name: 'Bob' }, { id: 'gone' }] } }],
  },
  {
    id: 'b',
    name: 'Bob',
    tools: [{ type: 'webhook', webhook: { name: 'w', url: 'https://u:p@h.example', headers: [{ name: 'n', value: 'v' }] } }],
  },
  {
    id: 'c',
    name: 7,
    tags: ['x', 8],
    created_at: 'no time',
    tools: 'none',
    dynamic_variables: JSON.parse('{"if":1,"then":2,"else":3}') as unknown,
  },
];
export const ONE = 'query One($id: ID!) { assistant(id: $id) { __typename id name model tags } }';
export const LIST = 'query List($first: Int) { assistants(first: $first) { totalCount nodes { id name tools { __typename } } } }';
export const HANDOFFS = '{ assistants { nodes { tools { ... on HandoffTool { aiAssistants { assistantId assistant { name } } } } } } }';
export const twice = <T>(items: readonly T[]) => items.flatMap((item) => [item, item, item]);
