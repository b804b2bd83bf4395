/** Settings that the SDK does not know yet. */
import { expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const DOCUMENT: Document = {
  id: 'a',
  name: 'Ann',
  delegation_settings: {
    enabled: true,
    mode: 'client',
    model: 'm',
    llm_api_key_ref: 'key',
    speak_results: false,
    external_llm: { base_url: 'https://u:pw@llm.example.com/', model: 'x' },
  },
  websocket_settings: { enabled: true, url: 'wss://u:pw@host.example.com/', auth_ref: 'ref', newest: 1 },
  conversation_flow: { nodes: [{ id: 'n', type: 'tool', shared_tool_id: 't', message: 'One moment.' }], edges: [], start_node_id: 'n' },
};
const QUERY = `{ assistant(id: "a") { extra
  delegationSettings { enabled mode model llmApiKeyRef instructions speakResults externalLlm { baseUrl } extra }
  websocketSettings { enabled url authRef extra } conversationFlow { nodes { ... on ToolNode { message extra } } } } }`;

const answer = (llm: string, socket: string) => ({
  extra: null,
  delegationSettings: {
    enabled: true,
    mode: 'CLIENT',
    model: 'm',
    llmApiKeyRef: 'key',
    instructions: null,
    speakResults: false,
    externalLlm: { baseUrl: llm },
    extra: null,
  },
  websocketSettings: { enabled: true, url: socket, authRef: 'ref', extra: { newest: 1 } },
  conversationFlow: { nodes: [{ message: 'One moment.', extra: null }] },
});

test('are read, whole to callers who may see secrets', async () => {
  const upstream = await startUpstream(account([DOCUMENT]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(QUERY);
  expect(errors).toBeUndefined();
  expect(data.assistant).toEqual(answer('https://u:pw@llm.example.com/', 'wss://u:pw@host.example.com/'));
});

test('are read with masked URLs by all others', async () => {
  const upstream = await startUpstream(account([DOCUMENT]));
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
  const { data } = await query(QUERY, { token: await sign('assistants:read') });
  expect(data.assistant).toEqual(answer('https://***@llm.example.com/', 'wss://***@host.example.com/'));
});
