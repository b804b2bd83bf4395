/** What reads mask in an object of settings stays there only while nothing of it may lead elsewhere. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { ANN, READ, start, update, WRITE } from './assistant-write.ts';
import { fieldsOf } from './write.ts';

const CANARY = 'CANARY-5f2c';

const STORED = {
  external_llm: { base_url: 'https://good.example/v1', model: 'm', api_key: CANARY, custom_headers: [{ name: 'X-A', value: CANARY }] },
  fallback_config: { model: 'm', external_llm: { base_url: 'https://good.example/v1', model: 'm', auth: { token: CANARY } } },
  websocket_settings: { enabled: true, url: 'wss://good.example/ws', api_token: CANARY },
  observability_settings: { status: 'enabled', host: `https://user:${CANARY}@good.example`, secret_key: CANARY },
  delegation_settings: { mode: 'telnyx', password: 12_345_678, endpoint: 'https://good.example' },
};

const startWith = async (scopes: string, document: object = STORED) =>
  start({ documents: [{ ...ANN, ...document }], isDescribed: false, gateway: { auth: jwtMode(), token: await sign(scopes) } });
const UNSEEING = 'assistants:read assistants:write';

describe.each([UNSEEING, `${UNSEEING} secrets:read`])('for a caller with %s', (scopes) => {
  test.each([
    [{ externalLlm: { baseUrl: 'https://evil.example/v1' } }, ['externalLlm.baseUrl']],
    [{ externalLlm: { tokenRetrievalUrl: 'https://evil.example/v1' } }, ['externalLlm.tokenRetrievalUrl']],
    [{ externalLlm: { extra: { proxy: 'https://evil.example' } } }, ['externalLlm.extra.proxy']],
    [
      { externalLlm: { baseUrl: 'https://evil.example/v1', extra: { api_key: null } } },
      ['externalLlm.baseUrl', 'externalLlm.extra.api_key'],
    ],
    [{ fallbackConfig: { externalLlm: { baseUrl: 'https://evil.example/v1' } } }, ['fallbackConfig.externalLlm.baseUrl']],
    [{ websocketSettings: { url: 'wss://evil.example/ws' } }, ['websocketSettings.url']],
    [{ websocketSettings: { url: 'wss://evil.example/ws', enabled: true, authRef: null, extra: {} } }, ['websocketSettings.url']],
    [{ observabilitySettings: { host: 'https://evil.example' } }, ['observabilitySettings.host']],
    [{ delegationSettings: { extra: { endpoint: 'https://evil.example' } } }, ['delegationSettings.extra.endpoint']],
    [{ delegationSettings: { externalLlm: { baseUrl: 'https://evil.example', model: 'm' } } }, ['delegationSettings.externalLlm.baseUrl']],
  ])('%j is refused, and sends nothing', async (changes, fields) => {
    const gateway = await startWith(scopes);
    const { userErrors } = await update(gateway, changes);
    expect(fieldsOf(userErrors)).toEqual(fields.map((field) => `input.changes.${field}`));
    expect(gateway.calls).toEqual([READ]);
  });

  test('changes that lead nowhere else leave them as they are', async () => {
    const gateway = await startWith(scopes);
    const { userErrors } = await update(gateway, {
      externalLlm: { baseUrl: 'https://good.example/v1', model: 'n', forwardMetadata: true },
      fallbackConfig: { externalLlm: { model: 'n' } },
      websocketSettings: { enabled: false },
      observabilitySettings: { status: 'DISABLED', promptName: 'p' },
    });
    expect(userErrors).toEqual([]);
    expect(gateway.bodyOf(1)).toEqual({
      external_llm: { ...STORED.external_llm, model: 'n', forward_metadata: true },
      fallback_config: { model: 'm', external_llm: { ...STORED.fallback_config.external_llm, model: 'n' } },
      websocket_settings: { ...STORED.websocket_settings, enabled: false },
      observability_settings: { ...STORED.observability_settings, status: 'disabled', prompt_name: 'p' },
    });
  });

  test('a place changes together with all the secrets, or without them', async () => {
    const gateway = await startWith(scopes);
    const { userErrors } = await update(gateway, {
      externalLlm: { baseUrl: 'https://new.example/v1', extra: { api_key: 'new', custom_headers: null } },
      websocketSettings: { url: 'wss://new.example/ws', extra: { api_token: null } },
      fallbackConfig: { externalLlm: null },
    });
    expect(userErrors).toEqual([]);
    expect(gateway.calls).toEqual([READ, WRITE]);
    expect(gateway.requests[1]?.body).not.toContain(CANARY);
    expect(gateway.bodyOf(1)).toEqual({
      external_llm: { base_url: 'https://new.example/v1', model: 'm', api_key: 'new', custom_headers: null },
      websocket_settings: { enabled: true, url: 'wss://new.example/ws', api_token: null },
      fallback_config: { model: 'm', external_llm: null },
    });
  });

  test('a place changes freely where reads mask nothing', async () => {
    const gateway = await startWith(scopes, {
      external_llm: { base_url: 'https://good.example/v1', model: 'm', region: 'eu', llm_api_key_ref: 'ref' },
    });
    const { userErrors } = await update(gateway, { externalLlm: { baseUrl: 'https://new.example/v1' } });
    expect(userErrors).toEqual([]);
    expect(gateway.bodyOf(1)).toEqual({
      external_llm: { base_url: 'https://new.example/v1', model: 'm', region: 'eu', llm_api_key_ref: 'ref' },
    });
  });
});

test.each([
  ['too large to be masked', { blob: 'x'.repeat(200_000) }],
  ['of a type that no field carries', { model: { token: CANARY } }],
  ['a URL with a password', { token_retrieval_url: `https://u:${CANARY}@idp.example` }],
])('what reads do not show as it is counts as a secret: %s', async (_name, stored) => {
  const gateway = await startWith(UNSEEING, { external_llm: { base_url: 'https://good.example', model: 'm', ...stored } });
  const { userErrors } = await update(gateway, { externalLlm: { baseUrl: 'https://evil.example' } });
  expect(fieldsOf(userErrors)).toContain('input.changes.externalLlm.baseUrl');
  expect(gateway.calls).toEqual([READ]);
});
