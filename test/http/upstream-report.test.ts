import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { account, startUpstream, type Script } from '../support/upstream.ts';

const ASKED = { 'x-upstream-report': '1' };
const handoffTo = (...ids: string[]) => ({ type: 'handoff', handoff: { ai_assistants: ids.map((id) => ({ id })) } });
const DOCUMENTS = [
  { id: 'a', name: 'A', tools: [handoffTo('b', 'c', 'b')] },
  { id: 'b', name: 'B', tools: [handoffTo('gone')] },
  { id: 'c', name: 'C', tools: [] },
];
const TARGETS = 'tools { ... on HandoffTool { aiAssistants { assistant { name } } } }';
const ONE = '{ assistant(id: "a") { name } }';
const BUDGET = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '42', 'x-ratelimit-reset': '7' };

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: {
    readonly upstream?: { calls: number; savedByBatching: number; savedByCache: number; timeMs: number; rateLimit: unknown };
  };
}

async function start(script: Script = account(DOCUMENTS), options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(script);
  const gateway = startGateway({ upstreamUrl: upstream.url, ...options, limits: { retries: 0, ...options.limits } });
  const ask = async (query: string, { headers = {}, ...rest }: RequestOptions = {}) => {
    const response = await gateway.post({ query }, { ...rest, headers: { ...ASKED, ...headers } });
    return (await response.json()) as Answer;
  };
  /** The report of one operation, with the calls that the upstream has counted for it. */
  const costOf = async (query: string, request?: RequestOptions) => {
    const before = upstream.calls.length;
    const { extensions } = await ask(query, request);
    const { calls, savedByBatching, savedByCache } = extensions?.upstream ?? {};
    return { calls, savedByBatching, savedByCache, counted: upstream.calls.length - before };
  };
  return { ...gateway, ask, costOf, calls: upstream.calls };
}

const cost = (calls: number, savedByBatching: number, savedByCache: number) => ({ calls, savedByBatching, savedByCache, counted: calls });

