/** A reply that is shown as it is written. */
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { HandClock } from '../support/hand-clock.ts';
import { streamOf } from '../support/streams.ts';
import type { UpstreamReply } from '../support/upstream.ts';
import { chat, delta, done, eventsOf, failed, INPUT, joined, QUERY, TYPE } from './chat-events.ts';
import { begins, broken, CHAT, COMPLETE, CONVERSATIONS, pieces, sse, startReplying } from './replying.ts';

describe('what is sent', () => {
  test('is one POST for a stream, and what it says is shown as it comes', async () => {
    const held: ServerResponse[] = [];
    const { subscribe, upstream, audited, requests } = await startReplying(begins(TYPE, held));
    const stream = await subscribe(QUERY, { ...INPUT, name: 'Ann' });
    expect(await stream.chunk()).toBe(':\n\n');
    await expect.poll(() => held.length).toBe(1);
    held[0]?.write(sse('delta', { content: 'Hel' }));
    expect(await stream.event()).toEqual(delta('Hel'));
    held[0]?.write(sse('delta', { content: 'lo' }));
    expect(await stream.event()).toEqual(delta('lo'));
    expect(audited).toEqual([]);
    held[0]?.end(sse('done', { content: 'Hello', whatsapp_template: null }));
    expect(await stream.rest()).toEqual([done('Hello'), COMPLETE]);
    expect(upstream.calls).toEqual([CHAT]);
    const [request] = upstream.requests;
    expect(JSON.parse(request?.body ?? '')).toEqual({ content: 'Hi', conversation_id: 'c1', name: 'Ann', stream: true });
    expect(request?.headers).toMatchObject({ accept: 'text/event-stream, application/json', 'accept-encoding': 'identity' });
    expect(audited).toMatchObject([
      { operation: 'chat', outcome: 'done', targets: ['a1', 'c1'], written: ['c1'], upstreamRequestId: 'req-streamed' },
    ]);
    expect(requests).toMatchObject([{ kind: 'subscription', operation: 'Chat', upstreamCalls: 1 }]);
  });

  test('without a conversation one is created before, and named at the end', async () => {
    const { events, upstream, audited } = await eventsOf(pieces(TYPE, sse('done', { content: 'Hello' })), {
      ...INPUT,
      conversationId: null,
    });
    expect(events).toEqual([done('Hello', { conversationId: 'c-new' }), COMPLETE]);
    expect(upstream.calls).toEqual([CONVERSATIONS, CHAT]);
    expect(upstream.requests[0]).toMatchObject({ body: '{}', headers: { 'idempotency-key': expect.any(String) as string } });
    expect(JSON.parse(upstream.requests[1]?.body ?? '')).toMatchObject({ conversation_id: 'c-new' });
    expect(audited).toMatchObject([{ operation: 'chat', targets: ['a1', 'c-new'] }]);
  });
});

describe('`done` is the end', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['where the connection stays open', () => {}],
    ['where it breaks', (response) => response.socket?.resetAndDestroy()],
    ['whatever follows', (response) => response.end(sse('error', { message: 'no' }) + sse('delta', '"b"'))],
  ])('%s', async (_name, go) => {
    const held: ServerResponse[] = [];
    const { subscribe, upstream, audited } = await startReplying(begins(TYPE, held));
    const stream = await subscribe(QUERY, INPUT);
    await stream.chunk();
    await expect.poll(() => held.length).toBe(1);
    const [response] = held;
    response?.write(sse('delta', '"a"') + sse('done', { content: 'a' }), () => go(response));
    expect(await stream.rest()).toEqual([delta('a'), done('a'), COMPLETE]);
    expect(audited).toMatchObject([{ outcome: 'done' }]);
    expect(upstream.calls).toEqual([CHAT]);
  });

  test('and frees the connection', async () => {
    const held: ServerResponse[] = [];
    const { subscribe, upstream } = await startReplying(begins(TYPE, held));
    const stream = await subscribe(QUERY, INPUT);
    await stream.chunk();
    await expect.poll(() => held.length).toBe(1);
    held[0]?.write(sse('done', { content: 'a' }));
    expect(await stream.rest()).toEqual([done('a'), COMPLETE]);
    await expect.poll(() => upstream.abandoned).toEqual([CHAT]);
  });
});

