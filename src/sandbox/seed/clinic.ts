import type { AssistantWire } from '../wire.ts';
import { NURSE_TRANSFER } from './clinic-transfer.ts';
import { SHARED_PAY_TOOL } from './shared-tools.ts';
import { CLINIC_GROUP_ID } from './insights.ts';

/** A clinic: the front desk and the nurse line hand over to each other, the billing desk to the front desk. */
export const CLINIC: readonly AssistantWire[] = [
  {
    id: 'assistant-front-desk',
    name: 'Clinic front desk',
    description: 'Answers every call to the clinic, books visits and knows who to pass callers to.',
    created_at: '2026-02-03T09:15:00Z',
    version_id: 'version-front-desk-3',
    version_name: 'Shorter greeting',
    version_created_at: '2026-06-18T11:02:31Z',
    model: 'openai/gpt-4o',
    instructions:
      'You are the front desk of {{clinic_name}}. Find out whether the caller wants a visit, a nurse or an invoice. Book visits yourself. Never guess at a diagnosis.',
    greeting: 'Good day, {{clinic_name}}. How may I help?',
    tags: ['clinic', 'inbound'],
    enabled_features: ['telephony', 'messaging'],
    dynamic_variables: { clinic_name: 'Harbour Clinic', opening_hours: { weekdays: '8-18', saturday: '9-12' } },
    dynamic_variables_webhook_url: 'https://clinic.example.com/hooks/variables',
    dynamic_variables_webhook_timeout_ms: 2000,
    insight_settings: { insight_group_id: CLINIC_GROUP_ID },
    privacy_settings: { data_retention: true, in_transit_data_locality: false },
    voice_settings: { voice: 'Telnyx.NaturalHD.astra', voice_speed: 1.05 },
    transcription: {
      model: 'deepgram/flux',
      language: 'en',
      settings: { eot_threshold: 0.7, eager_eot_threshold: 0.5, eot_timeout_ms: 3000, keyterm: 'vaccination,referral' },
    },
    interruption_settings: {
      enable: true,
      disable_greeting_interruption: true,
      interrupt_prediction_threshold: 0.6,
      start_speaking_plan: {
        wait_seconds: 0.4,
        transcription_endpointing_plan: {
          on_punctuation_seconds: 0.1,
          on_no_punctuation_seconds: 1.5,
          on_number_seconds: 0.5,
        },
      },
    },
    telephony_settings: {
      default_texml_app_id: '2731894650127345001',
      supports_unauthenticated_web_calls: false,
      time_limit_secs: 1800,
      user_idle_reply_secs: 10,
      user_idle_timeout_secs: 60,
      fallback_destination: '+15550101000',
      send_message_history_updates: true,
      noise_suppression: 'krisp',
      noise_suppression_config: {
        mode: 'advanced',
        attenuation_limit: 80,
        family: 'quail',
        size: 'vf',
        enhancement_level: 0.8,
      },
      recording_settings: { enabled: true, channels: 'dual', format: 'mp3', stop_on_conversation_end: true },
      voicemail_detection: {
        on_voicemail_detected: {
          action: 'leave_message_and_stop_assistant',
          voicemail_message: { type: 'message', message: 'This is {{clinic_name}}. Please call us back.' },
        },
      },
    },
    messaging_settings: {
      default_messaging_profile_id: 'messaging-profile-clinic',
      delivery_status_webhook_url: 'https://clinic.example.com/hooks/delivery',
      conversation_inactivity_minutes: 120,
    },
    tools: [
      {
        type: 'webhook',
        timeout_ms: 8000,
        tool_id: 'tool-find-slots',
        webhook: {
          name: 'find_slots',
          description: 'Lists free slots of a doctor.',
          url: 'https://clinic.example.com/api/doctors/{doctor_id}/slots',
          method: 'GET',
          headers: [
            { name: 'authorization', value: '{{#integration_secret}}clinic-key{{/integration_secret}}' },
            { name: 'x-clinic', value: '{{clinic_name}}' },
          ],
          path_parameters: { type: 'object', properties: { doctor_id: { type: 'string' } }, required: ['doctor_id'] },
          query_parameters: {
            type: 'object',
            properties: { from: { type: 'string', format: 'date' }, limit: { type: 'integer', maximum: 5 } },
          },
          preset_query_params: { source: 'voice' },
          store_fields_as_variables: [{ name: 'first_slot', value_path: 'slots.0.start' }],
          messages: [
            { type: 'request_start', content: 'Let me look at the calendar.' },
            { type: 'request_response_delayed', timing_ms: 3000, content: 'The calendar is slow today, one moment.' },
          ],
        },
      },
      {
        type: 'handoff',
        handoff: {
          voice_mode: 'unified',
          ai_assistants: [
            { id: 'assistant-nurse-line', name: 'Nurse line' },
            { id: 'assistant-billing-desk', name: 'Billing desk' },
          ],
        },
      },
      { type: 'hangup', hangup: { description: 'Ends the call once the caller has said goodbye.' } },
    ],
  },
  {
    id: 'assistant-nurse-line',
    name: 'Nurse line',
    description: 'Sorts complaints by urgency and connects a nurse.',
    created_at: '2026-02-03T09:40:00Z',
    version_id: 'version-nurse-line-1',
    version_created_at: '2026-02-03T09:40:00Z',
    model: 'anthropic/claude-sonnet-4',
    instructions:
      'Ask where it hurts, since when and how badly. Look up the protocol before you answer. Chest pain is always transferred at once.',
    greeting: 'Nurse line. What is troubling you?',
    tags: ['clinic', 'inbound', 'escalation'],
    enabled_features: ['telephony'],
    llm_api_key_ref: 'anthropic-key',
    voice_settings: {
      voice: 'Telnyx.NaturalHD.luna',
      background_audio: { type: 'predefined_media', value: 'office', volume: 0.5 },
    },
    transcription: { model: 'deepgram/nova-3', language: 'en', settings: { numerals: true, smart_format: true } },
    tools: [
      { type: 'retrieval', retrieval: { bucket_ids: ['triage-protocols', 'opening-hours'], max_num_results: 4 } },
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'assistant-front-desk', name: 'Clinic front desk' }] } },
      NURSE_TRANSFER,
    ],
  },
  {
    id: 'assistant-billing-desk',
    name: 'Billing desk',
    created_at: '2026-02-04T14:00:00Z',
    version_id: 'version-billing-desk-2',
    version_created_at: '2026-05-09T07:21:00Z',
    model: 'openai/gpt-4.1',
    instructions: 'You explain invoices line by line and take payments. For another invoice, start over.',
    greeting: '',
    tags: ['clinic', 'payments'],
    enabled_features: ['telephony'],
    privacy_settings: { data_retention: false },
    telephony_settings: { disable_dtmf: true, time_limit_secs: 900 },
    tools: [
      SHARED_PAY_TOOL,
      {
        type: 'update_dynamic_variables',
        update_dynamic_variables: {
          name: 'remember_invoice',
          description: 'Remembers the invoice that the caller is talking about.',
          updatable_variables: [
            { name: 'invoice_number', description: 'As printed on the invoice', type: 'string' },
            { name: 'amount_due' },
          ],
        },
      },
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'assistant-front-desk', name: 'Clinic front desk' }] } },
    ],
  },
];
