import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway, type RequestOptions } from '../support/gateway.ts';
import { startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';

const POST = 'POST /ai/assistants/import';
const LIST = 'GET /ai/assistants';
const IMPORT = `mutation ($input: ImportAssistantsInput!) {
  importAssistants(input: $input) { assistants { id name importMetadata { importProvider importId } } userErrors { code message field } }
}`;
const INPUT = { provider: 'VAPI', apiKeyRef: 'vapi-key' };
const IMPORTED: Document = { id: 'i1', name: 'Imported', import_metadata: { import_provider: 'vapi', import_id: 'x1' } };

/** A gateway over an upstream that answers imports with `reply`, and reads from `documents`. */
async function startOver(reply: UpstreamReply, documents: readonly Document[] = [], options: { attemptMs?: number } = {}) {
  const upstream = await startUpstream(({ method, path }) => {
    if (method === 'POST') return reply;
    if (path === '/ai/assistants') return { body: { data: documents } };
    const document = documents.find(({ id }) => path === `/ai/assistants/${String(id)}`);
    return document ? { body: document } : { status: 404, body: { detail: 'Not Found' } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { ...options } });
  const run = (input: unknown = INPUT, request: RequestOptions = {}) => query(IMPORT, { ...request, variables: { input } });
  return { query, run, upstream, calls: upstream.calls };
}

const PROVIDERS = [
  ['ELEVENLABS', 'elevenlabs-key', ['agent_school_guide', 'agent_school_enrolment', 'agent_school_homework']],
  ['VAPI', 'vapi-key', ['asst_pharmacy_refills', 'asst_pharmacy_triage', 'asst_pharmacy_delivery']],
  ['RETELL', 'retell-key', ['agent_spa_reception', 'agent_garage_desk', 'agent_landlord_repairs']],
] as const;

describe.each(PROVIDERS)('against the sandbox, %s', (provider, apiKeyRef, agents) => {
  test.each([
    ['without ids, all agents', undefined, agents],
    ['with null for the ids, all agents', null, agents],
    ['with ids, these agents in their order', [agents[2], agents[0], agents[1]], [agents[2], agents[0], agents[1]]],
  ])('%s become assistants, for one call', async (_name, importIds, expected) => {
    const { query, calls } = await startSandboxGateway();
    const { data, errors } = await query(IMPORT, { variables: { input: { provider, apiKeyRef, importIds } } });
    expect(errors).toBeUndefined();
    expect(data.importAssistants.userErrors).toEqual([]);
    const metadata = (data.importAssistants.assistants as { importMetadata: unknown }[]).map(({ importMetadata }) => importMetadata);
    expect(metadata).toEqual(expected.map((importId) => ({ importProvider: provider, importId })));
    expect(calls()).toEqual([POST]);
  });

  test('an agent that the provider lacks is refused at its place in the input', async () => {
    const { query, calls } = await startSandboxGateway();
    const { data, errors } = await query(IMPORT, { variables: { input: { provider, apiKeyRef, importIds: [agents[0], 'nobody'] } } });
    expect(errors).toBeUndefined();
    expect(data.importAssistants).toEqual({
      assistants: [],
      userErrors: [{ code: 'BAD_USER_INPUT', message: expect.stringContaining('no agent') as string, field: ['input', 'importIds', '1'] }],
    });
    expect(calls()).toEqual([POST]);
  });
});

test('an unknown secret is refused at apiKeyRef', async () => {
  const { query, calls } = await startSandboxGateway();
  const { data, errors } = await query(IMPORT, { variables: { input: { provider: 'VAPI', apiKeyRef: 'no-such-key' } } });
  expect(errors).toBeUndefined();
  expect(data.importAssistants).toEqual({
    assistants: [],
    userErrors: [{ code: 'BAD_USER_INPUT', message: "There is no integration secret 'no-such-key'.", field: ['input', 'apiKeyRef'] }],
  });
  expect(calls()).toEqual([POST]);
});

describe('what is sent', () => {
  test('the wire names in the body, the key as a header, and the credential', async () => {
    const { run, upstream } = await startOver({ body: { data: [IMPORTED] } });
    const input = { ...INPUT, importIds: ['x1', 2], idempotencyKey: 'Key_1-a' };
    expect((await run(input, { token: 'mine' })).errors).toBeUndefined();
    expect(upstream.calls).toEqual([POST]);
    const [request] = upstream.requests;
    expect(JSON.parse(request?.body ?? '')).toEqual({ provider: 'vapi', api_key_ref: 'vapi-key', import_ids: ['x1', '2'] });
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer mine',
      'idempotency-key': 'Key_1-a',
      'content-type': 'application/json',
    });
  });

  test('nothing that was not given', async () => {
    const { run, upstream } = await startOver({ body: { data: [] } });
    await run({ ...INPUT, importIds: null, idempotencyKey: null });
    const [request] = upstream.requests;
    expect(JSON.parse(request?.body ?? '')).toEqual({ provider: 'vapi', api_key_ref: 'vapi-key' });
    expect(request?.headers).not.toHaveProperty('idempotency-key');
  });
});

