/** Keys that are exchanged while tokens come, entries that are none, and tokens that do not name their key. */
import { describe, expect, test } from 'vitest';
import { AGED, createSigner, createWeakSigner, first, nameless, PACE, second, sign, start } from './key-server.ts';

describe('keys that are exchanged', () => {
  test('a token of a new key is let in at once', async () => {
    const { ask, publish, fetches } = await start();
    await ask(sign(first));
    publish(first, second);
    expect(await Promise.all([ask(sign(second)), ask(sign(second)), ask(sign(first))])).toEqual(['let in', 'let in', 'let in']);
    expect(fetches()).toBe(2);
  });

  test('one that is withdrawn is refused after ten minutes', async () => {
    const { ask, publish, wait } = await start();
    await ask(sign(first));
    publish(second);
    expect(await ask(sign(first))).toBe('let in');
    wait(AGED);
    expect(await ask(sign(first))).toBe('UNAUTHENTICATED');
    expect(await ask(sign(second))).toBe('let in');
  });

  test('a key that takes over the id of the one before is let in at once', async () => {
    const { ask, publish, fetches } = await start();
    await ask(sign(first));
    const successor = { ...second, jwk: { ...second.jwk, kid: 'key-1' } };
    publish(successor);
    expect(await ask(sign(successor))).toBe('let in');
    expect(fetches()).toBe(2);
  });

  test('a flood of key ids that nobody knows costs one fetch in five seconds', async () => {
    const { ask, wait, fetches, publish } = await start();
    await ask(sign(first));
    for (let turn = 0; turn < 3; turn += 1) {
      const flood = Array.from({ length: 60 }, (_, index) => ask(sign(second, { kid: `unknown-${index}` })));
      expect(new Set(await Promise.all(flood))).toEqual(new Set(['UNAUTHENTICATED']));
      expect(fetches()).toBe(2 + turn);
      wait(PACE);
    }
    publish(first, second);
    expect(await ask(sign(second))).toBe('let in');
  });
});

describe('entries of the set that are no keys', () => {
  const BAD: readonly unknown[] = [
    null,
    1,
    'key',
    [],
    {},
    { kid: 'q' },
    { kty: 'oct', k: 'AAAA' },
    { kty: 'RSA', kid: 'broken', n: '!!', e: 'AQAB' },
  ];

  test.each(BAD.map((entry) => [JSON.stringify(entry), entry]))('%s costs only itself', async (_name, entry) => {
    const { ask, answer, events } = await start();
    answer({ body: { keys: [entry, first.jwk, entry] } });
    expect(await ask(sign(first))).toBe('let in');
    expect(await ask(sign(second))).toBe('UNAUTHENTICATED');
    expect(events).toEqual([]);
  });

  test('a set that is empty for a moment, when an unknown key is asked for, takes no key away', async () => {
    const { ask, answer, publish, wait, events, fetches } = await start();
    expect(await ask(sign(first))).toBe('let in');
    answer({ body: { keys: [] } });
    expect(await ask(sign(second))).toBe('UPSTREAM_UNAVAILABLE');
    expect(await ask(sign(first))).toBe('let in');
    publish(first, second);
    wait(PACE);
    expect(await ask(sign(second))).toBe('let in');
    expect(fetches()).toBe(3);
    expect(events).toEqual(['unavailable, keys of 0 ms', `restored after ${PACE} ms`]);
  });
});

describe('tokens that do not say which key signed them', () => {
  test('are let in by any key that fits', async () => {
    const { ask, publish } = await start();
    const elliptic = await createSigner(undefined, 'ES256');
    publish(first, second, nameless, elliptic);
    expect(await ask(sign(second, { kid: null }))).toBe('let in');
    expect(await ask(sign(nameless))).toBe('let in');
    expect(await ask(sign(elliptic))).toBe('let in');
  });

  test('and are refused where none does', async () => {
    const { ask, publish } = await start();
    publish(first, second);
    expect(await ask(sign(nameless))).toBe('UNAUTHENTICATED');
  });

  test('nor does one that is signed with a newer key need a restart, and forged ones cost one fetch in five seconds', async () => {
    const { ask, publish, wait, fetches } = await start();
    const newer = await createSigner(undefined);
    publish(nameless);
    expect(await ask(sign(nameless))).toBe('let in');
    publish(newer);
    // Some of them are compared with the former key while the newer one arrives, all in the same millisecond.
    const crowd = Array.from({ length: 50 }, async () => ask(sign(newer)));
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['let in']));
    expect(fetches()).toBe(2);
    for (let turn = 0; turn < 20; turn += 1) expect(await ask(sign(nameless))).toBe('UNAUTHENTICATED');
    expect(fetches()).toBe(2);
    wait(PACE);
    for (let turn = 0; turn < 20; turn += 1) expect(await ask(sign(nameless))).toBe('UNAUTHENTICATED');
    expect(fetches()).toBe(3);
  });

  test('a weak key beside a good one costs nothing', async () => {
    const { ask, publish } = await start();
    const weak = await createWeakSigner();
    const { kid: _kid, ...jwk } = weak.jwk;
    publish({ ...weak, jwk }, nameless, first);
    expect(await ask(sign(nameless))).toBe('let in');
  });
});
