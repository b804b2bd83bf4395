/** What a stream of events looks like, and what each event is. */
import { describe, expect, test } from 'vitest';
import { SSE, startScripted, TICKS } from './scripted.ts';

const next = (count: number) => ['next', { data: { tick: { count } } }];
const COMPLETE = ['complete', null];

describe('server-sent events', () => {
  test('begin with a comment at once, then an event each, and end with `complete`', async () => {
    const { script, subscribe } = await startScripted();
    const stream = await subscribe();
    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
    expect(await stream.chunk()).toBe(':\n\n');
    script.say(1);
    expect(await stream.chunk()).toBe('event: next\ndata: {"data":{"tick":{"count":1}}}\n\n');
    script.say(2, null);
    expect(await stream.rest()).toEqual([next(2), COMPLETE]);
    expect(script.ended).toBe(1);
  });

  test('have a comment each 12 seconds, and none between', async () => {
    const { script, clock, subscribe } = await startScripted();
    const stream = await subscribe();
    expect(await stream.chunk()).toBe(':\n\n');
    clock.advance(11_999);
    script.say(1);
    expect(await stream.chunk()).toContain('"count":1');
    clock.advance(1);
    expect(await stream.chunk()).toBe(':\n\n');
    await expect.poll(() => clock.waits[0]).toBe(12_000);
    clock.advance(12_000);
    expect(await stream.chunk()).toBe(':\n\n');
    await stream.leave();
  });

  test('are sent where the header names other types, too', async () => {
    const { script, subscribe } = await startScripted();
    const stream = await subscribe(TICKS, { headers: { accept: 'application/json, text/event-stream;q=0.9, multipart/mixed' } });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    script.say(null);
    expect(await stream.rest()).toEqual([COMPLETE]);
  });
});

describe('the multipart protocol of Apollo', () => {
  const accept = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json';

  test('has a part for each event, one for heartbeats, and an end', async () => {
    const { script, clock, subscribe } = await startScripted();
    const stream = await subscribe(TICKS, { headers: { accept } });
    expect(stream.headers.get('content-type')).toBe('multipart/mixed;boundary="graphql";subscriptionSpec=1.0');
    expect(await stream.chunk()).toBe('\r\n--graphql');
    script.say(1);
    expect(await stream.chunk()).toBe('\r\ncontent-type: application/json\r\n\r\n{"payload":{"data":{"tick":{"count":1}}}}\r\n--graphql');
    clock.advance(12_000);
    expect(await stream.chunk()).toBe('\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql');
    script.say(null);
    expect(await stream.chunk()).toBe('--\r\n');
    expect(await stream.chunk()).toBeNull();
  });
});

