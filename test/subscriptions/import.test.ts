/** An import whose client learns how it goes on. */
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { HandClock } from '../support/hand-clock.ts';
import { startGateway, startSandboxGateway, type RequestOptions } from '../support/gateway.ts';
import { streamOf } from '../support/streams.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';
const POST = 'POST /ai/assistants/import';
const IMPORT = `subscription ($input: ImportAssistantsInput!) {
  importAssistants(input: $input) { state elapsedMs assistants { id name } created overwritten userErrors { code field } }
}`;
const INPUT = { provider: 'VAPI', apiKeyRef: 'vapi-key' };
const OLD = { id: 'old', name: 'Old' };
const IMPORTED = {
  data: [
    { id: 'new', name: 'New' },
    { id: 'old', name: 'Renewed' },
  ],
};
const COMPLETE = ['complete', null];

/** An upstream that lists one assistant, and answers an import when the test says so. */
async function start(reply?: UpstreamReply) {
  const held: ServerResponse[] = [];
  const upstream = await startUpstream(({ method }) => {
    if (method === 'GET') return { body: { data: [OLD] } };
    return reply ?? { raw: (response) => void held.push(response) };
  });
  const clock = new HandClock();
  const gateway = startGateway({ upstreamUrl: upstream.url, clock });
  const subscribe = async (input: unknown = INPUT, request: RequestOptions = {}) =>
    streamOf(await gateway.post({ query: IMPORT, variables: { input } }, { ...request, headers: { accept: 'text/event-stream' } }));
  const answer = (body: unknown) => held.shift()?.end(JSON.stringify(body));
  return { ...gateway, upstream, clock, subscribe, answer, held };
}

const event = (state: string, rest: object = {}) => [
  'next',
  { data: { importAssistants: { state, elapsedMs: 0, assistants: [], created: [], overwritten: [], userErrors: [], ...rest } } },
];

test('SENT, WAITING every five seconds, and DONE with what was created and what was overwritten', async () => {
  const { subscribe, clock, answer, held, upstream, audited, requests } = await start();
  const stream = await subscribe();
  expect(await stream.event()).toEqual(event('SENT'));
  for (const elapsedMs of [5_000, 10_000]) {
    await expect.poll(() => clock.waits[0]).toBe(5_000);
    clock.advance(5_000);
    expect(await stream.event()).toEqual(event('WAITING', { elapsedMs }));
  }
  expect(audited).toEqual([]);
  await expect.poll(() => held.length).toBe(1);
  answer(IMPORTED);
  expect(await stream.rest()).toEqual([
    event('DONE', {
      elapsedMs: 10_000,
      assistants: [
        { id: 'new', name: 'New' },
        { id: 'old', name: 'Renewed' },
      ],
      created: ['new'],
      overwritten: ['old'],
    }),
    COMPLETE,
  ]);
  expect(upstream.calls).toEqual([LIST, POST]);
  expect(audited).toMatchObject([{ operation: 'importAssistants', outcome: 'done', written: ['new@', 'old@'] }]);
  expect(requests).toMatchObject([{ kind: 'subscription', upstreamCalls: 2, status: 200 }]);
});

test('what the account had is read fresh, and what it has then is read again', async () => {
  const { subscribe, query, answer, upstream, held } = await start();
  await query('{ assistants { totalCount } }');
  const stream = await subscribe();
  expect(await stream.event()).toEqual(event('SENT'));
  await expect.poll(() => held.length).toBe(1);
  expect(upstream.calls).toEqual([LIST, LIST, POST]);
  answer(IMPORTED);
  await stream.rest();
  await query('{ assistants { totalCount } }');
  expect(upstream.calls).toEqual([LIST, LIST, POST, LIST]);
});

