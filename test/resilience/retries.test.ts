import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { aboutAsked, startUpstream, type Script, type UpstreamReply } from '../support/upstream.ts';

const ONE = '{ assistant(id: "a") { name } }';
const LIST = '{ assistants { nodes { name } } }';
const FOUND: UpstreamReply = { body: { id: 'a', name: 'A' } };
const LISTED: UpstreamReply = { body: { data: [{ id: 'a', name: 'A' }] } };
const DOWN: UpstreamReply = { status: 503 };
const IMPORT = (key?: string) =>
  `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k", importIds: ["1", "ü"]${key ? `, idempotencyKey: "${key}"` : ''} }) {
    assistants { id } userErrors { code }
  } }`;

const isList = (path: string) => path === '/ai/assistants';

/** A gateway with short pauses, over an upstream that gives these replies in turn, the last one for ever. */
async function startOver(replies: readonly UpstreamReply[], limits: GatewayOptions['limits'] = {}) {
  let turn = 0;
  const upstream = await startUpstream(() => {
    turn += 1;
    return replies[Math.min(turn, replies.length) - 1] ?? {};
  });
  return { ...startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 2, ...limits } }), upstream };
}

const half: UpstreamReply['raw'] = (response) => {
  response.writeHead(200, { 'content-length': 999 }).write('{"id":', () => response.socket?.end());
};
const halfChunked: UpstreamReply['raw'] = (response) => {
  response.writeHead(200).write('{"id":', () => response.socket?.end());
};

