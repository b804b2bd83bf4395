/** Changes of a shared tool leave its secrets out by the rule of all tools. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { fieldsOf } from './write.ts';

const UPDATE =
  'mutation($input: UpdateSharedToolInput!) { updateSharedTool(input: $input) { sharedTool { id } userErrors { code field message } } }';

/** The tool `t`, whose definition is the settings, or has them under its kind. */
async function start(type: string, settings: object, isNested = false) {
  const stored = { id: 't', display_name: 'D', type, tool_definition: isNested ? { [type]: settings } : settings, timeout_ms: 5 };
  const upstream = await startUpstream(({ method }) => ({ body: method === 'GET' ? stored : { ...stored, display_name: 'E' } }));
  const gateway = startGateway({
    upstreamUrl: upstream.url,
    auth: jwtMode(),
    token: await sign('assistants:read assistants:write'),
    limits: { backoffMs: 1 },
  });
  const change = async (tool: object) => {
    const { data } = await gateway.query(UPDATE, { variables: { input: { id: 't', changes: { tool } } } });
    return data.updateSharedTool;
  };
  return { change, calls: upstream.calls, bodyOf: (index: number): unknown => JSON.parse(upstream.requests[index]?.body ?? 'null') };
}

const READ = 'GET /ai/tools/t';
const WRITE = 'PATCH /ai/tools/t';
const header = [{ name: 'X-Auth', value: 'CANARY' }];
const target = { name: 'n', to: 'sip:a@good.example', sip_auth_username: 'u', sip_auth_password: 'CANARY' };
const given = { name: 'n', to: 'sip:a@good.example', sipAuthUsername: 'u' };

describe.each([false, true])('of a definition that names its kind: %s', (isNested) => {
  test('a header value and a password that are left out stay', async () => {
    const webhook = { name: 'w', description: 'd', url: 'https://good.example', headers: header };
    const { change, calls, bodyOf } = await start('webhook', webhook, isNested);
    const { userErrors } = await change({ webhook: { ...webhook, description: 'new', headers: [{ name: 'X-Auth' }] } });
    expect(userErrors).toEqual([]);
    expect(calls).toEqual([READ, WRITE]);
    expect(bodyOf(1)).toEqual({ type: 'webhook', webhook: { ...webhook, description: 'new' } });

    const calling = await start('transfer', { from: '+1', targets: [target] }, isNested);
    await calling.change({ transfer: { from: '+1', targets: [given] } });
    expect(calling.bodyOf(1)).toEqual({ type: 'transfer', transfer: { from: '+1', targets: [target] } });
  });
});

test.each([
  [{ webhook: { name: 'w', description: 'd', url: 'https://evil.example', headers: [{ name: 'X-Auth' }] } }, 'webhook.headers.0.value'],
  [{ transfer: { from: '+1', targets: [given], customHeaders: [{ name: 'X-Auth' }] } }, 'transfer.customHeaders.0.value'],
])('a header value does not go elsewhere: %j', async (tool, field) => {
  const { change, calls } = await start('webhook', { name: 'w', description: 'd', url: 'https://good.example', headers: header });
  expect(fieldsOf((await change(tool)).userErrors)).toEqual([`input.changes.tool.${field}`]);
  expect(calls).toEqual([READ]);
});

test('a password is never lost: where it cannot stay it has to be given, or taken away by null', async () => {
  const { change, calls, bodyOf } = await start('transfer', { from: '+1', targets: [target] });
  const moved = { ...given, to: 'sip:a@evil.example' };
  const { userErrors } = await change({ transfer: { from: '+1', targets: [moved] } });
  expect(fieldsOf(userErrors)).toEqual(['input.changes.tool.transfer.targets.0.sipAuthPassword']);
  await change({ transfer: { from: '+1', targets: [{ ...moved, sipAuthPassword: null }] } });
  expect(calls).toEqual([READ, WRITE]);
  expect(bodyOf(1)).toMatchObject({ transfer: { targets: [{ to: 'sip:a@evil.example', sip_auth_password: null }] } });
});
