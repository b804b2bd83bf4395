/** While the key server cannot be reached, the last good keys are used, up to a bound. */
import { describe, expect, test } from 'vitest';
import type { UpstreamReply } from '../support/upstream.ts';
import { AGED, first, MINUTE, PACE, second, sign, STALE_SECS, start } from './key-server.ts';

/** What a key server may answer where it has no keys to give. */
const OUTAGES: readonly (readonly [name: string, reply: UpstreamReply])[] = [
  ['503', { status: 503 }],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
  ['HTML', { body: '<html>', headers: { 'content-type': 'text/html' } }],
  ['JSON that is no set of keys', { body: { keys: 'none' } }],
  ['a list of what is no key', { body: { keys: [1, null] } }],
  ['no keys', { body: { keys: [] } }],
  ['no key for signatures', { body: { keys: [{ kty: 'oct', k: 'AAAA' }, { kid: 'key-1' }, { ...first.jwk, use: 'enc' }] } }],
  ['a reset', { raw: (response) => response.socket?.resetAndDestroy() }],
  ['nothing in time', { raw: () => {} }],
];

describe.each(OUTAGES)('while the key server answers %s', (_name, reply) => {
  test('the last good keys are used up to their bound, and it is reported once', async () => {
    const { ask, answer, publish, wait, events } = await start();
    expect(await ask(sign(first))).toBe('let in');
    answer(reply);
    wait(AGED);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await ask(sign(first))).toBe('let in');
      wait(MINUTE);
    }
    expect(events).toEqual([`unavailable, keys of ${AGED} ms`]);
    wait(STALE_SECS * 1_000);
    expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
    publish(first);
    wait(PACE);
    expect(await ask(sign(first))).toBe('let in');
    expect(events).toEqual([`unavailable, keys of ${AGED} ms`, expect.stringMatching(/^restored after \d+ ms$/)]);
  });

  test('and no keys are known, that is an outage; a moment later they are asked for again', async () => {
    const { ask, answer, publish, wait, events } = await start();
    answer(reply);
    expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
    publish(first);
    wait(1_000);
    expect(await ask(sign(first))).toBe('let in');
    expect(events).toEqual(['unavailable, keys of none', 'restored after 1000 ms']);
  });
});

describe('in an outage', () => {
  test('nobody waits for a server that has just failed, while there are keys to go on with', async () => {
    const { ask, answer, wait, fetches } = await start({ fetchTimeoutMs: 5_000 });
    await ask(sign(first));
    answer({ status: 503 });
    wait(AGED);
    await ask(sign(first));
    answer({ raw: () => {} });
    wait(PACE);
    for (let turn = 0; turn < 5; turn += 1) expect(await ask(sign(first))).toBe('let in');
    await expect.poll(fetches).toBe(3);
  });

  test('the server is asked every five seconds, however many tokens come', async () => {
    const { ask, answer, wait, fetches } = await start();
    await ask(sign(first));
    answer({ status: 503 });
    wait(AGED);
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.all(Array.from({ length: 5 }, () => ask(sign(first))));
      wait(PACE / 10);
    }
    // One at first, one that fails, and one more in the ten seconds of the flood or two.
    expect(fetches()).toBeLessThanOrEqual(4);
  });

  test('a key that nobody knows is no fault of its token, and does not open the gate', async () => {
    const { ask, answer, wait, publish, fetches } = await start();
    await ask(sign(first));
    answer({ status: 503 });
    for (let turn = 0; turn < 10; turn += 1) expect(await ask(sign(second))).toBe('UPSTREAM_UNAVAILABLE');
    expect(fetches()).toBe(2);
    expect(await ask(sign(first))).toBe('let in');
    publish(first, second);
    wait(PACE);
    expect(await ask(sign(second))).toBe('let in');
  });

  test('a forged signature stays the fault of its token', async () => {
    const { messageFor, ask, answer } = await start();
    await ask(sign(first));
    answer({ status: 503 });
    expect(await messageFor(sign(second, { kid: 'key-1' }))).toBe("The token's signature is not valid.");
  });

  test('with a bound of 0 stale keys are not used', async () => {
    const { ask, answer, wait } = await start({ maxStaleSecs: 0 });
    await ask(sign(first));
    answer({ status: 503 });
    wait(AGED);
    expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
  });

  test('without keys the server is asked once a second', async () => {
    const { ask, answer, fetches } = await start();
    answer({ status: 503 });
    for (let turn = 0; turn < 10; turn += 1) expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
    expect(fetches()).toBe(1);
  });
});
