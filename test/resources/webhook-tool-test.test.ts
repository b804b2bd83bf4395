/** The mutation that has Telnyx call the webhook of a tool. */
import { expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { fieldsOf, mutation } from './write.ts';

const RESULT = 'result { success statusCode contentType requestSent responseBody extra }';
const ANSWER = {
  success: true,
  status_code: 200,
  content_type: 'text/plain',
  request: { url: 'https://example.com/hook', headers: { Authorization: 'Bearer sk-live-1' }, body: { order: 7 } },
  response: 'fine',
  took_ms: 12,
};
const INPUT = '{ assistantId: "a", toolId: "t", arguments: { order: 7 }, dynamicVariables: { name: "Ann" } }';

async function start(options: Partial<Parameters<typeof startGateway>[0]> = {}) {
  const upstream = await startUpstream(({ method }) => ({ body: method === 'GET' ? { id: 'a', name: 'Ann' } : { data: ANSWER } }));
  return { ...startGateway({ upstreamUrl: upstream.url, ...options }), upstream };
}

test('sends what it is given once, and shows all of the answer', async () => {
  const { query, upstream, audited } = await start();
  await query('{ assistant(id: "a") { name } }');
  const { data, errors } = await query(mutation('testWebhookTool', INPUT, RESULT));
  expect(errors).toBeUndefined();
  expect(data.testWebhookTool).toEqual({
    result: {
      success: true,
      statusCode: 200,
      contentType: 'text/plain',
      requestSent: ANSWER.request,
      responseBody: 'fine',
      extra: { took_ms: 12 },
    },
    userErrors: [],
  });
  await query('{ assistant(id: "a") { name } }');
  expect(upstream.calls).toEqual(['GET /ai/assistants/a', 'POST /ai/assistants/a/tools/t/test']);
  expect(JSON.parse(upstream.requests[1]?.body ?? '')).toEqual({ arguments: { order: 7 }, dynamic_variables: { name: 'Ann' } });
  expect(audited).toMatchObject([{ operation: 'testWebhookTool', outcome: 'done', written: [] }]);
});

test('is not repeated where nobody knows whether the webhook was called', async () => {
  const upstream = await startUpstream(() => ({ status: 503, body: {} }));
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const { errors } = await query(mutation('testWebhookTool', INPUT, RESULT));
  expect(errors?.[0]?.extensions?.['code']).toMatch(/^UPSTREAM_/);
  expect(upstream.calls).toHaveLength(1);
});

test('what cannot be sent is refused, all of it at once and without a call', async () => {
  const { query, upstream } = await start();
  const input = '{ assistantId: "../x", toolId: "", arguments: [1], dynamicVariables: "no" }';
  const { data } = await query(mutation('testWebhookTool', input, RESULT));
  expect(data.testWebhookTool.result).toBeNull();
  expect(fieldsOf(data.testWebhookTool.userErrors)).toEqual(
    ['assistantId', 'toolId', 'arguments', 'dynamicVariables'].map((field) => `input.${field}`),
  );
  const masks = '{ assistantId: "a", toolId: "t", arguments: { token: "***" }, dynamicVariables: { a: [{ b: "x ***" }] } }';
  const { data: masked } = await query(mutation('testWebhookTool', masks, RESULT));
  expect(fieldsOf(masked.testWebhookTool.userErrors)).toEqual(['input.arguments.token', 'input.dynamicVariables.a.0.b']);
  expect(upstream.calls).toEqual([]);
});

test('null stands for what is not given', async () => {
  const { query, upstream } = await start();
  const input = '{ assistantId: "a", toolId: "t", arguments: null, dynamicVariables: null }';
  const { data } = await query(mutation('testWebhookTool', input, RESULT));
  expect([data.testWebhookTool.userErrors, upstream.requests.map(({ body }) => body)]).toEqual([[], ['{}']]);
});

test('takes the scope to run, and shows no secret of the request without the scope for them', async () => {
  const { query, upstream } = await start({ auth: jwtMode() });
  const ask = async (scope: string) => await query(mutation('testWebhookTool', INPUT, RESULT), { token: await sign(scope) });
  const refused = await ask('assistants:read assistants:write');
  expect([refused.errors?.[0]?.extensions?.['code'], upstream.calls]).toEqual(['FORBIDDEN', []]);
  const { data } = await ask('assistants:run');
  expect(data.testWebhookTool.result).toMatchObject({
    requestSent: { url: '***', headers: { Authorization: '***' }, body: { order: '***' } },
    responseBody: 'fine',
  });
  const all = await ask('assistants:run secrets:read');
  expect(all.data.testWebhookTool.result.requestSent).toEqual(ANSWER.request);
});

test('in the sandbox a webhook tool answers, and others are refused at their place', async () => {
  const { query } = await startSandboxGateway();
  const { data } = await query('{ sharedTools { nodes { id tool { __typename } } } assistants { nodes { id } } }');
  const [{ id: assistantId }] = data.assistants.nodes as [{ id: string }];
  const webhook = (data.sharedTools.nodes as { id: string; tool: { __typename: string } }[]).find(
    ({ tool }) => tool.__typename === 'WebhookTool',
  );
  const input = `{ assistantId: "${assistantId}", toolId: "${webhook?.id}" }`;
  await query(mutation('attachTool', input, ''));
  const done = await query(mutation('testWebhookTool', input, RESULT));
  expect(done.data.testWebhookTool).toMatchObject({ result: { success: true, statusCode: 200 }, userErrors: [] });
  const absent = await query(mutation('testWebhookTool', `{ assistantId: "${assistantId}", toolId: "none" }`, RESULT));
  expect(absent.data.testWebhookTool).toMatchObject({ result: null, userErrors: [{ code: 'NOT_FOUND' }] });
});
