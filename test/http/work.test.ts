import { describe, expect, test } from 'vitest';
import { request } from 'undici';
import { serveInFrontOf } from '../support/socket.ts';
import type { GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const DOCUMENTS: readonly Document[] = Array.from({ length: 20 }, (_, index) => ({
  id: `a${index}`,
  name: `Name ${index}`,
  tools: [{ type: 'hangup', hangup: {} }],
}));
const ONE = 'query One($id: ID!) { assistant(id: $id) { id name } }';
const LIST = 'query List($first: Int!) { assistants(first: $first) { nodes { id name tools { __typename } } } }';

interface Work {
  readonly parsed: number;
  readonly executed: number;
  readonly composed: number;
  readonly reused: number;
  readonly shared: number;
  readonly calls: number;
}

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account(DOCUMENTS));
  const gateway = await serveInFrontOf({ upstreamUrl: upstream.url, ...options });
  const ask = async (query: string, variables: object = {}, token = 'token') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await request(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await answer.body.json()) as { readonly data: unknown; readonly errors?: unknown };
  };
  const total = async (kind: string): Promise<number> => {
    const metrics = await (await gateway.app.fetch('http://127.0.0.1/metrics')).text();
    return Number(new RegExp(`^gateway_work_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0);
  };
  const work = async (): Promise<Work> => ({
    parsed: await total('document_parsed'),
    executed: await total('operation_executed'),
    composed: await total('answer_composed'),
    reused: await total('answer_reused'),
    shared: await total('answer_shared'),
    calls: upstream.calls.length,
  });
  return { ...gateway, ask, work };
}

describe('what requests may cost in work', () => {
  test('the same request a hundred times is parsed once, executed twice, put together once and read once', async () => {
    const { ask, work } = await start();
    const first = await ask(ONE, { id: 'a1' });
    for (let index = 1; index < 100; index += 1) expect(await ask(ONE, { id: 'a1' })).toEqual(first);
    expect(await work()).toEqual({ parsed: 1, executed: 2, composed: 1, reused: 97, shared: 0, calls: 1 });
  });

  test('the same text with a hundred values is parsed once, executed twice and then put together, for one list', async () => {
    const { ask, work } = await start();
    for (let first = 120; first > 20; first -= 1) await ask(LIST, { first });
    expect(await work()).toEqual({ parsed: 1, executed: 2, composed: 98, reused: 0, shared: 0, calls: 1 });
  });

  test('a hundred texts that come once are parsed, executed and read once each, and nothing is put together', async () => {
    const { ask, work } = await start();
    for (let index = 0; index < 100; index += 1) await ask(`{ assistant(id: "a${index % 20}") { once${index}: name } }`);
    expect(await work()).toEqual({ parsed: 100, executed: 100, composed: 0, reused: 0, shared: 0, calls: 20 });
  });

  test('equal requests at once, with the caches off, share executions and calls', async () => {
    const { ask, work } = await start({ cacheTtlMs: 0, answerCacheMaxBytes: 0, entityCacheMaxBytes: 0 });
    const expected = await ask(LIST, { first: 5 });
    const before = await work();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(LIST, { first: 5 })));
    expect(answers).toEqual(Array.from({ length: 50 }, () => expected));
    const after = await work();
    // Those of fifty connections need not all arrive before the first is answered.
    expect(after.executed - before.executed + (after.shared - before.shared)).toBe(50);
    expect(after.shared - before.shared).toBeGreaterThan(0);
    expect(after.calls - before.calls).toBeLessThanOrEqual(after.executed - before.executed);
    expect(after.parsed).toBe(1);
  });

  test('a long text that is sent by many at once is parsed once', async () => {
    const { ask, work } = await start();
    const long = `${LIST} ${'#'.repeat(5_000)}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(long, { first: 5 })));
    expect(answers.every(({ data }) => data !== undefined)).toBe(true);
    expect((await work()).parsed).toBe(1);
  });

  test('a text that is refused is parsed each time, and executed never', async () => {
    const { ask, work } = await start();
    for (let index = 0; index < 3; index += 1) expect((await ask('{ nothing }')).errors).toBeDefined();
    expect(await work()).toEqual({ parsed: 3, executed: 0, composed: 0, reused: 0, shared: 0, calls: 0 });
  });

  test('requests by the adapter of Yoga cost no more', async () => {
    const { ask, work } = await start({ nodeAdapter: false });
    for (let index = 0; index < 10; index += 1) await ask(ONE, { id: 'a1' });
    const { executed, composed, ...rest } = await work();
    expect(executed + composed).toBeLessThanOrEqual(4);
    expect(rest).toEqual({ parsed: 1, reused: 10 - executed - composed, shared: 0, calls: 1 });
  });

  test('an answer is not given to another caller, for whom it is executed and read again', async () => {
    const { ask, work } = await start();
    for (const token of ['one', 'one', 'one', 'one', 'two', 'two']) await ask(ONE, { id: 'a1' }, token);
    expect(await work()).toEqual({ parsed: 1, executed: 3, composed: 2, reused: 1, shared: 0, calls: 2 });
  });
});