test.each([1, 2, 3, 7])('an answer of any length is taken: %i more characters', async (length) => {
  const assistants = [IMPORTED, { id: 'i2', name: 'x'.repeat(length) }];
  const { run } = await startOver({
    body: { data: [...assistants, { id: 'i3' }, { id: 'i4' }, { id: 'i5' }, { id: 'i6' }, { id: 'i7' }] },
  });
  const { data, errors } = await run();
  expect(errors).toBeUndefined();
  expect(data.importAssistants.assistants).toHaveLength(7);
});

describe('what the gateway itself refuses, without a call', () => {
  test.each([
    ['UNKNOWN as provider', { ...INPUT, provider: 'UNKNOWN' }, 'provider', 'ELEVENLABS, VAPI or RETELL'],
    ['an empty apiKeyRef', { ...INPUT, apiKeyRef: '' }, 'apiKeyRef', 'integration secret'],
    ['a blank apiKeyRef', { ...INPUT, apiKeyRef: ' \t' }, 'apiKeyRef', 'integration secret'],
    ['no importIds', { ...INPUT, importIds: [] }, 'importIds', 'at least one'],
    ['a blank import id', { ...INPUT, importIds: ['x1', ' '] }, 'importIds', 'empty id'],
    ['an empty idempotencyKey', { ...INPUT, idempotencyKey: '' }, 'idempotencyKey', '1 to 255'],
    ['an idempotencyKey with a line break', { ...INPUT, idempotencyKey: 'a\r\nx: y' }, 'idempotencyKey', '1 to 255'],
    ['an idempotencyKey with a line end', { ...INPUT, idempotencyKey: 'a\n' }, 'idempotencyKey', '1 to 255'],
    ['an idempotencyKey that is too long', { ...INPUT, idempotencyKey: 'a'.repeat(256) }, 'idempotencyKey', '1 to 255'],
  ])('%s', async (_name, input, field, hint) => {
    const { run, calls } = await startOver({ body: { data: [] } });
    const { data, errors } = await run(input);
    expect(errors).toBeUndefined();
    expect(data.importAssistants.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', field] }]);
    expect(data.importAssistants.userErrors[0].message).toContain(hint);
    expect(calls).toEqual([]);
  });

  test('all faults come at once', async () => {
    const { run, calls } = await startOver({ body: { data: [] } });
    const { data } = await run({ provider: 'UNKNOWN', apiKeyRef: '', importIds: [], idempotencyKey: '?' });
    const fields = (data.importAssistants.userErrors as { field: string[] }[]).map(({ field }) => field[1]);
    expect(fields).toEqual(['provider', 'apiKeyRef', 'importIds', 'idempotencyKey']);
    expect(calls).toEqual([]);
  });

  test.each([
    ['a provider outside the enum', { ...INPUT, provider: 'vapi' }, '"ImportProvider"'],
    ['no provider', { apiKeyRef: 'k' }, 'provider'],
    ['no apiKeyRef', { provider: 'VAPI' }, 'apiKeyRef'],
    ['null for an import id', { ...INPUT, importIds: [null] }, 'importIds'],
    ['a field that does not exist', { ...INPUT, apiKey: 'secret' }, 'apiKey'],
  ])('%s is not valid GraphQL input', async (_name, input, named) => {
    const { run, calls } = await startOver({ body: { data: [] } });
    const { data, errors } = await run(input);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toContain(named);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls).toEqual([]);
  });
});

