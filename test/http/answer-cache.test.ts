import { describe, expect, test } from 'vitest';
import { request } from 'undici';
import { serve } from '../support/socket.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const ONE = '{ assistant(id: "a") { name } }';
const HANDOFFS = '{ assistants { nodes { name tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }';
const IMPORT = 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "key" }) { userErrors { code } } }';

const handsOver = (id: string, name: string, to: string): Document => ({
  id,
  name,
  tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: to }] } }],
});

/** A gateway in front of documents that can change, with a clock of its own. */
async function start(options: Partial<GatewayOptions> = {}) {
  let now = 1_000;
  let documents: readonly Document[] = [handsOver('a', 'Ann', 'b'), handsOver('b', 'Bob', 'a')];
  const upstream = await startUpstream((sent) => (sent.method === 'POST' ? { body: { data: documents } } : account(documents)(sent)));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, now: () => now, ...options }));
  const ask = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await request(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token', ...headers },
      body: JSON.stringify({ query }),
    });
    return { text: await answer.body.text(), cacheControl: answer.headers['cache-control'] };
  };
  return {
    calls: upstream.calls,
    ask,
    /** Until it is answered from the cache. */
    warm: async (query: string) => {
      for (let index = 0; index < 3; index += 1) await ask(query);
    },
    change: (changed: readonly Document[]) => {
      documents = changed;
    },
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('an answer that is given again', () => {
  test('is the same to the byte, says how long it may be kept from now, and costs no call', async () => {
    const { ask, warm, wait, calls } = await start();
    await warm(HANDOFFS);
    const before = await ask(HANDOFFS);
    wait(2_000);
    const after = await ask(HANDOFFS);
    expect(after.text).toBe(before.text);
    expect([before.cacheControl, after.cacheControl]).toEqual(['private, max-age=5', 'private, max-age=3']);
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('dies with the age of the reads it was made from', async () => {
    const { ask, warm, wait, change } = await start();
    await warm(ONE);
    change([handsOver('a', 'Anna', 'b')]);
    wait(4_999);
    expect((await ask(ONE)).text).toContain('"Ann"');
    wait(2);
    expect((await ask(ONE)).text).toContain('"Anna"');
  });

  test('dies with a write of the tenant', async () => {
    const { ask, warm, change } = await start();
    await warm(HANDOFFS);
    change([handsOver('a', 'Anna', 'a')]);
    await ask(IMPORT);
    expect((await ask(HANDOFFS)).text).toContain('"Anna"');
    expect((await ask(HANDOFFS)).text).not.toContain('"Bob"');
  });

  test('dies when another request has read again what it was made from', async () => {
    const { ask, warm, change, calls } = await start();
    await warm(ONE);
    await warm(HANDOFFS);
    change([handsOver('a', 'Anna', 'b'), handsOver('b', 'Bobby', 'a')]);
    await ask(HANDOFFS, { 'cache-control': 'no-cache' });
    expect((await ask(HANDOFFS)).text).toContain('"Bobby"');
    await ask(ONE, { 'cache-control': 'no-cache' });
    expect((await ask(ONE)).text).toContain('"Anna"');
    expect(calls).toEqual(['GET /ai/assistants/a', 'GET /ai/assistants', 'GET /ai/assistants', 'GET /ai/assistants/a']);
  });

  test('is not one with errors, which is made again each time', async () => {
    const { ask, change, calls } = await start();
    change([{ id: 'a', name: 7 }]);
    for (let index = 0; index < 4; index += 1) expect((await ask(ONE)).text).toContain('UPSTREAM_BAD_RESPONSE');
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('is not one that asked the webhook of the customer', async () => {
    const { ask, calls } = await start();
    for (let index = 0; index < 4; index += 1) await ask('{ assistant(id: "a") { dynamicVariablesFromWebhook } }');
    expect(calls.filter((call) => call.includes('webhook'))).toHaveLength(4);
  });

  test('is not given where fresh data is asked for', async () => {
    const { ask, warm, calls } = await start();
    await warm(ONE);
    await ask(ONE, { 'cache-control': 'no-cache' });
    await ask(ONE, { 'cache-control': 'no-cache' });
    expect(calls).toHaveLength(3);
  });

  test('is not kept where the cache of reads is off, and not beyond the bytes that are allowed', async () => {
    for (const options of [{ cacheTtlMs: 0 }, { answerCacheMaxBytes: 200, entityCacheMaxBytes: 200, cacheTtlMs: 0 }]) {
      const { ask, calls } = await start(options);
      for (let index = 0; index < 4; index += 1) await ask(ONE);
      expect(calls).toHaveLength(4);
    }
  });
});
