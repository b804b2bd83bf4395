import { BrokenCircuitError } from 'cockatiel';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createTransitionLog, keyEvents, type Transition } from '../../src/telemetry/transitions.ts';
import { Circuits, type UpstreamTransition } from '../../src/upstream/circuits.ts';
import { GatewayError } from '../../src/errors.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

const FOUND: UpstreamReply = { body: { id: 'a', name: 'A' } };
const DOWN: UpstreamReply = { status: 503 };

async function startOver(limits: GatewayOptions['limits'] = {}) {
  const state: { replyTo: (token: string) => UpstreamReply } = { replyTo: () => DOWN };
  const upstream = await startUpstream(({ headers }) => state.replyTo((headers.authorization ?? '').slice('Bearer '.length)));
  const gateway = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, limits: { retries: 0, breakerPauseMs: 600_000, ...limits } });
  let reads = 0;
  const read = (token = 'a') => gateway.query(`{ assistant(id: "a${(reads += 1)}") { name } }`, { token });
  return { ...gateway, upstream, state, read };
}

/** What was warned of transitions, without tenants and times. */
const warned = ({ lines }: Pick<Gateway, 'lines'>) =>
  lines.flatMap(({ level, message, details: { what, detail = null } }) => (what === undefined ? [] : [[level, message, detail]]));

describe('one line is logged for each transition, and not for each request', () => {
  test('when the upstream fails, and when it answers again', async () => {
    const gateway = await startOver({ breakerThreshold: 0.99 });
    for (let index = 0; index < 6; index += 1) await gateway.read(`t${index}`);
    const down = ['warn', 'upstream down', 'UPSTREAM_UNAVAILABLE'];
    expect(warned(gateway)).toEqual([down]);
    gateway.state.replyTo = () => FOUND;
    for (let index = 0; index < 6; index += 1) await gateway.read(`t${index}`);
    expect(warned(gateway)).toEqual([down, ['warn', 'upstream up', null]]);
  });

  test('when the upstream cannot be reached at all', async () => {
    const gateway = startGateway({ upstreamUrl: 'http://127.0.0.1:9/v2', limits: { retries: 0 } });
    for (let index = 0; index < 6; index += 1) await gateway.query(`{ assistant(id: "a${index}") { name } }`);
    expect(warned(gateway)).toEqual([['warn', 'upstream down', 'UPSTREAM_UNAVAILABLE (ECONNREFUSED)']]);
  });

  test('not when it refuses, which is an answer', async () => {
    const gateway = await startOver();
    gateway.state.replyTo = () => ({ status: 403 });
    for (let index = 0; index < 20; index += 1) await gateway.read();
    expect(warned(gateway)).toEqual([]);
  });

  test("when a tenant's circuit opens, when its probe fails, and when it closes", async () => {
    const gateway = await startOver({ breakerPauseMs: 1 });
    // Another tenant is well, so that the upstream is not down.
    const both = async () => {
      await gateway.read('broken');
      await gateway.read('well');
    };
    gateway.state.replyTo = (token) => (token === 'broken' ? DOWN : FOUND);
    const open = ['warn', 'circuit down', 'UPSTREAM_UNAVAILABLE'];
    while (warned(gateway).length === 0) await both();
    expect(warned(gateway)).toEqual([open]);
    while (warned(gateway).length === 1) await both();
    const failed = ['warn', 'circuit still-down', 'UPSTREAM_UNAVAILABLE'];
    for (let index = 0; index < 20; index += 1) await both();
    expect(warned(gateway)).toEqual([open, failed]);
    gateway.state.replyTo = () => FOUND;
    while (warned(gateway).length === 2) await both();
    for (let index = 0; index < 20; index += 1) await both();
    expect(warned(gateway)).toEqual([open, failed, ['warn', 'circuit up', null]]);
    const tenants = gateway.lines.flatMap(({ details: { what, tenant } }) => (what === undefined ? [] : [tenant]));
    expect(new Set(tenants).size).toBe(1);
    expect(tenants[0]).toMatch(/^[\w-]{22}$/);
  });

  test("when the upstream's own circuit opens, with nothing of a tenant", async () => {
    const gateway = await startOver({ breakerThreshold: 0.2 });
    for (let round = 0; round < 30; round += 1) {
      for (const token of ['a', 'b', 'c', 'd']) await gateway.read(token);
    }
    const own = gateway.lines.filter(({ details: { what, tenant } }) => what === 'circuit' && tenant === undefined);
    expect(own.map(({ level, details }) => [level, details['state']])).toEqual([['warn', 'down']]);
  });
});