describe('a conversation that was created for a message is reported', () => {
  const input = { ...INPUT, conversationId: null };

  test('with each piece of the reply', async () => {
    const { events } = await eventsOf(pieces(TYPE, sse('delta', '"a"'), sse('done', {})), input);
    expect(events).toEqual([delta('a', { conversationId: 'c-new' }), done('a', { conversationId: 'c-new' }), COMPLETE]);
  });

  test('where the message is refused then', async () => {
    const { events } = await eventsOf({ status: 422, body: {} }, input);
    expect(events).toMatchObject([chat({ __typename: 'ChatRefused', conversationId: 'c-new' }), COMPLETE]);
  });

  test('where the reply breaks off', async () => {
    const { events } = await eventsOf({ status: 503 }, input);
    const message = expect.stringContaining('The conversation c-new was created for the message.') as string;
    expect(events).toMatchObject([['next', { errors: [{ message, extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] }], COMPLETE]);
  });

  test('and one that was given is not', async () => {
    const { events } = await eventsOf({ status: 503 });
    expect(JSON.stringify(events)).not.toContain('created');
  });
});

describe('refused', () => {
  test('by the gateway: all faults at once, and no call', async () => {
    const { events, upstream, audited } = await eventsOf({}, { assistantId: '../x', conversationId: 'insights', content: ' ' });
    const userErrors = ['assistantId', 'conversationId', 'content'].map((name) => ({ code: 'BAD_USER_INPUT', field: ['input', name] }));
    expect(events).toEqual([chat({ __typename: 'ChatRefused', userErrors, conversationId: 'insights' }), COMPLETE]);
    expect(upstream.calls).toEqual([]);
    expect(audited).toMatchObject([{ operation: 'chat', outcome: 'refused' }]);
  });

  test.each<[string, UpstreamReply, string, readonly string[] | null]>([
    [
      '422',
      { status: 422, body: { detail: [{ loc: ['body', 'conversation_id'], msg: 'no' }] } },
      'BAD_USER_INPUT',
      ['input', 'conversationId'],
    ],
    ['400', { status: 400, body: { errors: [{ detail: 'AI is disabled' }] } }, 'BAD_USER_INPUT', null],
    ['404', { status: 404, body: { detail: 'Not Found' } }, 'NOT_FOUND', null],
    ['409', { status: 409 }, 'CONFLICT', null],
  ])('by the upstream: %s', async (_name, reply, code, field) => {
    const { events, upstream, audited } = await eventsOf(reply);
    expect(events).toEqual([chat({ __typename: 'ChatRefused', userErrors: [{ code, field }], conversationId: 'c1' }), COMPLETE]);
    expect(upstream.calls).toEqual([CHAT]);
    expect(audited).toMatchObject([{ outcome: 'refused', codes: [code] }]);
  });
});

describe('broken off, and never asked for again', () => {
  test.each<[string, UpstreamReply, string]>([
    [
      'an error of the upstream',
      pieces(TYPE, sse('delta', '"a"'), sse('error', { message: 'secret' }), sse('done', {})),
      'UPSTREAM_BAD_RESPONSE',
    ],
    ['a broken connection', broken(pieces(TYPE, sse('delta', '"a"'))), 'UPSTREAM_UNAVAILABLE'],
    ['an end without `done`', pieces(TYPE, sse('delta', '"a"')), 'UPSTREAM_UNAVAILABLE'],
  ])('%s', async (_name, reply, code) => {
    const { events, upstream, audited } = await eventsOf(reply);
    expect(events).toMatchObject([delta('a'), failed(code), COMPLETE]);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(upstream.calls).toEqual([CHAT]);
    expect(audited).toMatchObject([{ outcome: 'failed', codes: [code] }]);
  });

  test.each<[string, UpstreamReply, string]>([
    ['500', { status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    ['401', { status: 401 }, 'UNAUTHENTICATED'],
    ['a reply that is no reply', { body: '[1]' }, 'UPSTREAM_BAD_RESPONSE'],
    ['JSON that is none', { body: '{"content":' }, 'UPSTREAM_BAD_RESPONSE'],
  ])('%s', async (_name, reply, code) => {
    const { events, upstream } = await eventsOf(reply);
    expect(events).toMatchObject([failed(code), COMPLETE]);
    expect(upstream.calls).toEqual([CHAT]);
  });
});

test('a client that leaves gives the reply up at once', async () => {
  const held: ServerResponse[] = [];
  const { subscribe, upstream, audited } = await startReplying(begins(TYPE, held));
  const stream = await subscribe(QUERY, INPUT);
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  held[0]?.write(sse('delta', '"a"'));
  expect(await stream.event()).toEqual(delta('a'));
  await stream.leave();
  await expect.poll(() => upstream.abandoned, { timeout: 1_200 }).toEqual([CHAT]);
  await expect.poll(() => audited).toMatchObject([{ outcome: 'failed', codes: ['CLIENT_CLOSED'] }]);
  expect(upstream.calls).toEqual([CHAT]);
});

test.each([
  ['its time is over', 'UPSTREAM_TIMEOUT'],
  ['the process ends', 'UPSTREAM_UNAVAILABLE'],
])('where %s the audit log does not say that the client has left, and names the request', async (_when, code) => {
  const held: ServerResponse[] = [];
  const clock = new HandClock();
  const { app, subscribe, upstream, audited, requests } = await startReplying(begins(TYPE, held), { clock });
  const stream = await subscribe(QUERY, INPUT);
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  if (code === 'UPSTREAM_TIMEOUT') clock.advance(900_000);
  else app.drain();
  expect((await stream.rest()).at(-1)).toEqual(COMPLETE);
  const requestId = stream.headers.get('x-request-id');
  await expect.poll(() => audited).toMatchObject([{ requestId, outcome: 'failed', codes: [code] }]);
  expect(requests).toMatchObject([{ requestId }]);
  await expect.poll(() => upstream.abandoned).toEqual([CHAT]);
});

test('it takes the scope assistants:run', async () => {
  const { subscribe, upstream } = await startReplying(pieces(TYPE, sse('done', {})), { auth: jwtMode() });
  const by = async (scope: string) =>
    (await subscribe(QUERY, INPUT, { token: await sign(scope), headers: { accept: 'text/event-stream' } })).rest();
  expect(await by('assistants:read assistants:write')).toMatchObject([
    ['next', { errors: [{ extensions: { code: 'FORBIDDEN' } }] }],
    COMPLETE,
  ]);
  expect(upstream.calls).toEqual([]);
  expect(await by('assistants:run')).toEqual([done(''), COMPLETE]);
});

test('the sandbox replies word by word, and a conversation can be continued', async () => {
  const gateway = await startSandboxGateway();
  const say = async (content: string, conversationId: string | null) => {
    const variables = { input: { assistantId: 'assistant-parcel-tracker', conversationId, content } };
    return streamOf(await gateway.post({ query: QUERY, variables }, { headers: { accept: 'text/event-stream' } })).rest();
  };
  const first = await say('né 🚀', null);
  const [, last] = first.at(-2) ?? [];
  const end = (last as { data: { chat: { content: string; conversationId: string } } }).data.chat;
  expect(end.content).toContain('né 🚀');
  expect(joined(first)[0]).toEqual(delta(end.content, { conversationId: end.conversationId }));
  expect(first.length).toBeGreaterThan(5);
  const second = await say('an error please', end.conversationId);
  expect(second.slice(-2)).toMatchObject([failed('UPSTREAM_UNAVAILABLE'), COMPLETE]);
  expect(gateway.calls()).toEqual([CONVERSATIONS, ...Array(2).fill('POST /ai/assistants/assistant-parcel-tracker/chat')]);
});