const coded = (detail: string, source?: unknown) => ({ errors: [{ code: '10015', title: 'Bad', detail, ...(source ? { source } : {}) }] });
const invalid = (...loc: (string | number)[]) => ({ detail: [{ loc, msg: 'not good', type: 'value_error' }] });

describe('what the upstream refuses is data', () => {
  test.each<[string, number, unknown, unknown]>([
    [
      '422 of the framework',
      422,
      invalid('body', 'api_key_ref'),
      { code: 'BAD_USER_INPUT', message: 'not good', field: ['input', 'apiKeyRef'] },
    ],
    [
      '422 inside a list',
      422,
      invalid('body', 'import_ids', 0),
      { code: 'BAD_USER_INPUT', message: 'not good', field: ['input', 'importIds', '0'] },
    ],
    [
      '422 of a header',
      422,
      invalid('header', 'Idempotency-Key'),
      { code: 'BAD_USER_INPUT', message: 'not good', field: ['input', 'idempotencyKey'] },
    ],
    ['422 of something else', 422, invalid('body', 'constructor'), { code: 'BAD_USER_INPUT', message: 'not good', field: null }],
    [
      '400 with a pointer',
      400,
      coded('no', { pointer: '/import_ids/3' }),
      { code: 'BAD_USER_INPUT', message: 'no', field: ['input', 'importIds', '3'] },
    ],
    [
      '400 with a pointer from the body',
      400,
      coded('no', { pointer: '/body/provider' }),
      { code: 'BAD_USER_INPUT', message: 'no', field: ['input', 'provider'] },
    ],
    [
      '400 with a parameter',
      400,
      coded('no', { parameter: 'Idempotency-Key' }),
      { code: 'BAD_USER_INPUT', message: 'no', field: ['input', 'idempotencyKey'] },
    ],
    ['400 without a place', 400, coded('no'), { code: 'BAD_USER_INPUT', message: 'no', field: null }],
    ['400 with nothing', 400, '', { code: 'BAD_USER_INPUT', message: 'The upstream refused the input.', field: null }],
    ['404', 404, { detail: 'no such secret' }, { code: 'NOT_FOUND', message: 'no such secret', field: null }],
    ['409', 409, coded('still running'), { code: 'CONFLICT', message: 'still running', field: null }],
  ])('%s', async (_name, status, body, userError) => {
    const { run, calls } = await startOver({ status, body });
    expect(await run()).toEqual({ data: { importAssistants: { assistants: [], userErrors: [userError] } } });
    expect(calls).toEqual([POST]);
  });

  test('several complaints are several user errors', async () => {
    const { detail: one } = invalid('body', 'provider');
    const { run } = await startOver({ status: 422, body: { detail: [...one, ...invalid('body', 'import_ids').detail] } });
    const { data } = await run();
    expect(data.importAssistants.userErrors).toMatchObject([{ field: ['input', 'provider'] }, { field: ['input', 'importIds'] }]);
  });
});

