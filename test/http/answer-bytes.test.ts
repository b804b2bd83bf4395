import { Agent, request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { jsonPieces } from '../../src/operations/answers/json-pieces.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const COUNT = 40;
/** A list of 2 MB: JSON, long texts, tools of a kind that nobody knows, and keys that no field shows. */
const DOCUMENTS: readonly Document[] = Array.from({ length: COUNT }, (_, index) => ({
  id: `a${String(index).padStart(3, '0')}`,
  name: `Grüße ${index}`,
  model: 'm',
  created_at: '2026-01-01T00:00:00Z',
  instructions: `${index} 👋 `.padEnd(16_000, 'x'),
  dynamic_variables: { text: 'y'.repeat(10_000), list: Array.from({ length: 100 }, (_unused, item) => ({ item, more: 'z'.repeat(50) })) },
  tools: [{ type: 'from_the_future', from_the_future: { text: 'w'.repeat(5_000) } }],
  unheard_of: 'v'.repeat(5_000),
}));
const MAX = 1_000_000;

const aliases = (count: number, selection: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => selection(index)).join(' ');
const nodes = (selection: string) => `{ assistants(first: ${COUNT}) { nodes { ${selection} } } }`;

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account(DOCUMENTS));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 3_600_000, ...options }));
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const send = (query: string, { headers = {}, get = false }: { headers?: Record<string, string>; get?: boolean } = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
      const url = get ? `${gateway.url}?query=${encodeURIComponent(query)}` : gateway.url;
      const outgoing = httpRequest(
        url,
        {
          method: get ? 'GET' : 'POST',
          agent,
          headers: { authorization: 'Bearer t', ...(get ? {} : { 'content-type': 'application/json' }), ...headers },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes: Buffer.concat(chunks) }));
        },
      ).on('error', reject);
      outgoing.end(get ? undefined : JSON.stringify({ query }));
    });
  return { ...gateway, send, calls: upstream.calls };
}

const REFUSED = { errors: [{ message: expect.stringContaining(String(MAX)), extensions: { code: 'LIMIT_EXCEEDED' } }], data: null };
const WAYS = [
  ['the adapter of Node', {}],
  ['the adapter of Yoga', { headers: { origin: 'https://a.example' } }],
  ['GET', { get: true }],
  ['parts that are not asked for', { headers: { accept: 'multipart/mixed, application/json' } }],
] as const;

describe.each(WAYS)('an answer that is too long, by %s, is refused before it is made', (name, way) => {
  test.each([
    ['aliases of JSON', nodes(aliases(28, (index) => `d${index}: dynamicVariables`))],
    ['aliases of long texts', nodes(aliases(28, (index) => `i${index}: instructions`))],
    ['keys that no field shows', nodes(aliases(28, (index) => `e${index}: extra`))],
    ['kinds that nobody knows', nodes(`tools { ... on UnknownTool { ${aliases(28, (index) => `r${index}: raw`)} } }`)],
    ['many root fields', `{ ${aliases(19, (index) => `l${index}: assistants(first: ${COUNT}) { nodes { instructions } }`)} }`],
    [
      'short texts of many root fields',
      `{ ${aliases(19, (index) => `l${index}: assistants(first: ${COUNT}) { nodes { ${aliases(0, String)} id name createdAt model description tools { __typename } privacySettings { dataRetention } messagingSettings { __typename } telephonySettings { __typename } } }`)} }`,
    ],
  ])('%s', async (what, query) => {
    const { send, calls } = await start({ operationLimits: { maxAnswerBytes: what.startsWith('short') ? 120_000 : MAX } });
    for (let time = 0; time < 5; time += 1) {
      const before = vi.spyOn(JSON, 'stringify');
      const { status, headers, bytes } = await send(query, way);
      const made = before.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
      before.mockRestore();
      expect(status).toBe(200);
      expect(JSON.parse(bytes.toString())).toEqual(
        what.startsWith('short')
          ? { ...REFUSED, errors: [{ message: expect.any(String), extensions: { code: 'LIMIT_EXCEEDED' } }] }
          : REFUSED,
      );
      expect(headers['cache-control']).toBe('no-store');
      // What the upstream of this test writes is in it, at the first time.
      if (time > 0) expect(made).toBeLessThan(2 * MAX);
    }
    expect(name).toBeDefined();
    expect(calls).toEqual(['GET /ai/assistants']);
  });
});

