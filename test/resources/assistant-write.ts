/** What tests of creates and updates of assistants have in common. */
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { writable, type WritableOptions } from '../support/written-assistants.ts';

/** An assistant with some of everything. */
export const ANN: Document = {
  id: 'a',
  name: 'Ann',
  instructions: 'Be kind.',
  model: 'openai/gpt-4o',
  version_id: 'v7',
  created_at: '2026-01-01T00:00:00Z',
  voice_settings: {
    voice: 'Telnyx.KokoroTTS.af',
    speed: 1,
    background_audio: { type: 'media_name', value: 'cafe' },
    new_style: { deep: 1 },
  },
  telephony_settings: { time_limit_secs: 60, recording_settings: { enabled: true, format: 'mp3', channels: 'dual' } },
  tools: [
    {
      type: 'webhook',
      webhook: { name: 'look_up', description: 'd', url: 'https://api.example.com/a', headers: [{ name: 'X-Key', value: 'sesame' }] },
    },
    { type: 'hangup', hangup: {}, shared: true, tool_id: 't1' },
  ],
  a2a_agents: [{ name: 'bob', url: 'https://bob.example.com', headers: [{ name: 'authorization', value: 'Bearer b' }] }],
  conversation_flow: null,
};

export interface StartOptions extends WritableOptions {
  readonly documents?: readonly Document[];
  readonly gateway?: Partial<GatewayOptions>;
  readonly isDescribed?: boolean;
}

/** A gateway in front of an account with this one assistant. */
export async function start({ documents = [ANN], gateway: options = {}, isDescribed = true, ...script }: StartOptions = {}) {
  const state = { documents };
  const upstream = await startUpstream(writable(state, script), { isDescribed });
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  const bodyOf = (index: number): unknown => JSON.parse(upstream.requests[index]?.body ?? 'null');
  return { ...gateway, state, calls: upstream.calls, requests: upstream.requests, bodyOf };
}

type Gateway = Pick<Awaited<ReturnType<typeof start>>, 'query'>;

export const READ = 'GET /ai/assistants/a';
export const WRITE = 'POST /ai/assistants/a';

const ERRORS = 'userErrors { code field message }';

/** What came of a create. */
export const create = async ({ query }: Gateway, assistant: object, selection = 'id', rest: object = {}) => {
  const text = `mutation($input: CreateAssistantInput!) { createAssistant(input: $input) { assistant { ${selection} } ${ERRORS} } }`;
  const { data, errors } = await query(text, { variables: { input: { assistant, ...rest } } });
  return { ...data?.createAssistant, errors };
};

/** What came of an update of the assistant `a`. */
export const update = async ({ query }: Gateway, changes: object, selection = 'id', rest: object = {}) => {
  const text = `mutation($input: UpdateAssistantInput!) { updateAssistant(input: $input) { assistant { ${selection} } ${ERRORS} } }`;
  const { data, errors } = await query(text, { variables: { input: { id: 'a', changes, ...rest } } });
  return { ...data?.updateAssistant, errors };
};
