/** Assistants as the API sends them, made up, and the same each time. The newest comes first, as the gateway lists them. */

const SENTENCES = [
  'Greet the caller by name if it is known, and ask what the call is about.',
  'Never promise a date that the calendar has not confirmed.',
  'Read numbers back digit by digit, and wait for a yes before you go on.',
  'If the caller is upset, slow down, say what you have understood, and offer a person.',
];

/** What stands in every flow; `text` is how the expression reads, written down by hand. */
export const CONDITION = {
  expression: {
    type: 'bool_op',
    op: 'and',
    operands: [
      {
        type: 'comparison',
        op: '>=',
        left: { type: 'variable', name: 'caller_age' },
        right: { type: 'number_literal', value: 18 },
      },
      {
        type: 'comparison',
        op: '==',
        left: { type: 'variable', name: 'tier' },
        right: { type: 'string_literal', value: 'gold' },
      },
    ],
  },
  text: 'caller_age >= 18 and tier == "gold"',
};

/** Below it a document has no room for a flow and webhooks. */
const WHOLE_BYTES = 6_000;

/** The id of the assistant at a place; `place` may run over the end. */
export const idAt = (place, count) => `assistant-${String(place % count).padStart(5, '0')}`;

/** Assistants that hand over in a ring, each to those so many places further on, and each of about so many bytes of JSON. */
export function makeAssistants(count, bytes = 8_192, targets = [1]) {
  return Array.from({ length: count }, (_, place) => {
    const whole = assistantAt(place, count, targets);
    const short = bytes < WHOLE_BYTES ? lean(whole) : whole;
    const missing = bytes - Buffer.byteLength(JSON.stringify(short));
    return missing > 0 ? { ...short, instructions: prose(short.instructions.length + missing) } : short;
  });
}

const lean = ({ conversation_flow: _flow, tools: all, ...rest }) => ({ ...rest, tools: all.filter(({ type }) => type !== 'webhook') });

const prose = (length) =>
  SENTENCES.join(' ')
    .concat(' ')
    .repeat(Math.ceil(length / 250))
    .slice(0, length);

const assistantAt = (place, count, targets) => ({
  id: idAt(place, count),
  name: `Support desk ${place}`,
  description: 'Answers callers of one shop, books visits and knows whom to pass them to.',
  created_at: new Date(Date.UTC(2026, 5, 1) - place * 60_000).toISOString(),
  version_id: `version-${place}`,
  version_name: 'Shorter greeting',
  version_created_at: '2026-06-18T11:02:31Z',
  model: ['openai/gpt-4o', 'anthropic/claude-sonnet-4', 'openai/gpt-4.1'][place % 3],
  instructions: prose(300),
  greeting: 'Good day, {{shop_name}}. How may I help?',
  tags: ['shop', 'inbound', `region-${place % 8}`],
  enabled_features: ['telephony', 'messaging'],
  dynamic_variables: { shop_name: `Shop ${place}`, opening_hours: { weekdays: '8-18', saturday: '9-12' }, tier: 'standard' },
  dynamic_variables_webhook_url: 'https://shop.example.com/hooks/variables',
  dynamic_variables_webhook_timeout_ms: 2_000,
  insight_settings: { insight_group_id: 'insight-group-shop' },
  privacy_settings: { data_retention: true, in_transit_data_locality: false },
  voice_settings: {
    voice: 'Telnyx.NaturalHD.astra',
    voice_speed: 1.05,
    background_audio: { type: 'predefined_media', value: 'office', volume: 0.5 },
  },
  transcription: { model: 'deepgram/flux', language: 'en', settings: { eot_threshold: 0.7, eot_timeout_ms: 3_000, keyterm: 'invoice' } },
  interruption_settings: { enable: true, start_speaking_plan: { wait_seconds: 0.4 } },
  telephony_settings: {
    default_texml_app_id: '2731894650127345001',
    supports_unauthenticated_web_calls: false,
    time_limit_secs: 1_800,
    user_idle_timeout_secs: 60,
    noise_suppression: 'krisp',
    recording_settings: { enabled: true, channels: 'dual', format: 'mp3' },
  },
  messaging_settings: { default_messaging_profile_id: 'messaging-profile-shop', conversation_inactivity_minutes: 120 },
  mcp_servers: [{ id: 'mcp-calendar', allowed_tools: ['find', 'book'] }],
  tools: tools(place, count, targets),
  conversation_flow: flow(),
});

const tools = (place, count, targets) => [
  webhook('find_slots', 'GET'),
  webhook('book_slot', 'POST'),
  {
    type: 'handoff',
    handoff: { voice_mode: 'unified', ai_assistants: targets.map((step) => ({ id: idAt(place + step, count), name: 'The next desk' })) },
  },
  { type: 'retrieval', retrieval: { bucket_ids: ['opening-hours', 'prices'], max_num_results: 4 } },
  { type: 'send_dtmf', send_dtmf: {} },
  { type: 'hangup', hangup: { description: 'Ends the call once the caller has said goodbye.' } },
];

const webhook = (name, method) => ({
  type: 'webhook',
  timeout_ms: 8_000,
  webhook: {
    name,
    description: 'Asks the calendar of the shop.',
    url: 'https://shop.example.com/api/slots/{slot_id}',
    method,
    headers: [{ name: 'x-shop', value: '{{shop_name}}' }],
    path_parameters: { type: 'object', properties: { slot_id: { type: 'string' } }, required: ['slot_id'] },
    messages: [{ type: 'request_start', content: 'Let me look at the calendar.' }],
    store_fields_as_variables: [{ name: 'first_slot', value_path: 'slots.0.start' }],
  },
});

const flow = () => ({
  start_node_id: 'serve',
  nodes: [
    {
      type: 'prompt',
      id: 'serve',
      name: 'Serve the request',
      position: { x: 0, y: 0 },
      instructions: 'Find out what is wanted.',
      instructions_mode: 'append',
    },
    { type: 'speak', id: 'farewell', name: 'Farewell', position: { x: 320.5, y: 0 }, message: 'Goodbye.' },
  ],
  edges: [
    {
      id: 'gold',
      start_node_id: 'serve',
      condition: { type: 'expression', expression: CONDITION.expression },
      target: { type: 'node', node_id: 'farewell' },
    },
    {
      id: 'done',
      start_node_id: 'serve',
      condition: { type: 'llm', prompt: 'Nothing else is wanted' },
      target: { type: 'node', node_id: 'farewell' },
    },
  ],
});
