/** A client that leaves, in whatever way and while whatever is waited for: all of it ends at once. No time passes for the gateway. */
import { once } from 'node:events';
import { request as httpRequest, type ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { HandClock } from '../support/hand-clock.ts';
import { serve } from '../support/socket.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { begins, CHAT, ENHANCE, sse } from './replying.ts';

const HEADERS = { 'content-type': 'application/json', accept: 'text/event-stream', authorization: 'Bearer t' };
const RUN = 'GET /ai/assistants/tests/t/runs/r';
const POLL = 'subscription { testRun(testId: "t", runId: "r") { status } }';
const CHATTING = 'subscription { chat(input: { assistantId: "a1", conversationId: "c1", content: "Hi" }) { __typename } }';
const IMPORT = 'subscription { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { state } }';

/** What a client has of a stream. */
interface Client {
  /** Resolves when something that contains this has been sent. */
  readonly sees: (text: string) => Promise<void>;
  /** Leaves while more is waited for. */
  readonly leave: () => Promise<void>;
}

/** A client over the fetch API, that leaves by what it does to its reader, its body or its request. */
async function fetching(gateway: Gateway, query: string, way: 'reader' | 'body' | 'signal'): Promise<Client> {
  const controller = new AbortController();
  const { body } = await gateway.post({ query }, { headers: { accept: HEADERS.accept }, signal: controller.signal });
  if (!body) throw new Error('There is no body.');
  const reader = body.getReader();
  const decoder = new TextDecoder();
  return {
    sees: async (text) => {
      for (let seen = ''; !seen.includes(text); seen += decoder.decode((await reader.read()).value));
    },
    leave: async () => {
      const waiting = reader.read();
      if (way === 'reader') await reader.cancel();
      else if (way === 'body') await body.cancel();
      else controller.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
    },
  };
}

/** A client on a connection, which it closes. */
async function connecting(gateway: Gateway, query: string): Promise<Client> {
  const { url } = await serve(gateway);
  const request = httpRequest(url, { method: 'POST', headers: HEADERS });
  request.on('error', () => {});
  request.end(JSON.stringify({ query }));
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  response.on('error', () => {});
  return {
    sees: async (text) => {
      for (let seen = ''; !seen.includes(text);) seen += String((await once(response, 'data'))[0]);
    },
    leave: async () => void request.destroy(),
  };
}

const ways = [
  { name: 'cancelling its reader', connect: (gateway: Gateway, query: string) => fetching(gateway, query, 'reader') },
  { name: 'cancelling the body', connect: (gateway: Gateway, query: string) => fetching(gateway, query, 'body') },
  { name: 'the signal of its request', connect: (gateway: Gateway, query: string) => fetching(gateway, query, 'signal') },
  { name: "closing its connection to Node's adapter", connect: connecting },
  { name: "closing its connection to Yoga's adapter", connect: connecting, nodeAdapter: false },
];

const silent = (held: ServerResponse[]): UpstreamReply => ({ raw: (response) => void held.push(response) });

describe.each(ways)('by $name', ({ connect, nodeAdapter = true }) => {
  async function start(query: string, reply: (held: ServerResponse[]) => UpstreamReply) {
    const held: ServerResponse[] = [];
    const upstream = await startUpstream(() => reply(held));
    const clock = new HandClock();
    const gateway = startGateway({ upstreamUrl: upstream.url, clock, nodeAdapter });
    const client = await connect(gateway, query);
    /** Leaves, and waits until nothing of the stream is left. */
    const leave = async () => {
      const closed = held.map((response) => once(response, 'close'));
      await client.leave();
      await Promise.all(closed);
      await expect.poll(() => clock.waits).toEqual([]);
      await expect.poll(() => gateway.requests).toMatchObject([{ kind: 'subscription', status: 200 }]);
      expect(await gateway.samples('gateway_subscriptions')).toEqual({ '': 0 });
    };
    return { ...gateway, ...client, upstream, clock, held, leave };
  }

  test.each([
    ['a read of a poll', POLL, RUN],
    ['a chat that is not answered yet', CHATTING, CHAT],
    ['an import that is not sent yet', IMPORT, 'GET /ai/assistants'],
  ])('ends %s', async (_what, query, call) => {
    const { sees, leave, held, upstream } = await start(query, silent);
    await sees(':');
    await expect.poll(() => held.length).toBe(1);
    await leave();
    expect([upstream.calls, upstream.abandoned]).toEqual([[call], [call]]);
  });

  test.each([
    ['a chat', CHATTING, CHAT, 'text/event-stream', sse('delta', { content: 'a' }), 'ChatDelta'],
    [
      'better instructions',
      'subscription { enhanceInstructions(input: { assistantId: "a1" }) { __typename } }',
      ENHANCE,
      'text/plain',
      'a',
      'InstructionsDelta',
    ],
  ])('ends %s while it is being written', async (_what, query, call, type, piece, event) => {
    const { sees, leave, held, upstream } = await start(query, (all) => begins(type, all));
    await sees(':');
    await expect.poll(() => held.length).toBe(1);
    held[0]?.write(piece);
    await sees(event);
    await leave();
    expect([upstream.calls, upstream.abandoned]).toEqual([[call], [call]]);
  });

  test('ends a poll between two reads, and there is no other', async () => {
    const { sees, leave, clock, upstream } = await start(POLL, () => ({ body: { run_id: 'r', test_id: 't', status: 'running' } }));
    await sees('RUNNING');
    await expect.poll(() => clock.waits).toContain(1_000);
    await leave();
    clock.advance(60_000);
    expect(upstream.calls).toEqual([RUN]);
  });
});

test('a client that leaves before it reads anything is gone as well', async () => {
  const { post, requests, samples } = startGateway({ upstreamUrl: 'http://127.0.0.1:1', clock: new HandClock() });
  const { body } = await post({ query: POLL }, { headers: { accept: HEADERS.accept } });
  await body?.getReader().cancel();
  await expect.poll(() => requests).toMatchObject([{ kind: 'subscription', upstreamCalls: 0 }]);
  expect(await samples('gateway_subscriptions')).toEqual({ '': 0 });
});