describe('a report', () => {
  test('is absent unless it is asked for', async () => {
    const { query, post } = await start();
    expect(await query(ONE)).toEqual({ data: { assistant: { name: 'A' } } });
    for (const value of ['0', 'true', '']) {
      const response = await post({ query: ONE }, { headers: { 'x-upstream-report': value } });
      expect(await response.json()).not.toHaveProperty('extensions');
    }
  });

  test('is there when asked for, by GET too', async () => {
    const { app, ask } = await start();
    const expected = { calls: 1, savedByBatching: 0, savedByCache: 0, timeMs: expect.any(Number) as number, rateLimit: null };
    expect(await ask(ONE)).toEqual({ data: { assistant: { name: 'A' } }, extensions: { upstream: expected } });
    const headers = { authorization: 'Bearer test-token', 'cache-control': 'no-cache', ...ASKED };
    const response = await app.fetch(`http://127.0.0.1/graphql?query=${encodeURIComponent(ONE)}`, { headers });
    expect(await response.json()).toMatchObject({ extensions: { upstream: expected } });
  });

  test('counts what the upstream counts', async () => {
    const { costOf } = await start();
    const fresh = { headers: { 'cache-control': 'no-cache' } };
    expect(await costOf(ONE)).toEqual(cost(1, 0, 0));
    expect(await costOf(ONE)).toEqual(cost(0, 0, 1));
    expect(await costOf(ONE, fresh)).toEqual(cost(1, 0, 0));
    expect(await costOf('{ a: assistant(id: "a") { name } b: assistant(id: "a") { id } }', fresh)).toEqual(cost(1, 1, 0));
    expect(await costOf('{ a: assistant(id: "a") { name } b: assistant(id: "b") { id } c: assistant(id: "c") { id } }', fresh)).toEqual(
      cost(1, 2, 0),
    );
  });

  test('counts the targets that a list brought along, one by one, and the one that had to be read', async () => {
    const { costOf } = await start();
    // Asked for: the list, b, c, b again, and one that does not exist.
    expect(await costOf(`{ assistants { nodes { ${TARGETS} } } }`)).toEqual(cost(2, 3, 0));
    expect(await costOf(`{ assistants { nodes { ${TARGETS} } } }`)).toEqual(cost(0, 3, 2));
  });

  test('does not count a look into a list that lacks the id', async () => {
    const { costOf } = await start();
    await costOf('{ assistants { nodes { name } } }');
    expect(await costOf('{ assistant(id: "nobody") { name } }')).toEqual(cost(1, 0, 0));
    expect(await costOf('{ a: assistant(id: "a") { name } b: assistant(id: "none") { name } }')).toEqual(cost(1, 0, 1));
  });

  test('counts what a poor list made necessary', async () => {
    const { costOf } = await start(account(DOCUMENTS, { listLeavesOut: ['tools'] }));
    expect(await costOf('{ assistants { nodes { name tools { __typename } } } }')).toEqual(cost(4, 0, 0));
  });

  test('counts repeated attempts as calls', async () => {
    let failures = 2;
    const healthy = account(DOCUMENTS);
    const script: Script = (request) => ((failures -= 1) >= 0 ? { status: 503 } : healthy(request));
    const { costOf } = await start(script, { limits: { retries: 2, backoffMs: 1 } });
    expect(await costOf(ONE)).toEqual(cost(3, 0, 0));
  });

  test('counts a webhook each time', async () => {
    const { costOf } = await start();
    await costOf(ONE);
    expect(await costOf('{ assistant(id: "a") { dynamicVariablesFromWebhook } }')).toEqual(cost(1, 0, 1));
  });

  test('of requests that share a call in flight counts it once, and as saved for the others', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const healthy = account(DOCUMENTS);
    const { ask, calls } = await start(async (request) => {
      await held;
      return healthy(request);
    });
    const answers = Array.from({ length: 5 }, () => ask(ONE));
    await expect.poll(() => calls).toHaveLength(1);
    release();
    const reports = (await Promise.all(answers)).map(({ extensions }) => extensions?.upstream);
    expect(reports.map((report) => report?.calls).toSorted()).toEqual([0, 0, 0, 0, 1]);
    expect(reports.map((report) => report?.savedByCache).toSorted()).toEqual([0, 1, 1, 1, 1]);
    expect(reports.every((report) => report?.savedByBatching === 0)).toBe(true);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('stands on what failed while it was executed, and not on what was refused before', async () => {
    const { ask, costOf } = await start(() => ({ status: 503 }));
    expect(await costOf(ONE)).toEqual(cost(1, 0, 0));
    expect(await ask('{ assistants(first: 1000) { totalCount } }')).toMatchObject({ errors: [{}], extensions: { upstream: { calls: 0 } } });
    expect(await ask(ONE, { token: null })).toMatchObject({ errors: [{}], extensions: { upstream: { calls: 0 } } });
    expect(await ask('{ nothing }')).not.toHaveProperty('extensions');
    expect(await ask('{')).not.toHaveProperty('extensions');
  });

  test('stands on a write and on one that is refused', async () => {
    const { post, sandbox } = await startSandboxGateway();
    const write = (apiKeyRef: string) =>
      `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "${apiKeyRef}" }) { userErrors { code } } }`;
    for (const key of ['vapi-key', 'no-such-key']) {
      const before = sandbox.calls.length;
      const answer = (await (await post({ query: write(key) }, { headers: ASKED })).json()) as Answer;
      expect(answer.extensions?.upstream).toMatchObject({ calls: 1, savedByCache: 0 });
      expect(sandbox.calls.length - before).toBe(1);
    }
  });
});

describe('the time of a report', () => {
  test('is a whole number of milliseconds, and none where nothing was called', async () => {
    const { ask } = await start();
    const { timeMs } = (await ask(ONE)).extensions?.upstream ?? {};
    expect(Number.isInteger(timeMs) && timeMs! >= 0).toBe(true);
    expect((await ask(ONE)).extensions?.upstream).toMatchObject({ timeMs: 0 });
  });

  test('adds up calls that run side by side', async () => {
    // Three answers that come together, when all three have been asked for: each waits at least as long as the last.
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const poor = account(DOCUMENTS, { listLeavesOut: ['tools'] });
    let started = 0;
    const { ask, calls } = await start(async (request) => {
      if (request.path !== '/ai/assistants') await held;
      return poor(request);
    });
    const answer = ask('{ assistants { nodes { tools { __typename } } } }');
    await expect.poll(() => calls).toHaveLength(4);
    started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const waited = performance.now() - started;
    release();
    expect((await answer).extensions?.upstream?.timeMs).toBeGreaterThanOrEqual(Math.floor(3 * waited));
  });
});

describe('the budget of a report', () => {
  const rateLimitOf = async (headers: Readonly<Record<string, string>>, reply = {}) => {
    const { ask } = await start(() => ({ body: { id: 'a', name: 'A' }, headers, ...reply }));
    return (await ask(ONE)).extensions?.upstream?.rateLimit;
  };

  test('is what the upstream states, on refusals too', async () => {
    expect(await rateLimitOf(BUDGET)).toEqual({ limit: 100, remaining: 42, resetSeconds: 7 });
    expect(await rateLimitOf(BUDGET, { status: 429, body: {} })).toEqual({ limit: 100, remaining: 42, resetSeconds: 7 });
    const { 'x-ratelimit-reset': _, ...withoutReset } = BUDGET;
    expect(await rateLimitOf(withoutReset)).toEqual({ limit: 100, remaining: 42, resetSeconds: null });
  });

  test.each([{}, { 'x-ratelimit-limit': '100' }, { ...BUDGET, 'x-ratelimit-remaining': 'many' }, { ...BUDGET, 'x-ratelimit-limit': '-1' }])(
    'is null where the upstream states none: %j',
    async (headers) => {
      expect(await rateLimitOf(headers)).toBeNull();
    },
  );

  test('is the one of the last answer, and none where nothing was called', async () => {
    let remaining = 10;
    const healthy = account(DOCUMENTS);
    const { ask } = await start(async (request) => ({
      ...(await healthy(request)),
      headers: { ...BUDGET, 'x-ratelimit-remaining': String((remaining -= 1)) },
    }));
    expect((await ask(`{ assistants { nodes { ${TARGETS} } } }`)).extensions?.upstream).toMatchObject({
      calls: 2,
      rateLimit: { remaining: 8 },
    });
    expect((await ask('{ assistants { totalCount } }')).extensions?.upstream).toMatchObject({ calls: 0, rateLimit: null });
  });
});
