import type { AssistantWire } from '../wire.ts';
import { GONE_MISSION, LOST_PARCELS } from './mission-ids.ts';
import { SHARED_TICKET_TOOL } from './shared-tools.ts';

/** A parcel service: one that calls other companies' phone menus, one that brings drivers into a call. */
export const LOGISTICS: readonly AssistantWire[] = [
  {
    id: 'assistant-parcel-tracker',
    name: 'Parcel tracker',
    description: 'Calls carriers, works through their menus and reports where a parcel is.',
    created_at: '2026-05-05T07:00:00Z',
    version_id: 'version-parcel-tracker-3',
    version_created_at: '2026-06-01T07:00:00Z',
    model: 'openai/gpt-4.1-mini',
    instructions: 'Press the keys that lead to parcel tracking. Write down the answer. Be patient with queues.',
    tags: ['logistics', 'outbound'],
    enabled_features: ['telephony'],
    related_mission_ids: [LOST_PARCELS, GONE_MISSION],
    dynamic_variables: { carrier: 'Northern Post', attempts: 2, customs: null, history: ['sorted', 'loaded'] },
    dynamic_variables_webhook_url: 'https://parcels.example.com/hooks/variables',
    observability_settings: {
      status: 'enabled',
      host: 'https://traces.example.com',
      public_key_ref: 'traces-public-key',
      secret_key_ref: 'traces-secret-key',
      prompt_sync: 'enabled',
      prompt_name: 'parcel-tracker',
      prompt_label: 'production',
      prompt_version: 4,
    },
    telephony_settings: {
      noise_suppression: 'disabled',
      voicemail_detection: {
        on_voicemail_detected: {
          action: 'leave_message_and_stop_assistant',
          voicemail_message: { type: 'prompt', prompt: 'Leave the parcel number and a number to call back.' },
        },
      },
    },
    tools: [
      { type: 'send_dtmf', send_dtmf: {} },
      SHARED_TICKET_TOOL,
      { type: 'hangup', hangup: { description: 'Hangs up when the carrier has answered.' } },
    ],
  },
  {
    id: 'assistant-depot-dispatch',
    name: 'Depot dispatch',
    created_at: '2026-05-06T07:00:00Z',
    version_id: 'version-depot-dispatch-1',
    version_created_at: '2026-05-06T07:00:00Z',
    model: 'Qwen/Qwen3-235B-A22B',
    instructions: 'You coordinate drivers. Bring the nearest driver into the call when a door code is missing.',
    greeting: 'Depot. Which tour?',
    tags: ['logistics', 'inbound'],
    enabled_features: ['telephony'],
    voice_settings: {
      voice: 'ElevenLabs.eleven_multilingual_v2.sandboxvoice04',
      api_key_ref: 'elevenlabs-key',
      temperature: 0.4,
      similarity_boost: 0.7,
      style: 0.2,
      use_speaker_boost: false,
      speed: 0.9,
    },
    telephony_settings: { voicemail_detection: { on_voicemail_detected: { action: 'continue_assistant' } } },
    tools: [
      { type: 'invite', invite: { from: '+15550104001', targets: '{{driver_number}}' } },
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'assistant-parcel-tracker', name: 'Parcel tracker' }] } },
    ],
  },
];
