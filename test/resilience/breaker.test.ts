import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { aboutAsked, account, startUpstream, type UpstreamReply } from '../support/upstream.ts';

const FOUND: UpstreamReply = { body: { id: 'a', name: 'A' } };
const DOWN: UpstreamReply = { status: 503 };
const READ = (index: number) => `{ assistant(id: "a${index}") { name } }`;
const NO_CALL = [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }];
const IN_A_MOMENT = 600_000;

/** An upstream that can be switched, and a gateway that asks it once for each read. */
async function startOver(limits: GatewayOptions['limits'] = {}) {
  const state: { reply: UpstreamReply; replyTo: (token: string) => UpstreamReply } = { reply: DOWN, replyTo: () => state.reply };
  const upstream = await startUpstream(({ headers, path }) =>
    aboutAsked(state.replyTo((headers.authorization ?? '').slice('Bearer '.length)), path),
  );
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    cacheTtlMs: 0,
    limits: { retries: 0, breakerPauseMs: IN_A_MOMENT, ...limits },
  });
  let reads = 0;
  const read = (token = 'a') => {
    reads += 1;
    return gateway.query(READ(reads), { token });
  };
  /** Reads until a read makes no call; gives the number of those that made one. */
  const readUntilOpen = async (most: number, token?: string) => {
    for (let made = 0; made < most; made += 1) {
      const before = upstream.calls.length;
      const { errors } = await read(token);
      if (upstream.calls.length === before && errors?.[0]?.extensions?.['code'] === 'UPSTREAM_UNAVAILABLE') return made;
    }
    return most;
  };
  return { ...gateway, upstream, state, read, readUntilOpen };
}

