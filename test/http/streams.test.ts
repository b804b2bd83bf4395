import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const READ = '{ assistant(id: "a") { name } }';
const DEFERRED = '{ assistant(id: "a") { id ... @defer { name } } }';

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'Ann' }]));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, ...options }));
  const send = async (query: string, headers: Readonly<Record<string, string>>, method: 'GET' | 'POST' = 'POST') => {
    const search = method === 'GET' ? `?query=${encodeURIComponent(query)}` : '';
    const answer = await request(`${gateway.url}${search}`, {
      method,
      headers: { authorization: 'Bearer token', ...(method === 'POST' && JSON_TYPE), ...headers },
      body: method === 'POST' ? JSON.stringify({ query }) : null,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  };
  return { ...gateway, send, upstream };
}

describe.each([true, false])('a client that takes nothing but streams, with the adapter of Node: %s', (nodeAdapter) => {
  test.each([
    ['text/event-stream', 'text/event-stream', 'event: next'],
    ['multipart/mixed', 'multipart/mixed', 'Content-Type: application/json'],
    ['multipart/*', 'multipart/mixed', 'Content-Type: application/json'],
    ['text/*', 'text/event-stream', 'event: next'],
  ])('is answered by one, also when the answer is kept: %s', async (accept, type, sign) => {
    const { send } = await start({ nodeAdapter });
    for (const method of ['POST', 'GET'] as const) {
      for (let time = 0; time < 5; time += 1) {
        const { status, headers, text } = await send(READ, { accept }, method);
        expect([status, text.includes(sign), text.includes('"name":"Ann"')]).toEqual([200, true, true]);
        expect(headers['content-type']).toContain(type);
        expect([headers['cache-control'], headers['etag'], headers['content-encoding']]).toEqual([
          'no-store, no-transform',
          undefined,
          undefined,
        ]);
      }
    }
  });

  test('has no 304, whatever it says to have', async () => {
    const { send } = await start({ nodeAdapter });
    for (const accept of ['text/event-stream', 'multipart/mixed']) {
      const { status, text } = await send(READ, { accept, 'if-none-match': '*' }, 'GET');
      expect([status, text.includes('Ann')]).toEqual([200, true]);
    }
  });

  test('has the parts of an operation each time', async () => {
    const { send } = await start({ nodeAdapter });
    for (let time = 0; time < 5; time += 1) {
      const { headers, text } = await send(DEFERRED, { accept: 'multipart/mixed' });
      expect(headers['content-type']).toContain('multipart/mixed');
      expect(text).toContain('"incremental"');
    }
  });

  test('learns by 400 that a document does not fit', async () => {
    const { send } = await start({ nodeAdapter });
    expect((await send('{ nothing }', { accept: 'multipart/mixed' })).status).toBe(400);
  });
});

describe.each([true, false])('an Accept header without any offered type, with the adapter of Node: %s', (nodeAdapter) => {
  test.each([
    'image/png',
    'xmultipart/mixed',
    'application/xml;x="text/event-stream"',
    'multipart/mixed;charset=latin1',
    'text/event-stream;charset=latin1, application/xml',
  ])('is 406 before anything is executed, and logged once: %s', async (accept) => {
    const { send, requests, upstream } = await start({ nodeAdapter });
    for (const query of [READ, DEFERRED]) {
      const { status, headers, text } = await send(query, { accept });
      expect([status, headers['content-type']]).toEqual([406, 'application/json; charset=utf-8']);
      expect(text).toContain('The Accept header names no type that is offered');
    }
    expect(upstream.calls).toEqual([]);
    expect(requests.map(({ status, codes }) => [status, codes])).toEqual([
      [406, { BAD_USER_INPUT: 1 }],
      [406, { BAD_USER_INPUT: 1 }],
    ]);
  });
});
