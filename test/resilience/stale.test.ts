import { describe, expect, test } from 'vitest';
import { GatewayError, type ErrorCode } from '../../src/errors.ts';
import { ReadCache } from '../../src/loaders/core/read-cache.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type UpstreamReply } from '../support/upstream.ts';

const ONE = '{ assistant(id: "a") { name } }';
const LIST = '{ assistants { totalCount nodes { name } } }';
const DOWN: UpstreamReply = { status: 503 };
const FRESH_MS = 1;

interface StaleAnswer {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A gateway whose reads are stale at once, over an account whose name can be changed and which can be broken. */
async function startOver(options: Partial<GatewayOptions> = {}) {
  const state: { name: string; broken: UpstreamReply | null } = { name: 'first', broken: null };
  const upstream = await startUpstream((request) => state.broken ?? account([{ id: 'a', name: state.name }])(request));
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    cacheTtlMs: FRESH_MS,
    staleIfErrorMs: 60_000,
    ...options,
    limits: { retries: 0, ...options.limits },
  });
  const ask = async (text: string, request: Parameters<typeof gateway.query>[1] = {}) => {
    await new Promise((resolve) => setTimeout(resolve, 2 * FRESH_MS));
    return (await gateway.query(text, request)) as Awaited<ReturnType<typeof gateway.query>> & StaleAnswer;
  };
  const isHurried = options.limits?.attemptMs !== undefined || options.operationLimits !== undefined;
  /** What is answered while the upstream is well. Where it has little time, it may be too slow on a busy machine, and is asked again. */
  const askWell: typeof ask = async (text, request) => {
    for (;;) {
      const answer = await ask(text, request);
      if (!isHurried || (!answer.errors && !answer.extensions)) return answer;
    }
  };
  return { state, upstream, ask, askWell };
}

describe('while the upstream is down', () => {
  const outages: readonly (readonly [string, UpstreamReply, Partial<GatewayOptions>])[] = [
    ['503', DOWN, {}],
    ['504', { status: 504 }, {}],
    ['a reset', { raw: (response) => response.socket?.resetAndDestroy() }, {}],
    ['no answer in time', { raw: () => {} }, { limits: { attemptMs: 100 } }],
  ];

  test.each(outages)('what was read before stands in, and the answer says so: %s', async (_name, broken, options) => {
    const { state, ask, askWell } = await startOver(options);
    expect(await askWell(ONE)).toEqual({ data: { assistant: { name: 'first' } } });
    expect(await askWell(LIST)).toEqual({ data: { assistants: { totalCount: 1, nodes: [{ name: 'first' }] } } });
    Object.assign(state, { broken, name: 'second' });
    for (let time = 0; time < 2; time += 1) {
      expect(await ask(ONE)).toEqual({ data: { assistant: { name: 'first' } }, extensions: { stale: { reads: 1 } } });
      expect(await ask(LIST)).toMatchObject({ data: { assistants: { nodes: [{ name: 'first' }] } }, extensions: { stale: { reads: 1 } } });
    }
    state.broken = null;
    expect(await askWell(ONE)).toEqual({ data: { assistant: { name: 'second' } } });
    expect(await askWell(LIST)).toEqual({ data: { assistants: { totalCount: 1, nodes: [{ name: 'second' }] } } });
  });

  test('it stands in for what takes longer than the operation may, again and again', async () => {
    const { state, ask, askWell } = await startOver({ operationLimits: { operationTimeoutMs: 100 } });
    await askWell(ONE);
    state.broken = { raw: () => {} };
    for (let time = 0; time < 3; time += 1) {
      expect(await ask(ONE)).toEqual({ data: { assistant: { name: 'first' } }, extensions: { stale: { reads: 1 } } });
    }
  });

  test('it survives a client that leaves before the upstream has failed', async () => {
    const { state, ask, askWell, upstream } = await startOver({ limits: { attemptMs: 200 } });
    await askWell(ONE);
    const before = upstream.calls.length;
    state.broken = { raw: () => {} };
    const leaving = new AbortController();
    const left = ask(ONE, { signal: leaving.signal }).catch(() => undefined);
    await expect.poll(() => upstream.calls).toHaveLength(before + 1);
    leaving.abort();
    await left;
    expect(await ask(ONE)).toEqual({ data: { assistant: { name: 'first' } }, extensions: { stale: { reads: 1 } } });
  });

  test('it stands in when the circuit is open, and no call is made', async () => {
    const { state, ask, upstream } = await startOver();
    await ask(ONE);
    state.broken = DOWN;
    for (let time = 0; time < 20; time += 1) expect(await ask(ONE)).toMatchObject({ data: { assistant: { name: 'first' } } });
    expect(upstream.calls.length).toBeLessThan(20);
  });

  test('many requests at once share one failing call, and each says that it is stale', async () => {
    const { state, ask, upstream } = await startOver();
    await ask(ONE);
    let fail = () => {};
    state.broken = { raw: (response) => void (fail = () => response.writeHead(503).end()) };
    const asking = Array.from({ length: 20 }, () => ask(ONE));
    await expect.poll(() => upstream.calls).toHaveLength(2);
    // All were sent at the same time, so that none of them is taken much later than the first.
    // oxlint-disable-next-line no-await-in-loop -- one turn of the event loop after the other
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    fail();
    const answers = await Promise.all(asking);
    for (const answer of answers) expect(answer).toEqual({ data: { assistant: { name: 'first' } }, extensions: { stale: { reads: 1 } } });
    expect(upstream.calls).toHaveLength(2);
  });

  test('nobody else sees it', async () => {
    const { state, ask } = await startOver();
    await ask(ONE, { token: 'owner' });
    state.broken = DOWN;
    for (const token of ['other', 'owner2']) {
      const { data, errors, extensions } = await ask(ONE, { token });
      expect([data, errors?.[0]?.extensions?.['code'], extensions]).toEqual([{ assistant: null }, 'UPSTREAM_UNAVAILABLE', undefined]);
    }
    expect(await ask(ONE, { token: 'owner' })).toMatchObject({ extensions: { stale: { reads: 1 } } });
  });

  // A list that fails takes the single reads of the same operation along, although they could stand in.
  test.each([
    ['beside a list that was never read', '{ assistant(id: "a") { name } assistants { totalCount } }'],
    ['where several are asked for at once', '{ assistant(id: "a") { name } b: assistant(id: "b") { name } }'],
  ])('what was read singly stands in %s', async (_name, operation) => {
    const { state, ask } = await startOver();
    await ask(ONE);
    await ask('{ assistant(id: "b") { name } }');
    state.broken = DOWN;
    const { errors, extensions } = await ask(operation);
    expect((errors ?? []).map(({ path }) => path?.[0])).not.toContain('assistant');
    expect(extensions).toMatchObject({ stale: { reads: expect.any(Number) as number } });
  });

  test('what was never read is an error', async () => {
    const { state, ask } = await startOver();
    state.broken = DOWN;
    const answer = await ask(LIST);
    expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
    expect(answer).not.toHaveProperty('extensions');
  });
});

