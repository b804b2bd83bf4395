import type { AssistantWire } from '../wire.ts';
import { SHARED_TEXT_TOOL } from './shared-tools.ts';

/** A restaurant: tables by a short flow, and orders that go to the kitchen without waiting for it. */
export const RESTAURANT: readonly AssistantWire[] = [
  {
    id: 'assistant-table-booking',
    name: 'Table booking',
    created_at: '2026-01-20T18:00:00Z',
    version_id: 'version-table-booking-1',
    version_created_at: '2026-01-20T18:00:00Z',
    model: 'openai/gpt-4o-mini',
    instructions: 'You book tables for the evening. Parties above eight go to the kitchen for a set menu.',
    greeting: 'The Copper Pan, for how many may I set the table?',
    tags: ['restaurant', 'inbound'],
    enabled_features: ['telephony', 'messaging'],
    voice_settings: {
      voice: 'Telnyx.NaturalHD.vega',
      background_audio: { type: 'media_url', value: 'https://media.example.com/dining-room.mp3' },
    },
    conversation_flow: {
      start_node_id: 'party',
      nodes: [
        { type: 'prompt', id: 'party', instructions: 'Ask for the day, the time and the number of guests.' },
        { type: 'speak', id: 'confirm', message: 'Your table is set for {{party_size}}.' },
      ],
      edges: [
        {
          id: 'large-party',
          start_node_id: 'party',
          condition: {
            type: 'expression',
            expression: {
              type: 'comparison',
              op: '>',
              left: { type: 'variable', name: 'party_size' },
              right: { type: 'number_literal', value: 8 },
            },
          },
          target: { type: 'assistant', assistant_id: 'assistant-kitchen-orders', voice_mode: 'unified' },
        },
        {
          id: 'small-party',
          start_node_id: 'party',
          condition: { type: 'llm', prompt: 'Day, time and number of guests are known' },
          target: { type: 'node', node_id: 'confirm' },
        },
      ],
    },
    tools: [SHARED_TEXT_TOOL],
  },
  {
    id: 'assistant-kitchen-orders',
    name: 'Kitchen orders',
    created_at: '2026-01-21T18:00:00Z',
    version_id: 'version-kitchen-orders-2',
    version_created_at: '2026-03-02T12:00:00Z',
    model: 'openai/gpt-4o',
    instructions: 'Take the order dish by dish, repeat it, send it. Do not wait for the kitchen.',
    greeting: 'Kitchen, ready when you are.',
    tags: ['restaurant'],
    enabled_features: ['telephony'],
    post_conversation_settings: { enabled: true },
    transcription: { model: 'openai/whisper-large-v3-turbo', language: 'auto' },
    tools: [
      {
        type: 'webhook',
        webhook: {
          name: 'send_order',
          description: 'Sends the order to the kitchen.',
          url: 'https://kitchen.example.com/api/orders',
          method: 'POST',
          async: true,
          async_timeout_ms: 15000,
          body_parameters: {
            type: 'object',
            properties: {
              dishes: {
                type: 'array',
                items: { type: 'object', properties: { name: { type: 'string' }, count: { type: 'integer' } } },
              },
            },
            required: ['dishes'],
          },
        },
      },
      {
        type: 'webhook',
        webhook: {
          name: 'cancel_order',
          description: 'Cancels an order that is not on the stove yet.',
          url: 'https://kitchen.example.com/api/orders/{order_id}',
          method: 'DELETE',
          path_parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
        },
      },
      { type: 'send_message', send_message: { message_template: null } },
      { type: 'skip_turn', skip_turn: {} },
    ],
  },
];
