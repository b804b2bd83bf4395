import type { AssistantWire } from '../wire.ts';

/** An airline: a web assistant in two languages, and one that reaches for outside agents, servers and people. */
export const AIRLINE: readonly AssistantWire[] = [
  {
    id: 'assistant-flight-status',
    name: 'Flight status',
    description: 'Lives in the airline’s site and app; shows what it says.',
    created_at: '2026-04-01T05:30:00Z',
    version_id: 'version-flight-status-5',
    version_created_at: '2026-06-25T17:00:00Z',
    model: 'google/gemini-2.5-flash',
    instructions: 'Answer in the language of the traveller. Say the gate before the time. Show the board when asked.',
    greeting: '<assistant-speaks-first-with-model-generated-message>',
    tags: ['airline', 'web'],
    enabled_features: ['messaging'],
    voice_settings: {
      voice: 'Minimax.speech-02-turbo.English_Traveller',
      language_boost: 'Spanish',
      speed: 1.1,
      expressive_mode: true,
      background_audio: { type: 'media_name', value: 'departure-hall' },
    },
    transcription: {
      model: 'soniox/stt-rt-v4',
      language: 'multi',
      settings: {
        language_hints: ['en', 'es'],
        context: 'gates, {{home_airport}}, flight numbers',
        interim_results: true,
        enable_endpoint_detection: true,
        max_endpoint_delay_ms: 1200,
      },
    },
    widget_settings: {
      theme: 'dark',
      default_state: 'collapsed',
      position: 'fixed',
      start_call_text: 'Ask about your flight',
      agent_thinking_text: 'Checking the board …',
      speak_to_interrupt_text: 'Speak to interrupt',
      audio_visualizer_config: { color: 'twilight', preset: 'roundBars' },
      logo_icon_url: 'https://airline.example.com/logo.svg',
      give_feedback_url: 'https://airline.example.com/feedback',
      report_issue_url: 'https://airline.example.com/issues',
      view_history_url: 'https://airline.example.com/history',
    },
    tools: [
      {
        type: 'client_side_tool',
        client_side_tool: {
          name: 'show_board',
          description: 'Shows the departure board of an airport on the page.',
          parameters: {
            type: 'object',
            properties: { airport: { type: 'string', pattern: '^[A-Z]{3}$' } },
            required: ['airport'],
          },
        },
      },
      {
        type: 'function',
        function: {
          name: 'convert_time',
          description: 'Tells a departure in the traveller’s own time.',
          parameters: { type: 'object', properties: { zone: { type: 'string' } }, required: ['zone'] },
        },
      },
      { type: 'skip_turn', skip_turn: { description: 'Stays silent while the traveller reads the board.' } },
    ],
  },
  {
    id: 'assistant-rebooking',
    name: 'Rebooking',
    description: 'Finds another seat after a cancellation.',
    created_at: '2026-04-02T05:30:00Z',
    version_id: 'version-rebooking-2',
    version_created_at: '2026-04-20T09:12:00Z',
    model: 'anthropic/claude-sonnet-4',
    instructions:
      'A flight was cancelled. Offer the next two flights, then a voucher. Bring in a colleague when the party is larger than four.',
    greeting: 'I am sorry about your flight. Let us find another.',
    tags: ['airline', 'inbound'],
    enabled_features: ['telephony'],
    voice_settings: { voice: 'Telnyx.KokoroTTS.af_heart' },
    transcription: {
      model: 'assemblyai/universal-streaming',
      settings: { end_of_turn_confidence_threshold: 0.5, min_turn_silence: 400, max_turn_silence: 1280 },
    },
    mcp_servers: [{ id: 'mcp-seat-map', allowed_tools: ['find_seats', 'hold_seat'] }, { id: 'mcp-vouchers' }],
    integrations: [{ integration_id: 'integration-crm', allowed_list: ['find_contact'] }, { integration_id: 'integration-calendar' }],
    a2a_agents: [
      {
        name: 'hotel_finder',
        url: 'https://agents.hotels.example.com/a2a',
        async: true,
        timeout_ms: 20000,
        poll_interval_ms: 750,
        headers: [{ name: 'authorization', value: '{{#integration_secret}}hotel-agent-key{{/integration_secret}}' }],
        messages: [
          { type: 'request_start', content: 'I am asking about hotels near the airport.' },
          { type: 'request_response_delayed', timing_ms: 6000, content: 'The hotels are still answering.' },
        ],
      },
      { name: 'train_finder', url: 'https://agents.trains.example.com/a2a' },
    ],
    tools: [
      {
        type: 'invite',
        invite: {
          from: '+15550103001',
          targets: [{ name: 'Group desk', to: '+15550103002' }, { to: '+15550103003' }],
          custom_headers: [{ name: 'X-Party', value: '{{party_size}}' }],
          voicemail_detection: { detection_mode: 'premium', on_voicemail_detected: { action: 'stop_invite' } },
        },
      },
      {
        type: 'handoff',
        handoff: {
          voice_mode: 'distinct',
          ai_assistants: [
            { id: 'assistant-flight-status', name: 'Flight status' },
            // Deleted long ago: nothing in the account has this id.
            { id: 'assistant-lounge-desk', name: 'Lounge desk' },
          ],
        },
      },
      { type: 'hangup', hangup: {} },
    ],
  },
];
