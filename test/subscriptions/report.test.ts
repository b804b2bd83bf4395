/** What a stream tells of its costs: each call in one event, and all of them in its log line. */
import { expect, test } from 'vitest';
import { startSandboxGateway } from '../support/gateway.ts';
import { streamOf } from '../support/streams.ts';
import { INPUT, QUERY, TYPE } from './chat-events.ts';
import { pieces, sse, startReplying } from './replying.ts';
import { startScripted } from './scripted.ts';

const ASKED = { headers: { accept: 'text/event-stream', 'x-upstream-report': '1' } };

interface Reported {
  readonly extensions?: { readonly upstream?: { readonly calls: number; readonly timeMs: number } };
}

const callsOf = (events: readonly (readonly [string, unknown])[]) =>
  events.filter(([name]) => name === 'next').map(([, answer]) => (answer as Reported).extensions?.upstream?.calls);
const sum = (calls: readonly (number | undefined)[]) => calls.reduce<number>((total, one) => total + (one ?? NaN), 0);

test('the calls before the first event are its own, and those after count once', async () => {
  const { subscribe, upstream, requests } = await startReplying(
    pieces(TYPE, sse('delta', { content: 'a' }), sse('delta', { content: 'b', more: 1 }), sse('done', { content: 'ab' })),
  );
  const calls = callsOf(await (await subscribe(QUERY, { ...INPUT, conversationId: null }, ASKED)).rest());
  expect(calls.length).toBeGreaterThan(1);
  expect(calls).toEqual([2, ...calls.slice(1).map(() => 0)]);
  expect(upstream.calls).toHaveLength(2);
  expect(requests).toMatchObject([{ kind: 'subscription', upstreamCalls: 2 }]);
});

test('an error that ends a stream tells them as well', async () => {
  const { subscribe, upstream } = await startReplying({ status: 503 });
  const events = await (await subscribe(QUERY, { ...INPUT, conversationId: null }, ASKED)).rest();
  expect(callsOf(events)).toEqual([upstream.calls.length]);
  expect(upstream.calls).not.toEqual([]);
  expect(events[0]?.[1]).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
});

test('the calls that an event is executed with are its own', async () => {
  const { script, subscribe, upstream, requests } = await startScripted();
  const stream = await subscribe('subscription { tick { count calls again: calls } }', ASKED);
  script.say(1, 2, null);
  expect(callsOf(await stream.rest())).toEqual([2, 2]);
  expect(upstream.calls).toHaveLength(4);
  expect(requests).toMatchObject([{ upstreamCalls: 4 }]);
});

test('calls that no event came of are reported by the next one', async () => {
  const { post, calls, requests } = await startSandboxGateway();
  const query = 'subscription { importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key" }) { __typename } }';
  const reported = callsOf(await streamOf(await post({ query }, ASKED)).rest());
  expect(reported.length).toBeGreaterThan(1);
  const made = calls().length;
  expect(made).toBeGreaterThan(0);
  expect(sum(reported)).toBe(made);
  expect(requests).toMatchObject([{ upstreamCalls: made }]);
});

test('it is absent unless it is asked for', async () => {
  const { subscribe } = await startReplying({ status: 503 });
  const [event] = await (await subscribe(QUERY, INPUT)).rest();
  expect(event?.[1]).not.toHaveProperty('extensions');
});