describe('what is not a refusal is a top-level error, and nothing is sent twice', () => {
  const hang: UpstreamReply = { raw: () => {} };
  const reset: UpstreamReply = { raw: (response) => response.socket?.resetAndDestroy() };
  test.each<[string, UpstreamReply, string]>([
    ['401', { status: 401, body: coded('who') }, 'UNAUTHENTICATED'],
    ['403', { status: 403, body: coded('no') }, 'FORBIDDEN'],
    ['429', { status: 429, headers: { 'retry-after': '0' }, body: coded('slow') }, 'RATE_LIMITED'],
    ['500', { status: 500, body: coded('oh') }, 'UPSTREAM_UNAVAILABLE'],
    ['503', { status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    ['504', { status: 504 }, 'UPSTREAM_TIMEOUT'],
    ['a reset', reset, 'UPSTREAM_UNAVAILABLE'],
    ['200 with HTML', { body: '<html>' }, 'UPSTREAM_BAD_RESPONSE'],
    ['200 with an object', { body: { id: 'i1' } }, 'UPSTREAM_BAD_RESPONSE'],
  ])('%s', async (_name, reply, code) => {
    const { run, calls } = await startOver(reply);
    const { data, errors } = await run();
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['importAssistants'], extensions: { code } }]);
    expect(calls).toEqual([POST]);
  });

  test('an import may take longer than a read', async () => {
    const { run, query, calls } = await startOver({ raw: (response) => setTimeout(() => response.end('{"data":[]}'), 800) }, [], {
      attemptMs: 300,
    });
    expect(await run()).toEqual({ data: { importAssistants: { assistants: [], userErrors: [] } } });
    expect((await query('{ assistants { totalCount } }')).errors).toBeUndefined();
    expect(calls).toEqual([POST, LIST]);
  });

  test('a caller that leaves cancels it', async () => {
    const leaving = new AbortController();
    const { run, upstream } = await startOver({ ...hang, raw: () => leaving.abort() });
    await run(INPUT, { signal: leaving.signal }).catch(() => undefined);
    await expect.poll(() => upstream.abandoned).toEqual([POST]);
    expect(upstream.calls).toEqual([POST]);
  });
});

test('under an idempotency key, what is sent again is the very same', async () => {
  const { run, upstream } = await startOver({ status: 500 });
  const { errors } = await run({ ...INPUT, idempotencyKey: 'once' });
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  const sent = upstream.requests.map(({ headers, body }) => `${String(headers['idempotency-key'])} ${body}`);
  expect(new Set(sent)).toEqual(new Set(['once {"provider":"vapi","api_key_ref":"vapi-key"}']));
  expect(upstream.calls.length).toBeLessThanOrEqual(3);
});

test.each([200, 207])('what an answer of status %i says beside its data comes out as user errors', async (status) => {
  const { run } = await startOver({
    status,
    body: {
      data: [IMPORTED],
      errors: [{ detail: 'agent r2 could not be imported', source: { pointer: '/body/import_ids/1' } }, 'r3 is gone', 7, {}],
      warnings: [{ title: 'A voice was replaced.' }, 'Knowledge bases are not imported.'],
    },
  });
  const { data, errors } = await run();
  expect(errors).toBeUndefined();
  expect(data.importAssistants.assistants).toMatchObject([{ id: 'i1' }]);
  expect(data.importAssistants.userErrors).toEqual([
    { code: 'BAD_USER_INPUT', message: 'agent r2 could not be imported', field: ['input', 'importIds', '1'] },
    { code: 'BAD_USER_INPUT', message: 'r3 is gone', field: null },
    { code: 'BAD_USER_INPUT', message: 'A voice was replaced.', field: null },
    { code: 'BAD_USER_INPUT', message: 'Knowledge bases are not imported.', field: null },
  ]);
});

test('damaged entries of the answer cost themselves', async () => {
  const { run } = await startOver({ body: { data: [IMPORTED, 'text', {}] } });
  const { data, errors } = await run();
  expect(data.importAssistants.assistants).toMatchObject([{ id: 'i1' }]);
  expect(errors).toMatchObject([{ path: ['importAssistants'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
});

test('without a credential nothing is sent', async () => {
  const { run, calls } = await startOver({ body: { data: [] } });
  expect((await run(INPUT, { token: null })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(calls).toEqual([]);
});