describe('what is not a stream is refused, and starts nothing', () => {
  test.each([
    ['*/*'],
    ['application/json'],
    ['application/graphql-response+json, application/json'],
    ['multipart/mixed, application/json'],
    ['multipart/mixed;subscriptionSpec=2.0, application/json'],
    ['text/event-stream;q=0, application/json'],
    ['text/*'],
  ])('Accept: %s is 406', async (accept) => {
    const { script, post } = await startScripted();
    const response = await post({ query: TICKS }, { headers: { accept } });
    expect(response.status).toBe(406);
    expect(await response.text()).toContain('text/event-stream');
    expect(script.started).toBe(0);
  });

  test.each([[SSE], ['application/json'], ['multipart/mixed;subscriptionSpec=1.0,application/json']])(
    'GET with %s is 405',
    async (accept) => {
      const { app, script } = await startScripted();
      const url = `http://127.0.0.1/graphql?query=${encodeURIComponent(TICKS)}`;
      const response = await app.fetch(url, { headers: { accept, authorization: 'Bearer t', 'x-requested-with': 'a test' } });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      await response.text();
      expect(script.started).toBe(0);
    },
  );

  test('what the field refuses is the only event', async () => {
    const { script, subscribe } = await startScripted();
    const stream = await subscribe('subscription { tick(from: 0) { count } }');
    expect(await stream.rest()).toEqual([
      [
        'next',
        {
          errors: [
            { message: 'Not from there.', path: ['tick'], locations: expect.anything() as unknown, extensions: { code: 'FORBIDDEN' } },
          ],
        },
      ],
      COMPLETE,
    ]);
    expect(script.started).toBe(0);
  });

  test.each([
    ['subscription { tick @skip(if: true) { count } }'],
    ['subscription { tick @include(if: false) { count } }'],
    ['subscription { ... @skip(if: true) { tick { count } } }'],
    ['subscription { ...Root @include(if: false) } fragment Root on Subscription { tick { count } }'],
    ['subscription { ...Root } fragment Root on Subscription { tick @skip(if: true) { count } }'],
    ['subscription ($s: Boolean!) { tick @skip(if: $s) { count } }'],
  ])('a root field with a condition: %s', async (query) => {
    const { script, post } = await startScripted();
    const response = await post({ query, variables: { s: false } }, { headers: { accept: SSE }, token: null });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('The root field of a subscription takes no @skip and no @include.');
    expect(script.started).toBe(0);
  });

  test('more than one root field', async () => {
    const { script, post } = await startScripted();
    const response = await post({ query: 'subscription { a: tick { count } b: tick { count } }' }, { headers: { accept: SSE } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('must select only one top level field');
    expect(script.started).toBe(0);
  });

  test('variables that do not fit are refused', async () => {
    const { script, post } = await startScripted();
    const query = 'subscription ($from: Int) { tick(from: $from) { count } }';
    const response = await post({ query, variables: { from: 'x' } }, { headers: { accept: SSE } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('BAD_USER_INPUT');
    expect(script.started).toBe(0);
  });
});

describe('each event is an operation of its own', () => {
  test('with a context of its own, under the id of the request', async () => {
    const { script, subscribe } = await startScripted();
    const stream = await subscribe('subscription { tick { context requestId } }');
    const requestId = stream.headers.get('x-request-id');
    script.say(1, 2, null);
    expect(await stream.rest()).toEqual([
      ['next', { data: { tick: { context: 1, requestId } } }],
      ['next', { data: { tick: { context: 2, requestId } } }],
      COMPLETE,
    ]);
  });

  test('with limits of its own, within which an error at a field ends nothing', async () => {
    const { script, subscribe, upstream } = await startScripted({ operationLimits: { maxUpstreamCalls: 2 } });
    const stream = await subscribe('subscription { tick { count a: calls b: calls c: calls } }');
    script.say(1, 2, null);
    const events = await stream.rest();
    expect(events).toHaveLength(3);
    for (const [index, count] of [1, 2].entries()) {
      expect(events[index]).toMatchObject([
        'next',
        { data: { tick: { count } }, errors: [{ path: ['tick', 'c'], extensions: { code: 'LIMIT_EXCEEDED' } }] },
      ]);
    }
    expect(upstream.calls).toHaveLength(4);
  });

  test('which may be longer than an answer may be', async () => {
    const { script, subscribe } = await startScripted({ operationLimits: { maxAnswerBytes: 40 } });
    const stream = await subscribe('subscription { tick { count a: requestId b: requestId } }');
    script.say(1, null);
    expect(await stream.rest()).toMatchObject([['next', { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] }], COMPLETE]);
  });

  test('and one that fails at a field is followed by others', async () => {
    const { script, subscribe, requests } = await startScripted();
    const stream = await subscribe('subscription Failing { tick { count fails } }');
    script.say(1, 2, null);
    const events = await stream.rest();
    expect(events).toMatchObject([
      ['next', { data: { tick: { count: 1, fails: null } }, errors: [{ extensions: { code: 'NOT_FOUND' } }] }],
      ['next', { data: { tick: { count: 2, fails: null } }, errors: [{ extensions: { code: 'NOT_FOUND' } }] }],
      COMPLETE,
    ]);
    expect(requests).toMatchObject([{ status: 200, kind: 'subscription', operation: 'Failing', codes: { NOT_FOUND: 2 } }]);
  });

  test('what the source throws ends the stream with an error', async () => {
    const { script, subscribe, logged } = await startScripted({ allowErrors: true });
    const stream = await subscribe();
    script.say(1, new Error('secret'));
    expect(await stream.rest()).toEqual([
      next(1),
      ['next', { errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }],
      COMPLETE,
    ]);
    expect(logged).toHaveLength(1);
  });
});
