/** How many streams there may be, how long they last, and what is left when a client has gone. */
import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { jwtMode, sign, startKeyServer } from '../auth/tokens.ts';
import { serve } from '../support/socket.ts';
import { SSE, startScripted, TICKS } from './scripted.ts';

const next = (count: number) => ['next', { data: { tick: { count } } }];
const COMPLETE = ['complete', null];
const failed = (code: string, message?: string) => ['next', { errors: [{ ...(message && { message }), extensions: { code } }] }];

describe('the time of a stream', () => {
  test('ends with UPSTREAM_TIMEOUT', async () => {
    const { script, clock, subscribe, requests } = await startScripted({ operationLimits: { subscriptionTimeoutMs: 20_000 } });
    const stream = await subscribe();
    script.say(1);
    expect(await stream.event()).toEqual(next(1));
    clock.advance(20_000);
    expect((await stream.rest()).slice(-2)).toEqual([
      failed(
        'UPSTREAM_TIMEOUT',
        'A subscription may last 20000 ms. One that only watches can be made again; what another has begun may be carried out all the same.',
      ),
      COMPLETE,
    ]);
    await expect.poll(() => script.ended).toBe(1);
    expect(clock.waits).toEqual([]);
    expect(requests).toMatchObject([{ status: 200, codes: { UPSTREAM_TIMEOUT: 1 } }]);
  });

  test('is 15 minutes by default', async () => {
    const { clock, subscribe } = await startScripted();
    const stream = await subscribe();
    expect(await stream.chunk()).toBe(':\n\n');
    expect(clock.waits).toEqual([12_000, 900_000]);
    await stream.leave();
    await expect.poll(() => clock.waits).toEqual([]);
  });

  test('is over when its token expires, also where nothing happens', async () => {
    const { script, clock, subscribe } = await startScripted({ auth: jwtMode({ clockSkewSecs: 0 }) });
    const exp = Math.floor(clock.now() / 1_000) + 300;
    const leftMs = exp * 1_000 - clock.now();
    const stream = await subscribe(TICKS, { token: await sign('', { expiresIn: null, claims: { exp } }) });
    expect(clock.waits).toEqual([12_000, leftMs, 900_000]);
    script.say(1);
    expect(await stream.event()).toEqual(next(1));
    clock.advance(leftMs);
    expect(await stream.rest()).toEqual([failed('UNAUTHENTICATED', 'The token has expired.'), COMPLETE]);
    await expect.poll(() => script.ended).toBe(1);
  });

  test('is over at the next event where its token is accepted no more', async () => {
    const keys = await startKeyServer();
    const auth = jwtMode({ keys: { jwksUrl: keys.url, maxStaleSecs: 0 } });
    const { script, clock, subscribe } = await startScripted({ auth });
    const stream = await subscribe(TICKS, { token: await keys.sign('') });
    script.say(1);
    expect(await stream.event()).toEqual(next(1));
    await keys.revoke();
    // By now a token is verified again, and keys are fetched again.
    clock.advance(601_000);
    script.say(2);
    expect(await stream.rest()).toMatchObject([failed('UNAUTHENTICATED'), COMPLETE]);
    await expect.poll(() => script.ended).toBe(1);
  });
});

describe('how many there may be', () => {
  test('20 of a tenant; the next is refused until one ends', async () => {
    const { script, subscribe, samples } = await startScripted();
    const streams = await Promise.all(Array.from({ length: 20 }, () => subscribe()));
    await Promise.all(streams.map((stream) => stream.chunk()));
    const refused = await subscribe();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.rest()).toMatchObject([failed('LIMIT_EXCEEDED'), COMPLETE]);
    expect(script.started).toBe(20);
    const other = await subscribe(TICKS, { token: 'another' });
    expect(other.status).toBe(200);
    expect(await samples('gateway_subscriptions')).toEqual({ '': 21 });
    await streams[0]?.leave();
    await expect.poll(() => samples('gateway_subscriptions')).toEqual({ '': 20 });
    const again = await subscribe();
    expect(again.status).toBe(200);
    await Promise.all([other, again].map((stream) => stream.chunk()));
    await Promise.all([...streams.slice(1), other, again].map((stream) => stream.leave()));
    await expect.poll(() => samples('gateway_subscriptions')).toEqual({ '': 0 });
  });

  test('MAX_SUBSCRIPTIONS of all tenants', async () => {
    const { subscribe } = await startScripted({ operationLimits: { maxSubscriptions: 2 } });
    const streams = [await subscribe(TICKS, { token: 'a' }), await subscribe(TICKS, { token: 'b' })];
    const refused = await subscribe(TICKS, { token: 'c', headers: { accept: 'multipart/mixed;subscriptionSpec=1.0,application/json' } });
    expect(refused.status).toBe(429);
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  test('what a field refuses takes no place', async () => {
    const { subscribe, samples } = await startScripted();
    await (await subscribe('subscription { tick(from: 0) { count } }')).rest();
    expect(await samples('gateway_subscriptions')).toEqual({ '': 0 });
  });
});

describe('a client that has gone', () => {
  test('ends its source, and everything that was waited for', async () => {
    const { script, clock, subscribe, requests } = await startScripted();
    const stream = await subscribe();
    script.say(1);
    expect(await stream.event()).toEqual(next(1));
    expect(script.ended).toBe(0);
    await stream.leave();
    await expect.poll(() => script.ended, { timeout: 1_200 }).toBe(1);
    expect(clock.waits).toEqual([]);
    expect(requests).toMatchObject([{ kind: 'subscription', status: 200 }]);
  });

  test.each([true, false])("the same over a socket; with Node's adapter: %s", async (nodeAdapter) => {
    const gateway = await startScripted({ nodeAdapter });
    const { script, clock, requests } = gateway;
    const { url } = await serve(gateway);
    const request = httpRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: SSE, authorization: 'Bearer t' },
    });
    request.on('error', () => {});
    const begun = new Promise<string>((resolve) => {
      request.on('response', (response) => response.once('data', (chunk: Buffer) => resolve(chunk.toString())));
    });
    request.end(JSON.stringify({ query: TICKS }));
    expect(await begun).toBe(':\n\n');
    await expect.poll(() => script.started).toBe(1);
    request.destroy();
    await expect.poll(() => script.ended, { timeout: 1_200 }).toBe(1);
    expect(clock.waits).toEqual([]);
    expect(requests).toMatchObject([{ kind: 'subscription', codes: { CLIENT_CLOSED: 1 } }]);
  });
});

test('before the process ends, streams are completed, and no others are taken', async () => {
  const { app, script, subscribe } = await startScripted();
  const streams = await Promise.all([subscribe(), subscribe()]);
  app.drain();
  for (const stream of streams) expect(await stream.rest()).toEqual([COMPLETE]);
  await expect.poll(() => script.ended).toBe(script.started);
  const refused = await subscribe();
  expect(refused.status).toBe(503);
  expect(await refused.rest()).toMatchObject([failed('LIMIT_EXCEEDED'), COMPLETE]);
});

test('one whose source is not there yet is completed as soon as it is', async () => {
  const { app, script, subscribe, samples } = await startScripted();
  let open = () => {};
  script.opening = new Promise((resolve) => (open = resolve));
  const subscribing = subscribe();
  await expect.poll(() => samples('gateway_subscriptions')).toEqual({ '': 1 });
  app.drain();
  open();
  const stream = await subscribing;
  expect(await stream.rest()).toEqual([COMPLETE]);
  expect(script.started).toBe(0);
});