describe('circuits', () => {
  test('are counted while they are open, and a tenant counts as accepted until it is refused', async () => {
    const seen: UpstreamTransition[] = [];
    const circuits = new Circuits({ breakerThreshold: 0.5, breakerPauseMs: 600_000 }, (transition) => seen.push(transition));
    const outage = () => Promise.reject(new GatewayError('UPSTREAM_TIMEOUT', 'late'));
    const refusal = new GatewayError('UNAUTHENTICATED', 'no', { upstream: { status: 401, requestId: null } });
    await circuits.run('a', () => Promise.resolve());
    expect([circuits.hasAccepted('a'), circuits.hasAccepted('b')]).toEqual([true, false]);
    await circuits.run('a', () => Promise.reject(refusal)).catch(() => {});
    expect(circuits.hasAccepted('a')).toBe(false);
    for (let call = 0; call < 20; call += 1) await circuits.run('b', outage).catch(() => {});
    expect([circuits.openTenants, circuits.isOpen]).toEqual([1, false]);
    expect(seen.map(({ what, state, tenant, detail }) => [what, state, tenant, detail])).toEqual([
      ['upstream', 'down', null, 'UPSTREAM_TIMEOUT'],
      ['circuit', 'down', 'b', 'UPSTREAM_TIMEOUT'],
    ]);
  });

  /** One whose circuit is open. */
  async function opened(breakerPauseMs: number) {
    const circuits = new Circuits({ breakerThreshold: 0.5, breakerPauseMs });
    const outage = () => Promise.reject(new GatewayError('UPSTREAM_TIMEOUT', 'late'));
    while (circuits.openTenants === 0) await circuits.run('a', outage).catch(() => {});
    return { circuits, outage };
  }

  test.each([
    ['of one tenant', ['a'], [1, false]],
    ['of the upstream', ['a', 'b'], [0, true]],
  ])('count as open for half a minute after their pause, and no longer because nobody calls: %s', async (_, tenants, open) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
    const circuits = new Circuits({ breakerThreshold: 0.5, breakerPauseMs: 2_000 });
    const late = new GatewayError('UPSTREAM_TIMEOUT', 'late');
    const counted = () => [circuits.openTenants, circuits.isOpen];
    for (let call = 0; call < 30; call += 1) {
      for (const tenant of tenants) await circuits.run(tenant, () => Promise.reject(late)).catch(() => {});
    }
    expect(counted()).toEqual(open);
    pass(31_999);
    expect(counted()).toEqual(open);
    pass(1);
    expect(counted()).toEqual([0, false]);
    // While a probe hangs, no other call is made, and none for two more seconds where it fails.
    let fail = () => {};
    const probe = circuits.run('a', () => new Promise<never>((_resolve, reject) => (fail = () => reject(late))));
    pass(60_000);
    expect(counted()).toEqual(open);
    fail();
    await expect(probe).rejects.toThrow('late');
    pass(2_000);
    expect(counted()).toEqual(open);
    await circuits.run('a', () => Promise.resolve());
    expect(counted()).toEqual([0, false]);
  });

  test('let a long call pass where a probe may, for which nobody waits, and which closes them when it succeeds', async () => {
    const { circuits, outage } = await opened(0);
    let answer = (_text: string) => {};
    const long = circuits.run('a', () => new Promise<string>((resolve) => (answer = resolve)), { isLong: true });
    await expect(circuits.run('a', outage)).rejects.toThrow('late');
    expect(circuits.openTenants).toBe(1);
    answer('hi');
    expect(await long).toBe('hi');
    await expect.poll(() => circuits.openTenants).toBe(0);
  });

  test('let no long call pass before, and stay open when one fails', async () => {
    const shut = await opened(600_000);
    const call = vi.fn<() => Promise<never>>(shut.outage);
    await expect(shut.circuits.run('a', call, { isLong: true })).rejects.toThrow(BrokenCircuitError);
    expect(call).not.toHaveBeenCalled();
    const { circuits, outage } = await opened(0);
    await expect(circuits.run('a', outage, { isLong: true })).rejects.toThrow('late');
    expect(circuits.openTenants).toBe(1);
  });
});