describe('a read that fails', () => {
  const failures: readonly (readonly [string, UpstreamReply])[] = [
    ['500', { status: 500 }],
    ['502 with HTML', { status: 502, body: '<html>' }],
    ['503', DOWN],
    ['504', { status: 504 }],
    ['408', { status: 408 }],
    ['a reset', { raw: (response) => response.socket?.resetAndDestroy() }],
    ['a close without an answer', { raw: (response) => response.socket?.end() }],
    ['a body shorter than announced', { raw: half }],
    ['a body that ends inside a chunk', { raw: halfChunked }],
    ['no answer in time', { raw: () => {} }],
  ];

  test.each(failures)('once with %s is repeated, and nobody notices', async (_name, failure) => {
    const one = await startOver([failure, FOUND], { attemptMs: 400 });
    expect(await one.query(ONE)).toEqual({ data: { assistant: { name: 'A' } } });
    expect(one.upstream.calls).toHaveLength(2);
    const list = await startOver([failure, LISTED], { attemptMs: 400 });
    expect(await list.query(LIST)).toEqual({ data: { assistants: { nodes: [{ name: 'A' }] } } });
    expect(list.upstream.calls).toHaveLength(2);
  });

  test('twice is repeated twice', async () => {
    const { query, upstream } = await startOver([DOWN, { status: 500 }, FOUND]);
    expect(await query(ONE)).toEqual({ data: { assistant: { name: 'A' } } });
    expect(upstream.calls).toHaveLength(3);
  });

  test.each([ONE, LIST])('three times is given up: %s', async (operation) => {
    const { query, upstream } = await startOver([DOWN]);
    const { errors } = await query(operation);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', upstream: { status: 503, requestId: 'req-3' } } }]);
    expect(upstream.calls).toHaveLength(3);
  });

  test('with an answer that says so is not repeated', async () => {
    for (const status of [301, 400, 401, 402, 403, 404, 409, 410, 413, 418, 422, 501, 505, 506, 507, 508, 510, 511]) {
      const { query, upstream } = await startOver([{ status }]);
      await query(ONE);
      expect([status, upstream.calls.length]).toEqual([status, 1]);
    }
  });

  test.each([
    ['that is no JSON', '<html>'],
    ['of the wrong shape', '[]'],
    ['that tells of errors', '{"errors":[{}]}'],
  ])('with an answer %s is not repeated', async (_name, body) => {
    const { query, upstream } = await startOver([{ body }]);
    expect((await query(ONE)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
    expect(upstream.calls).toHaveLength(1);
  });

  test('is repeated with the same path and credential', async () => {
    const { query, upstream } = await startOver([DOWN, DOWN, FOUND]);
    await query(ONE);
    const sent = upstream.requests.map(({ method, path, headers, body }) => [method, path, headers.authorization, body]);
    expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
  });

  test('is not asked for again when its client leaves before the repeat', async () => {
    const leaving = new AbortController();
    const { query, upstream } = await startOver([DOWN, FOUND], { backoffMs: 600_000 });
    const answer = query(ONE, { signal: leaving.signal }).catch((error: unknown) => error);
    await expect.poll(() => upstream.calls).toHaveLength(1);
    leaving.abort();
    await answer;
    expect(upstream.calls).toHaveLength(1);
  });

  test('ends with the time of the operation, although a repeat would come later', async () => {
    const upstream = await startUpstream(() => DOWN);
    const { query } = startGateway({
      upstreamUrl: upstream.url,
      limits: { backoffMs: 600_000 },
      operationLimits: { operationTimeoutMs: 300 },
    });
    expect((await query(ONE)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    expect(upstream.calls).toHaveLength(1);
  });
});

describe('an upstream that asks to wait', () => {
  test.each<[string, UpstreamReply, number]>([
    ['429 and Retry-After: 0', { status: 429, headers: { 'retry-after': '0' } }, 0],
    ['429 and x-ratelimit-reset: 0', { status: 429, headers: { 'x-ratelimit-reset': '0' } }, 0],
    ['429 and Retry-After: 1', { status: 429, headers: { 'retry-after': '1' } }, 1_000],
    ['503 and Retry-After: 0', { status: 503, headers: { 'retry-after': '0' } }, 0],
  ])('%s: the read waits, and is answered', async (_name, reply, milliseconds) => {
    const waits: number[] = [];
    const sleep = async (waitMs: number) => void waits.push(waitMs);
    const { query, upstream } = await startOver([reply, FOUND], { sleep });
    expect(await query(ONE)).toEqual({ data: { assistant: { name: 'A' } } });
    expect(upstream.calls).toHaveLength(2);
    // What is added at random is half of the backoff at most, which is one millisecond here.
    expect(waits.map(Math.floor)).toEqual([milliseconds]);
  });

  test.each<[string, Record<string, string>, number]>([
    ['Retry-After: 6', { 'retry-after': '6' }, 6],
    ['Retry-After: 3600', { 'retry-after': '3600' }, 3600],
    ['x-ratelimit-reset: 6', { 'x-ratelimit-reset': '6' }, 6],
    ['Retry-After: 5.5', { 'retry-after': '5.5' }, 6],
  ])('%s is more than anybody waits for: the caller is answered at once', async (_name, headers, seconds) => {
    const { query, upstream } = await startOver([{ status: 429, headers }, FOUND]);
    const { errors } = await query(ONE);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: seconds, upstream: { status: 429 } } }]);
    expect(upstream.calls).toHaveLength(1);
  });

  test('an outage that lasts longer is reported at once too', async () => {
    const { query, upstream } = await startOver([{ status: 503, headers: { 'retry-after': '30' } }]);
    expect((await query(ONE)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 30 } }]);
    expect(upstream.calls).toHaveLength(1);
  });
});

describe('a write', () => {
  const refusals: readonly (readonly [string, UpstreamReply])[] = [
    ['503', DOWN],
    ['429', { status: 429, headers: { 'retry-after': '0' } }],
    ['a reset', { raw: (response) => response.socket?.resetAndDestroy() }],
    ['half an answer', { raw: half }],
  ];

  test.each(refusals)('that fails with %s is not sent again', async (_name, failure) => {
    const { query, upstream } = await startOver([failure, LISTED]);
    expect((await query(IMPORT())).errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^(UPSTREAM_|RATE_)/) as string } }]);
    expect(upstream.calls).toEqual(['POST /ai/assistants/import']);
  });

  test.each(refusals)('that fails with %s is sent again under its key, with the same bytes', async (_name, failure) => {
    const { query, upstream, audited } = await startOver([failure, failure, LISTED]);
    expect(await query(IMPORT('key-1'))).toEqual({ data: { importAssistants: { assistants: [{ id: 'a' }], userErrors: [] } } });
    expect(upstream.requests).toHaveLength(3);
    expect(new Set(upstream.requests.map(({ body }) => body)).size).toBe(1);
    expect(upstream.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1', 'key-1']);
    expect(audited).toHaveLength(1);
  });

  test('that is refused is not sent again, key or not', async () => {
    const { query, upstream } = await startOver([{ status: 422, body: { detail: 'no' } }]);
    await query(IMPORT('key-1'));
    expect(upstream.calls).toHaveLength(1);
  });
});