describe('refused', () => {
  test('by the gateway: at once, without a call', async () => {
    const { subscribe, upstream, audited } = await start();
    const stream = await subscribe({ provider: 'UNKNOWN', apiKeyRef: '' });
    const userErrors = ['provider', 'apiKeyRef'].map((name) => ({ code: 'BAD_USER_INPUT', field: ['input', name] }));
    expect(await stream.rest()).toEqual([event('REFUSED', { userErrors }), COMPLETE]);
    expect(upstream.calls).toEqual([]);
    expect(audited).toMatchObject([{ outcome: 'refused' }]);
  });

  test('by the upstream', async () => {
    const { subscribe, upstream } = await start({ status: 422, body: { detail: [{ loc: ['body', 'api_key_ref'], msg: 'no' }] } });
    const stream = await subscribe();
    const userErrors = [{ code: 'BAD_USER_INPUT', field: ['input', 'apiKeyRef'] }];
    expect(await stream.rest()).toEqual([event('SENT'), event('REFUSED', { userErrors }), COMPLETE]);
    expect(upstream.calls).toEqual([LIST, POST]);
  });
});

test('an outage ends it with an error', async () => {
  const { subscribe, upstream, audited } = await start({ status: 503 });
  const stream = await subscribe();
  expect(await stream.rest()).toMatchObject([
    event('SENT'),
    ['next', { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] }],
    COMPLETE,
  ]);
  expect(upstream.calls).toEqual([LIST, POST]);
  expect(audited).toMatchObject([{ outcome: 'failed', codes: ['UPSTREAM_UNAVAILABLE'] }]);
});

test('damaged entries are an error at the field, and the others are shown', async () => {
  const { subscribe, answer, held } = await start();
  const stream = await subscribe();
  await stream.event();
  await expect.poll(() => held.length).toBe(1);
  answer({ data: [OLD, 'text'] });
  expect(await stream.rest()).toMatchObject([
    [
      'next',
      {
        data: { importAssistants: { state: 'DONE', overwritten: ['old'] } },
        errors: [{ path: ['importAssistants'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }],
      },
    ],
    COMPLETE,
  ]);
});

test('a client that has gone does not end the import, which outdates as ever', async () => {
  const { subscribe, query, clock, answer, upstream, audited, held } = await start();
  const stream = await subscribe();
  expect(await stream.event()).toEqual(event('SENT'));
  await query('{ assistants { totalCount } }');
  await expect.poll(() => held.length).toBe(1);
  await stream.leave();
  await expect.poll(() => clock.waits).toEqual([]);
  expect(upstream.abandoned).toEqual([]);
  answer(IMPORTED);
  await expect.poll(() => audited).toMatchObject([{ outcome: 'done', written: ['new@', 'old@'] }]);
  await query('{ assistants { totalCount } }');
  expect(upstream.calls).toEqual([LIST, POST, LIST]);
});

test('nothing is sent for a client that leaves before', async () => {
  const held: ServerResponse[] = [];
  const upstream = await startUpstream(() => ({ raw: (response) => void held.push(response) }));
  const { post, audited } = startGateway({ upstreamUrl: upstream.url });
  const stream = streamOf(await post({ query: IMPORT, variables: { input: INPUT } }, { headers: { accept: 'text/event-stream' } }));
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  await stream.leave();
  await expect.poll(() => upstream.abandoned).toEqual([LIST]);
  await expect.poll(() => audited).toMatchObject([{ outcome: 'failed', codes: ['CLIENT_CLOSED'] }]);
  expect(upstream.calls).toEqual([LIST]);
});

test('the sandbox imports, and says so', async () => {
  const gateway = await startSandboxGateway();
  const variables = { input: { ...INPUT, importIds: ['asst_pharmacy_triage'] } };
  const stream = streamOf(await gateway.post({ query: IMPORT, variables }, { headers: { accept: 'text/event-stream' } }));
  const events = await stream.rest();
  expect(events).toMatchObject([
    ['next', { data: { importAssistants: { state: 'SENT' } } }],
    ['next', { data: { importAssistants: { state: 'DONE', assistants: [{}], created: [expect.any(String)], overwritten: [] } } }],
    COMPLETE,
  ]);
  expect(gateway.calls()).toEqual([LIST, POST]);
});