describe('the log of transitions', () => {
  function start() {
    const lines: (readonly [message: string, details: object])[] = [];
    const clock = { now: 0 };
    const log = createTransitionLog(
      { warn: (details: object, message: string) => void lines.push([message, details]) } as never,
      () => clock.now,
    );
    const messages = () => lines.map(([message]) => message);
    return { lines, clock, log, messages };
  }
  const jwks = (state: Transition['state'], detail?: string): Transition => ({
    what: 'jwks',
    state,
    ...(detail !== undefined && { detail }),
  });

  test('says what is down once, however often it is reported, and what comes up only if it was down', () => {
    const { log, lines, clock } = start();
    log(jwks('up'));
    log(jwks('still-down'));
    for (let time = 0; time < 5; time += 1) log(jwks('down', 'HTTP 503'));
    clock.now = 1_500;
    for (let time = 0; time < 5; time += 1) log(jwks('up'));
    expect(lines).toEqual([
      ['jwks down', { what: 'jwks', state: 'down', detail: 'HTTP 503' }],
      ['jwks up', { what: 'jwks', state: 'up', downForMs: 1_500 }],
    ]);
  });

  test('tells of keys that cannot be fetched, with the reason, and of those that can again', () => {
    const { log, lines } = start();
    const { onKeysUnavailable, onKeysRestored } = keyEvents(log);
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    for (let time = 0; time < 3; time += 1) onKeysUnavailable({ error: new TypeError('fetch failed', { cause: refused }) });
    for (let time = 0; time < 3; time += 1) onKeysRestored();
    onKeysUnavailable({ error: 'no error' });
    expect(lines).toEqual([
      ['jwks down', { what: 'jwks', state: 'down', detail: 'fetch failed (ECONNREFUSED)' }],
      ['jwks up', { what: 'jwks', state: 'up', downForMs: 0 }],
      ['jwks down', { what: 'jwks', state: 'down' }],
    ]);
  });

  test('repeats once a minute that something is still down', () => {
    const { log, messages, clock } = start();
    log(jwks('down'));
    for (; clock.now < 150_000; clock.now += 1_000) log(jwks('still-down'));
    expect(messages()).toEqual(['jwks down', 'jwks still-down', 'jwks still-down', 'jwks still-down']);
  });

  test('repeats at once that something is still down for another reason, and each reason once a minute', () => {
    const { log, lines, clock } = start();
    log(jwks('down', 'gone'));
    for (; clock.now < 90_000; clock.now += 1_000) log(jwks('still-down', clock.now % 2_000 === 0 ? 'loading' : 'refused'));
    const said = (detail: string, downForMs: number) => ['jwks still-down', { what: 'jwks', state: 'still-down', detail, downForMs }];
    expect(lines.slice(1)).toEqual([said('loading', 0), said('refused', 1_000), said('loading', 60_000), said('refused', 61_000)]);
  });

  test('is not flooded by the circuits of thousands of tenants, says how many lines it left out, and still tells of all else', () => {
    const { log, lines, clock } = start();
    const tenants = Array.from({ length: 3_000 }, (_, index) => `t${index}`);
    for (const tenant of tenants) log({ what: 'circuit', state: 'down', tenant });
    expect(lines).toHaveLength(20);
    log({ what: 'circuit', state: 'down' });
    log(jwks('down'));
    expect(lines.slice(20).map(([message]) => message)).toEqual(['circuit down', 'jwks down']);
    clock.now = 60_000;
    for (const tenant of tenants) log({ what: 'circuit', state: 'up', tenant });
    expect(lines).toHaveLength(42);
    expect(lines[22]).toEqual(['circuit up', { what: 'circuit', state: 'up', tenant: 't0', downForMs: 60_000, suppressed: 2_980 }]);
  });
});
