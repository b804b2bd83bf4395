/** Better instructions, shown as they are written. */
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { startSandboxGateway } from '../support/gateway.ts';
import { streamOf } from '../support/streams.ts';
import type { UpstreamReply } from '../support/upstream.ts';
import { begins, broken, COMPLETE, ENHANCE, pieces, startReplying } from './replying.ts';

const TYPE = 'text/plain; charset=utf-8';
const QUERY = `subscription ($input: EnhanceInstructionsInput!) {
  enhanceInstructions(input: $input) {
    ... on InstructionsDelta { text }
    ... on InstructionsDone { instructions }
    ... on InstructionsRefused { userErrors { code field } }
  }
}`;
const INPUT = { assistantId: 'a1', enhancementPrompt: 'shorter', instructions: 'Be kind.' };
const event = (value: object) => ['next', { data: { enhanceInstructions: value } }];
const failed = (code: string) => ['next', { errors: [{ extensions: { code } }] }];

test('one POST; pieces end where characters do, and the end has all of it', async () => {
  const held: ServerResponse[] = [];
  const { subscribe, upstream, audited } = await startReplying(begins(TYPE, held));
  const stream = await subscribe(QUERY, INPUT);
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  const bytes = Buffer.from('né 🚀!');
  held[0]?.write(bytes.subarray(0, 2));
  expect(await stream.event()).toEqual(event({ text: 'n' }));
  held[0]?.write(bytes.subarray(2, 6));
  expect(await stream.event()).toEqual(event({ text: 'é ' }));
  held[0]?.end(bytes.subarray(6));
  expect(await stream.rest()).toEqual([event({ text: '🚀!' }), event({ instructions: 'né 🚀!' }), COMPLETE]);
  expect(upstream.calls).toEqual([ENHANCE]);
  const [request] = upstream.requests;
  expect(JSON.parse(request?.body ?? '')).toEqual({ enhancement_prompt: 'shorter', instructions: 'Be kind.' });
  expect(request?.headers).toMatchObject({ accept: 'text/plain' });
  expect(audited).toMatchObject([{ operation: 'enhanceInstructions', outcome: 'done', targets: ['a1'], written: [] }]);
});

test('what is not given is not sent', async () => {
  const { subscribe, upstream } = await startReplying(pieces(TYPE, 'x'));
  await (await subscribe(QUERY, { assistantId: 'a1', instructions: null })).rest();
  expect(JSON.parse(upstream.requests[0]?.body ?? '')).toEqual({});
});

test('it is refused as data: by the gateway without a call, and by the upstream', async () => {
  const { subscribe, upstream } = await startReplying({ status: 404, body: { detail: 'Not Found' } });
  expect(await (await subscribe(QUERY, { assistantId: 'tags' })).rest()).toEqual([
    event({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['input', 'assistantId'] }] }),
    COMPLETE,
  ]);
  expect(upstream.calls).toEqual([]);
  expect(await (await subscribe(QUERY, INPUT)).rest()).toEqual([
    event({ userErrors: [{ code: 'NOT_FOUND', field: ['input', 'assistantId'] }] }),
    COMPLETE,
  ]);
  expect(upstream.calls).toEqual([ENHANCE]);
});

test.each<[string, UpstreamReply, string]>([
  ['a broken connection', broken(pieces(TYPE, 'x')), 'UPSTREAM_UNAVAILABLE'],
  ['HTML', { headers: { 'content-type': 'text/html' }, body: '<p>x</p>' }, 'UPSTREAM_BAD_RESPONSE'],
  ['events', { headers: { 'content-type': 'text/event-stream' }, body: 'data: x\n\n' }, 'UPSTREAM_BAD_RESPONSE'],
  ['JSON that tells of errors', { body: { errors: [{ detail: 'no' }] } }, 'UPSTREAM_BAD_RESPONSE'],
  ['JSON that is none', { body: '{' }, 'UPSTREAM_BAD_RESPONSE'],
  ['an empty answer', { headers: { 'content-type': TYPE }, body: '' }, 'UPSTREAM_BAD_RESPONSE'],
  ['an outage', { status: 503 }, 'UPSTREAM_UNAVAILABLE'],
])('%s ends it with an error, and it is not asked for again', async (_name, reply, code) => {
  const { subscribe, upstream, audited } = await startReplying(reply);
  expect((await (await subscribe(QUERY, INPUT)).rest()).slice(-2)).toMatchObject([failed(code), COMPLETE]);
  expect(upstream.calls).toEqual([ENHANCE]);
  expect(audited).toMatchObject([{ outcome: 'failed', codes: [code] }]);
});

test('a client that leaves gives it up', async () => {
  const held: ServerResponse[] = [];
  const { subscribe, upstream } = await startReplying(begins(TYPE, held));
  const stream = await subscribe(QUERY, INPUT);
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  await stream.leave();
  await expect.poll(() => upstream.abandoned, { timeout: 1_200 }).toEqual([ENHANCE]);
});

test.each([
  ['a text', '"better"'],
  ['an object', '{"instructions":"better"}'],
  ['an object under `data`', '{"data":{"instructions":"better"}}'],
])('instructions that come as JSON, as %s', async (_name, body) => {
  const { subscribe } = await startReplying({ body });
  expect(await (await subscribe(QUERY, INPUT)).rest()).toEqual([event({ instructions: 'better' }), COMPLETE]);
});

test('a text without a type is as good', async () => {
  const { subscribe } = await startReplying({ raw: (response) => response.end('better') });
  expect(await (await subscribe(QUERY, INPUT)).rest()).toEqual([event({ text: 'better' }), event({ instructions: 'better' }), COMPLETE]);
});

describe('the mutation', () => {
  const MUTATION = `mutation ($input: EnhanceInstructionsInput!) {
    enhanceInstructions(input: $input) { instructions userErrors { code field } }
  }`;

  test('gives all of it at once, for the same call', async () => {
    const { query, upstream, audited } = await startReplying(pieces(TYPE, Buffer.from('né').subarray(0, 2), Buffer.from('né').subarray(2)));
    expect(await query(MUTATION, { variables: { input: INPUT } })).toEqual({
      data: { enhanceInstructions: { instructions: 'né', userErrors: [] } },
    });
    expect(upstream.calls).toEqual([ENHANCE]);
    expect(audited).toMatchObject([{ operation: 'enhanceInstructions', outcome: 'done' }]);
  });

  test('is refused as data, and an outage is an error', async () => {
    const { query, upstream } = await startReplying({ status: 503 });
    const { data } = await query(MUTATION, { variables: { input: { assistantId: 'tags' } } });
    expect(data.enhanceInstructions.userErrors).toEqual([{ code: 'BAD_USER_INPUT', field: ['input', 'assistantId'] }]);
    const { errors } = await query(MUTATION, { variables: { input: INPUT } });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(upstream.calls).toEqual([ENHANCE]);
  });
});

test('the sandbox improves word by word', async () => {
  const gateway = await startSandboxGateway();
  const variables = { input: { assistantId: 'assistant-parcel-tracker', instructions: 'Be kind.', enhancementPrompt: 'né 🚀' } };
  const stream = streamOf(await gateway.post({ query: QUERY, variables }, { headers: { accept: 'text/event-stream' } }));
  const events = await stream.rest();
  expect(events.slice(-2)).toEqual([event({ instructions: 'Be kind.\n\n— Improved: né 🚀.' }), COMPLETE]);
  expect(events.length).toBeGreaterThan(4);
});
