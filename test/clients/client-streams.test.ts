/** What comes to the published client in parts, and as events. */
import { describe, expect, test } from 'vitest';
import { WriteChatMessageDocument } from '../../src/client/operations.ts';
import { createClient, queryInParts, subscribe, type PartialAnswer } from '../../src/client/public.ts';
import { serveSandbox } from '../support/socket.ts';
import { errorOf, serveAnything } from './client-support.ts';

const DEFERRED = `{
  assistant(id: "assistant-front-desk") {
    id
    ... @defer { name tools { __typename } }
    ... @defer { tools { ... on Tool { type } } voiceSettings { voice } }
  }
}`;

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** Serves a body in these chunks, and ends; with null it breaks instead. */
const serveChunks = (type: string, chunks: readonly (string | null)[]) =>
  serveAnything((_request, response) => {
    response.writeHead(200, { 'content-type': type });
    void (async () => {
      for (const chunk of chunks) {
        if (chunk === null) return response.destroy();
        response.write(chunk);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return response.end();
    })();
  });

describe('a query in parts', () => {
  test('is given each time that more of it is there, and at last as a whole', async () => {
    const { url, calls } = await serveSandbox();
    const client = createClient({ url });
    const answers = await all(queryInParts(client, DEFERRED));
    expect(answers.length).toBeGreaterThan(1);
    expect(answers[0]).toMatchObject({ data: { assistant: { id: 'assistant-front-desk' } }, errors: [], hasNext: true });
    expect(answers[0]?.data).toEqual({ assistant: { id: 'assistant-front-desk' } });
    expect(answers.at(-1)).toMatchObject({ hasNext: false, requestId: expect.any(String) });
    expect(answers.at(-1)?.data).toEqual(await client.query(DEFERRED));
    expect(calls()).toEqual(['GET /ai/assistants/assistant-front-desk']);
  });

  test('has streamed items behind those before', async () => {
    const { url } = await serveSandbox();
    const client = createClient({ url });
    const text = '{ assistants(first: 4) { nodes @stream(initialCount: 1) { id } } }';
    const answers = (await all(queryInParts(client, text))) as PartialAnswer<{ assistants: { nodes: unknown[] } }>[];
    expect(answers[0]?.data?.assistants.nodes).toHaveLength(1);
    expect(answers.at(-1)?.data).toEqual(await client.query(text));
  });

  test('without a directive is one answer', async () => {
    const { url } = await serveSandbox();
    const answers = await all(queryInParts(createClient({ url }), '{ assistants { totalCount } }'));
    expect(answers).toMatchObject([{ data: { assistants: { totalCount: 18 } }, hasNext: false }]);
  });

  test('leaves earlier answers as they were, and collects errors and extensions', async () => {
    const parts = [
      '{"data":{"a":{"b":[{"c":1}],"n":null}},"hasNext":true}',
      '{"incremental":[{"path":["a","b",0],"data":{"d":2}},{"path":["a","n"],"data":{"e":3}}],"hasNext":true}',
      '{"incremental":[{"path":["a"],"data":null,"errors":[{"message":"m","path":["a","f"],"extensions":{"code":"NEW"}}]}],"extensions":{"stale":true},"hasNext":false}',
    ];
    const text = `preamble\r\n--x${parts.map((part) => `\r\nContent-Type: application/json\r\n\r\n${part}\r\n--x`).join('')}--\r\n`;
    // However the bytes are cut.
    for (const size of [1, 7, text.length]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
      const url = await serveAnything((_request, response) => {
        response.writeHead(200, { 'content-type': 'multipart/mixed; boundary=x' });
        for (const chunk of chunks) response.write(chunk);
        response.end();
      });
      const answers = await all(queryInParts(createClient({ url }), '{ a }'));
      expect(answers.map(({ data }) => data)).toEqual([
        { a: { b: [{ c: 1 }], n: null } },
        { a: { b: [{ c: 1, d: 2 }], n: null } },
        { a: { b: [{ c: 1, d: 2 }], n: null } },
      ]);
      expect(answers.at(-1)).toMatchObject({
        errors: [{ code: 'UNKNOWN', path: ['a', 'f'], extensions: { code: 'NEW' } }],
        extensions: { stale: true },
      });
    }
  });

  test('throws what is refused as a whole, and what breaks off', async () => {
    const { url } = await serveSandbox();
    expect((await errorOf(all(queryInParts(createClient({ url }), '{ nothing }')))).code).toBe('GRAPHQL_VALIDATION_FAILED');
    const first = '\r\n--x\r\n\r\n{"data":{"a":1},"hasNext":true}\r\n--x';
    for (const end of [null, '']) {
      const broken = await serveChunks('multipart/mixed;boundary="x"', [first, end]);
      const seen: unknown[] = [];
      const reading = async () => {
        for await (const { data } of queryInParts(createClient({ url: broken }), '{ a }')) seen.push(data);
      };
      expect((await errorOf(reading())).code).toBe('NETWORK_ERROR');
      expect(seen).toEqual([{ a: 1 }]);
    }
  });

  test('ends with the signal, and with the loop', async () => {
    let closed = 0;
    const url = await serveAnything((_request, response) => {
      response.writeHead(200, { 'content-type': 'multipart/mixed;boundary=x' });
      response.write('\r\n--x\r\n\r\n{"data":{"a":1},"hasNext":true}\r\n--x');
      response.on('close', () => (closed += 1));
    });
    const client = createClient({ url });
    for await (const { hasNext } of queryInParts(client, '{ a }')) {
      expect(hasNext).toBe(true);
      break;
    }
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    const reading = async () => {
      for await (const { data } of queryInParts(client, '{ a }', {}, { signal: controller.signal })) {
        expect(data).toEqual({ a: 1 });
        controller.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    await expect.poll(() => closed).toBe(2);
  });
});

describe('a subscription', () => {
  test('gives its events, and ends with the server', async () => {
    const { url } = await serveSandbox();
    const events = await all(subscribe(createClient({ url }), WriteChatMessageDocument, { content: 'née 🚀' }));
    const text = events.map(({ data }) => (data?.chat.__typename === 'ChatDelta' ? data.chat.content : '')).join('');
    expect(text).toContain('née 🚀');
    expect(events.at(-1)?.data?.chat).toMatchObject({ __typename: 'ChatDone', content: text });
    expect(events.every(({ errors }) => errors.length === 0)).toBe(true);
  });

  test('throws what is refused, before the stream and in it', async () => {
    const { url } = await serveSandbox();
    const client = createClient({ url });
    expect((await errorOf(all(subscribe(client, 'subscription { nothing }')))).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await errorOf(all(subscribe(client, WriteChatMessageDocument, { content: 'an error' })))).code).toBe('UPSTREAM_UNAVAILABLE');
  });

  test('reads events however their bytes and lines are cut', async () => {
    const text =
      ':\r\n\r\nevent: next\r\ndata: {"data":\r\ndata: {"é":"1"}}\r\n\r\nid: 7\nevent:next\ndata:{"data":{"é":"2"}}\n\nevent: complete\ndata:\n\n';
    const bytes = Buffer.from(text);
    for (const size of [1, 3, 1_000]) {
      const url = await serveAnything((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
        response.end();
      });
      const events = await all(subscribe(createClient({ url }), 'subscription { é }'));
      expect(events.map(({ data }) => data)).toEqual([{ é: '1' }, { é: '2' }]);
    }
  });

  test('that breaks throws, unless it may be opened again', async () => {
    let opened = 0;
    const url = await serveAnything((_request, response) => {
      opened += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: next\ndata: {"data":{"a":${opened}}}\n\n`);
      if (opened < 3) setImmediate(() => response.end());
      else response.end('event: complete\ndata:\n\n');
    });
    const client = createClient({ url });
    expect((await errorOf(all(subscribe(client, 'subscription { a }')))).code).toBe('NETWORK_ERROR');
    expect(opened).toBe(1);
    const events = await all(subscribe(client, 'subscription { a }', {}, { retries: 1 }));
    expect(events.map(({ data }) => data)).toEqual([{ a: 2 }, { a: 3 }]);
  });

  test('ends at the gateway with the signal, and with the loop', async () => {
    const { url, requests } = await serveSandbox();
    const client = createClient({ url });
    const controller = new AbortController();
    const reason = new Error('heard enough');
    const reading = async () => {
      for await (const { errors } of subscribe(client, WriteChatMessageDocument, { content: 'Hello' }, { signal: controller.signal })) {
        expect(errors).toEqual([]);
        controller.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    for await (const { errors } of subscribe(client, WriteChatMessageDocument, { content: 'Hello' })) {
      expect(errors).toEqual([]);
      break;
    }
    await expect.poll(() => requests.filter(({ kind }) => kind === 'subscription')).toHaveLength(2);
  });
});