describe('nothing stale is served', () => {
  test.each<[string, Partial<GatewayOptions>]>([
    ['by default', { staleIfErrorMs: 0 }],
    ['without a cache', { cacheTtlMs: 0 }],
  ])('%s', async (_name, options) => {
    const { state, ask } = await startOver(options);
    await ask(ONE);
    state.broken = DOWN;
    const answer = await ask(ONE);
    expect(answer).toMatchObject({ data: { assistant: null }, errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
    expect(answer).not.toHaveProperty('extensions');
  });

  test.each<[number, string]>([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [429, 'RATE_LIMITED'],
    [418, 'UPSTREAM_BAD_RESPONSE'],
  ])('where the upstream answers %i', async (status, code) => {
    const { state, ask } = await startOver();
    await ask(ONE);
    state.broken = { status };
    expect(await ask(ONE)).toMatchObject({ data: { assistant: null }, errors: [{ extensions: { code } }] });
  });

  test('where the assistant is gone', async () => {
    const { state, ask } = await startOver();
    await ask(ONE);
    state.broken = { status: 404 };
    expect(await ask(ONE)).toEqual({ data: { assistant: null } });
  });

  test('to a request that refuses what is held', async () => {
    const { state, ask } = await startOver();
    await ask(ONE);
    state.broken = DOWN;
    const answer = await ask(ONE, { headers: { 'cache-control': 'no-cache' } });
    expect(answer).toMatchObject({ data: { assistant: null }, errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
  });

  test('of what was read before a write', async () => {
    const { state, ask } = await startOver();
    await ask(LIST);
    state.broken = { body: { data: [{ id: 'b', name: 'imported' }] } };
    await ask('mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { id } } }');
    state.broken = DOWN;
    expect(await ask(LIST)).toMatchObject({ data: null, errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
  });
});

describe('how long it may stand in', () => {
  const FRESH = 5_000;
  const BOUND = 10_000;
  const failure = (code: ErrorCode) => new GatewayError(code, 'no');

  function setUp() {
    let now = 1_000;
    const cache = new ReadCache({ ttlMs: FRESH, maxBytes: 1_000_000, staleIfErrorMs: BOUND, now: () => now });
    let staleReads = 0;
    const read = (load: () => Promise<{ readonly text: string }>) =>
      cache
        .read('t', 'k', async () => ({ value: await load(), bytes: 10 }), {
          signal: new AbortController().signal,
          onStale: () => {
            staleReads += 1;
          },
        })
        .then(
          ({ text }) => text,
          (error: unknown) => (error as GatewayError).code,
        );
    return { read, staleReads: () => staleReads, at: (milliseconds: number) => (now = 1_000 + milliseconds) };
  }
  const brings = (text: string) => () => Promise.resolve({ text });
  const fails = (code: ErrorCode) => () => Promise.reject(failure(code));

  test('until its time is over, to the millisecond', async () => {
    const { read, staleReads, at } = setUp();
    expect(await read(brings('old'))).toBe('old');
    at(FRESH - 1);
    expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('old');
    expect(staleReads()).toBe(0);
    at(FRESH + BOUND - 1);
    expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('old');
    expect(await read(fails('UPSTREAM_TIMEOUT'))).toBe('old');
    expect(staleReads()).toBe(2);
    at(FRESH + BOUND + 1);
    expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('UPSTREAM_UNAVAILABLE');
    expect(staleReads()).toBe(2);
  });

  test('and standing in does not lengthen it', async () => {
    const { read, at } = setUp();
    await read(brings('old'));
    for (let time = FRESH; time < FRESH + BOUND; time += 1_000) {
      at(time);
      expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('old');
    }
    at(FRESH + BOUND + 1);
    expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('UPSTREAM_UNAVAILABLE');
  });

  test('and an answer in between takes its place', async () => {
    const { read, at } = setUp();
    await read(brings('old'));
    at(FRESH + 1);
    expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('old');
    expect(await read(brings('new'))).toBe('new');
    at(2 * FRESH + BOUND);
    expect(await read(fails('UPSTREAM_UNAVAILABLE'))).toBe('new');
  });
});