describe('in an outage the circuit opens', () => {
  const outages: readonly (readonly [string, UpstreamReply])[] = [
    ['503', DOWN],
    ['500 with HTML', { status: 500, body: '<html>' }],
    ['resets', { raw: (response) => response.socket?.resetAndDestroy() }],
    ['hanging', { raw: () => {} }],
  ];

  test.each(outages)('%s: after a few calls no more are made, and every read has its answer at once', async (name, reply) => {
    const { state, upstream, read, readUntilOpen } = await startOver(name === 'hanging' ? { attemptMs: 50 } : {});
    state.reply = reply;
    expect(await readUntilOpen(30)).toBeLessThan(30);
    const { length } = upstream.calls;
    const answers = await Promise.all(Array.from({ length: 50 }, () => read()));
    for (const { data, errors } of answers) {
      expect(data).toEqual({ assistant: null });
      expect(errors).toMatchObject(NO_CALL);
      expect(errors?.[0]?.extensions).not.toHaveProperty('upstream');
    }
    expect(upstream.calls).toHaveLength(length);
  });

  test('for writes too', async () => {
    const { query, upstream, readUntilOpen, audited } = await startOver();
    await readUntilOpen(30, 'test-token');
    const { length } = upstream.calls;
    const { errors } = await query('mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }');
    expect(errors).toMatchObject(NO_CALL);
    expect(upstream.calls).toHaveLength(length);
    expect(audited).toMatchObject([{ outcome: 'failed', codes: ['UPSTREAM_UNAVAILABLE'], upstreamRequestId: null }]);
  });

  test('a probe that succeeds closes it', async () => {
    const { state, upstream, read, readUntilOpen } = await startOver({ breakerPauseMs: 200 });
    await readUntilOpen(30);
    state.reply = FOUND;
    await expect.poll(async () => (await read()).errors).toBeUndefined();
    const { length } = upstream.calls;
    const answers = await Promise.all(Array.from({ length: 20 }, () => read()));
    expect(answers.every(({ errors }) => errors === undefined)).toBe(true);
    expect(upstream.calls).toHaveLength(length + 20);
  });

  test('a probe that fails keeps it open, and is the only call', async () => {
    const { upstream, read, readUntilOpen } = await startOver({ breakerPauseMs: 100 });
    await readUntilOpen(30);
    const { length } = upstream.calls;
    await expect
      .poll(async () => {
        await Promise.all(Array.from({ length: 10 }, () => read()));
        return upstream.calls.length;
      })
      .toBeGreaterThan(length);
    expect(upstream.calls).toHaveLength(length + 1);
  });

  test('a long call is no probe that others wait for', async () => {
    const { query, state, upstream, read, readUntilOpen } = await startOver({ breakerPauseMs: 100 });
    await readUntilOpen(30, 'test-token');
    let held: ServerResponse | null = null;
    const arrived = new Promise<void>((resolve) => {
      state.reply = {
        raw: (response) => {
          held = response;
          resolve();
        },
      };
    });
    const message = 'mutation { sendChatMessage(input: { assistantId: "a", conversationId: "c", content: "x" }) { reply { content } } }';
    let reply: ReturnType<typeof query> | undefined;
    await expect
      .poll(async () => {
        reply = query(message);
        await Promise.race([reply, arrived]);
        return held !== null;
      })
      .toBe(true);
    state.reply = FOUND;
    expect((await read('test-token')).errors).toBeUndefined();
    held!.end('{"content":"hi"}');
    expect((await reply)?.data).toEqual({ sendChatMessage: { reply: { content: 'hi' } } });
    expect(upstream.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  test('for every tenant, once it is most of them that fail', async () => {
    const { upstream, read } = await startOver();
    for (let index = 0; index < 60; index += 1) await read(`tenant-${index % 6}`);
    const { length } = upstream.calls;
    expect(length).toBeLessThan(60);
    expect((await read('a newcomer')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await read('newcomer')).errors).toMatchObject(NO_CALL);
    expect(upstream.calls).toHaveLength(length);
  });
});

describe('the circuit stays closed', () => {
  test.each([301, 400, 401, 403, 404, 409, 418, 422, 429])('for answers of status %i, however many', async (status) => {
    const { state, upstream, read } = await startOver();
    state.reply = { status };
    for (let index = 0; index < 30; index += 1) await read();
    expect(upstream.calls).toHaveLength(30);
  });

  test('for answers that cannot be used', async () => {
    const { state, upstream, read } = await startOver();
    state.reply = { body: '<html>' };
    for (let index = 0; index < 30; index += 1) await read();
    expect(upstream.calls).toHaveLength(30);
  });

  test('for clients that leave', async () => {
    const { state, upstream, query, read } = await startOver();
    for (let index = 0; index < 30; index += 1) {
      const leaving = new AbortController();
      state.reply = { raw: () => leaving.abort() };
      await query(READ(index), { token: 'a', signal: leaving.signal }).catch(() => undefined);
    }
    state.reply = FOUND;
    expect(await read()).toEqual({ data: { assistant: { name: 'A' } } });
    expect(upstream.calls).toHaveLength(31);
  });

  test('for a tenant, while the upstream fails for another one only', async () => {
    const { state, upstream, read, readUntilOpen } = await startOver();
    state.replyTo = (token) => (token === 'broken' ? DOWN : FOUND);
    expect(await readUntilOpen(30, 'broken')).toBeLessThan(30);
    for (let index = 0; index < 20; index += 1) expect((await read('other')).errors).toBeUndefined();
    const { length } = upstream.calls;
    expect((await read('broken')).errors).toMatchObject(NO_CALL);
    expect(upstream.calls).toHaveLength(length);
  });
});

describe('of one tenant', () => {
  /** Tenant A's calls hang until they are let go. */
  async function startHanging(limits: GatewayOptions['limits'] = {}) {
    const hanging: (() => void)[] = [];
    const found = account(Array.from({ length: 400 }, (_, index) => ({ id: `a${index}`, name: 'A' })));
    const upstream = await startUpstream((request) => {
      if (request.headers.authorization !== 'Bearer a') return found(request);
      return {
        raw: (response) =>
          void hanging.push(() => response.writeHead(200).end(JSON.stringify({ id: request.path.split('/').at(-1), name: 'X' }))),
      };
    });
    const { query } = startGateway({ upstreamUrl: upstream.url, limits });
    const others = () => Promise.all(Array.from({ length: 40 }, (_, index) => query(READ(index), { token: 'b' })));
    return { query, upstream, hanging, others };
  }

  test('at most 64 calls are under way, the others wait their turn, and all are answered', async () => {
    const { query, hanging, upstream } = await startHanging();
    const reads = Promise.all(Array.from({ length: 150 }, (_, index) => query(READ(index), { token: 'a' })));
    await expect.poll(() => hanging.length).toBe(64);
    expect(upstream.calls).toHaveLength(64);
    for (let released = 0; released < 150; released += 1) {
      await expect.poll(() => hanging.length).toBeGreaterThan(0);
      hanging.shift()?.();
    }
    for (const { errors } of await reads) expect(errors).toBeUndefined();
  });

  test('200 requests hang, and another one is answered meanwhile', async () => {
    const { query, hanging, others } = await startHanging();
    const leaving = new AbortController();
    setMaxListeners(0, leaving.signal);
    let ended = 0;
    const reads = Array.from({ length: 200 }, (_, index) =>
      query(READ(index), { token: 'a', signal: leaving.signal })
        .catch(() => undefined)
        .finally(() => (ended += 1)),
    );
    await expect.poll(() => hanging.length).toBe(64);
    for (const { errors } of await others()) expect(errors).toBeUndefined();
    expect(ended).toBe(0);
    leaving.abort();
    await Promise.all(reads);
  });

  test('200 requests time out, and another one is answered before and after', async () => {
    const { query, others } = await startHanging({ attemptMs: 700, retries: 0 });
    const reads = Promise.all(Array.from({ length: 200 }, (_, index) => query(READ(index), { token: 'a' })));
    for (const { errors } of await others()) expect(errors).toBeUndefined();
    for (const { errors } of await reads) {
      expect(errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^UPSTREAM_(TIMEOUT|UNAVAILABLE)$/) as string } }]);
    }
    for (const { errors } of await others()) expect(errors).toBeUndefined();
  });

  test('reads that were given up while they waited do not hold up those behind them', async () => {
    const { query, hanging, upstream } = await startHanging();
    const leaving = new AbortController();
    setMaxListeners(0, leaving.signal);
    const first = Array.from({ length: 64 }, (_, index) => query(READ(index), { token: 'a' }));
    await expect.poll(() => hanging.length).toBe(64);
    const givenUp = Array.from({ length: 70 }, (_, index) =>
      query(READ(100 + index), { token: 'a', signal: leaving.signal }).catch(() => undefined),
    );
    await new Promise((resolve) => setImmediate(resolve));
    const last = query(READ(300), { token: 'a' });
    await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    await Promise.all(givenUp);
    for (const release of hanging.splice(0)) release();
    await Promise.all(first);
    await expect.poll(() => hanging.length).toBe(1);
    hanging[0]?.();
    expect((await last).errors).toBeUndefined();
    expect(upstream.calls).toHaveLength(65);
  });
});