describe('the budget for repeats', () => {
  const distinct = Array.from({ length: 200 }, (_, index) => `{ assistant(id: "a${index}") { name } }`);
  const outages: readonly (readonly [string, UpstreamReply])[] = [
    ['503 for everyone', DOWN],
    ['429 with a short wait, which opens no circuit', { status: 429, headers: { 'retry-after': '0' } }],
  ];

  test.each(outages)('keeps 200 reads, one after the other, under 1.2 calls each: %s', async (_name, reply) => {
    const { query, upstream } = await startOver([reply]);
    for (const operation of distinct) expect((await query(operation)).errors).toHaveLength(1);
    expect(upstream.calls.length / distinct.length).toBeLessThan(1.2);
  });

  test.each(outages)('keeps 200 reads at once under 1.2 calls each: %s', async (_name, reply) => {
    const { query, upstream } = await startOver([reply]);
    const answers = await Promise.all(distinct.map((operation) => query(operation)));
    expect(answers.every(({ errors }) => errors?.length === 1)).toBe(true);
    expect(upstream.calls.length / distinct.length).toBeLessThan(1.2);
  });

  test('of one tenant in its rate limit is not spent on another', async () => {
    let failures = 0;
    const upstream = await startUpstream(({ headers }) => {
      if (headers.authorization === 'Bearer limited') return { status: 429, headers: { 'retry-after': '0' } };
      failures += 1;
      return failures % 2 === 1 ? DOWN : FOUND;
    });
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 2, breakerThreshold: 0.9 } });
    await Promise.all(distinct.slice(0, 50).map((operation) => query(operation, { token: 'limited' })));
    expect(await query(ONE, { token: 'other' })).toEqual({ data: { assistant: { name: 'A' } } });
  });
});

describe('with every tenth call failing, at least 99 % of 500 reads are answered', () => {
  const everyTenthFails = (found: Script): Script => {
    let calls = 0;
    return (request) => {
      calls += 1;
      if (calls % 10 !== 0) return found(request);
      return calls % 20 === 0 ? DOWN : { raw: (response) => response.socket?.resetAndDestroy() };
    };
  };
  const script = everyTenthFails(({ path }) => (isList(path) ? LISTED : aboutAsked(FOUND, path)));
  const answered = (answers: readonly { readonly errors?: unknown }[]) => answers.filter(({ errors }) => errors === undefined).length;

  test.each([25, 500])('%i at a time', async (width) => {
    const upstream = await startUpstream(script);
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 2 } });
    let good = 0;
    for (let read = 0; read < 500; read += width) {
      const wave = Array.from({ length: width }, (_, index) => `{ assistant(id: "a${read + index}") { name } }`);
      good += answered(await Promise.all(wave.map((operation, index) => query(operation, { token: `tenant-${index % 20}` }))));
    }
    expect(good).toBeGreaterThanOrEqual(495);
    expect(upstream.calls.length).toBeLessThan(600);
  });

  test('lists too', async () => {
    const upstream = await startUpstream(script);
    const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, limits: { backoffMs: 2 } });
    const lists = Array.from({ length: 500 }, (_, index) => query(LIST, { token: `tenant-${index}` }));
    const answers = await Promise.all(lists);
    expect(answered(answers)).toBeGreaterThanOrEqual(495);
  });
});