test('an answer in parts ends with the part that makes it too long, which says so', async () => {
  const { send } = await start({ operationLimits: { maxAnswerBytes: MAX } });
  const query = `{ assistants(first: ${COUNT}) { totalCount ... @defer { nodes { ${aliases(28, (index) => `d${index}: dynamicVariables`)} } } } }`;
  const { bytes } = await send(query, { headers: { accept: 'multipart/mixed' } });
  const parts = bytes
    .toString()
    .split('---')
    .flatMap((part) => {
      const at = part.indexOf('{');
      return at < 0 ? [] : [JSON.parse(part.slice(at)) as Record<string, unknown>];
    });
  expect(parts.at(-1)).toMatchObject({ hasNext: false });
  expect(JSON.stringify(parts.at(-1))).toContain('LIMIT_EXCEEDED');
  expect(JSON.stringify(parts.slice(0, -1))).not.toMatch(/LIMIT_EXCEEDED|"d0"/);
  expect(bytes.length).toBeLessThan(10_000);
});

describe('the limit is exact', () => {
  test.each([true, false])('to the byte, with the adapter of Node: %s', async (nodeAdapter) => {
    for (const query of [nodes('name'), nodes('name instructions dynamicVariables extra')]) {
      const { bytes } = await (await start({ nodeAdapter })).send(query);
      const at = await start({ nodeAdapter, operationLimits: { maxAnswerBytes: bytes.length } });
      // Estimates on the way stay below what is sent.
      expect((await at.send(query)).bytes.equals(bytes)).toBe(true);
      const below = await start({ nodeAdapter, operationLimits: { maxAnswerBytes: bytes.length - 1 } });
      expect(JSON.parse((await below.send(query)).bytes.toString())).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
      });
    }
  });
});

describe('a long answer', () => {
  const long = nodes(aliases(4, (index) => `d${index}: dynamicVariables i${index}: instructions`));

  test.each(WAYS)('by %s is the same as a short one would be, with its length, and made in turns', async (_name, way) => {
    const { send } = await start();
    const expected = {
      data: {
        assistants: {
          nodes: DOCUMENTS.map((document) =>
            Object.fromEntries(
              [0, 1, 2, 3].flatMap((index) => [
                [`d${index}`, document['dynamic_variables']],
                [`i${index}`, document['instructions']],
              ]),
            ),
          ),
        },
      },
    };
    for (let time = 0; time < 4; time += 1) {
      let longest = 0;
      const original = JSON.stringify;
      const spy = vi.spyOn(JSON, 'stringify').mockImplementation((value: unknown) => {
        const text = original(value);
        // The upstream writes its list in one go.
        if (!text?.startsWith('{"data":[{"id"')) longest = Math.max(longest, text?.length ?? 0);
        return text;
      });
      let turns = 0;
      const count = setInterval(() => (turns += 1), 0);
      const { headers, bytes } = await send(long, way);
      clearInterval(count);
      spy.mockRestore();
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(bytes.length).toBeGreaterThan(4_500_000);
      expect(JSON.parse(bytes.toString())).toEqual(expected);
      expect(longest).toBeLessThan(500_000);
      expect(turns).toBeGreaterThan(5);
    }
  });

  test('has an ETag by GET, and is not sent to who has it', async () => {
    const { send } = await start();
    const first = await send(long, { get: true });
    expect(first.headers['cache-control']).toMatch(/^private, max-age=/);
    const again = await send(long, { get: true, headers: { 'if-none-match': String(first.headers['etag']) } });
    expect([again.status, again.bytes.length, again.headers['etag']]).toEqual([304, 0, first.headers['etag']]);
  });
});

test('pieces put together are what JSON.stringify writes', () => {
  const value = fc.jsonValue({ maxDepth: 6 });
  fc.assert(
    fc.property(value, (json) => {
      expect([...jsonPieces(json)].join('')).toBe(JSON.stringify(json));
    }),
  );
  const odd = {
    a: undefined,
    b: [undefined, Number.NaN],
    c: { toJSON: () => 'c' },
    ['__proto__']: 1,
    d: {},
    g: () => 1,
    h: [() => 1],
    e: [],
    f: '\ud800',
  };
  expect([...jsonPieces(odd)].join('')).toBe(JSON.stringify(odd));
  const wide = { list: Array.from({ length: 50_000 }, (_, index) => ({ index })) };
  const pieces = [...jsonPieces(wide)];
  expect(pieces.join('')).toBe(JSON.stringify(wide));
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
});
