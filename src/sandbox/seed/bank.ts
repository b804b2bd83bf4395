import type { AssistantWire } from '../wire.ts';
import { FRAUD_REVIEW } from './mission-ids.ts';

/** A bank's fraud desk: runs on a model of the bank's own, refers calls over SIP, transfers to a number from a template. */
export const FRAUD_DESK: AssistantWire = {
  id: 'assistant-fraud-desk',
  name: 'Fraud desk',
  description: 'Takes over when a payment looks wrong.',
  created_at: '2026-03-11T10:05:00Z',
  version_id: 'version-fraud-desk-4',
  version_name: 'Own model',
  version_created_at: '2026-07-01T06:30:00Z',
  model: 'openai/gpt-4o',
  instructions:
    'Never read out a card number. Ask for two recent payments; if either is unknown to the caller, block the card and connect an investigator.',
  greeting: 'You are with the fraud desk. Are you somewhere you can speak freely?',
  tags: ['bank', 'escalation'],
  enabled_features: ['telephony'],
  related_mission_ids: [FRAUD_REVIEW],
  external_llm: {
    base_url: 'https://models.bank.example.com/v1',
    model: 'bank-guard-2',
    authentication_method: 'certificate',
    certificate_ref: 'bank-client-certificate',
    forward_metadata: true,
    llm_api_key_ref: 'bank-model-key',
    token_retrieval_url: 'https://models.bank.example.com/token',
  },
  fallback_config: {
    model: 'openai/gpt-4o-mini',
    llm_api_key_ref: 'openai-key',
    external_llm: {
      base_url: 'https://standby.bank.example.com/v1',
      model: 'bank-guard-1',
      authentication_method: 'token',
      llm_api_key_ref: 'bank-standby-key',
    },
  },
  voice_settings: {
    voice: 'Azure.en-US-AvaMultilingualNeural',
    api_key_ref: 'azure-voice-key',
    background_audio: { type: 'predefined_media', value: 'silence' },
  },
  transcription: { model: 'azure/fast', language: 'en-US', region: 'eastus', api_key_ref: 'azure-speech-key' },
  telephony_settings: {
    default_texml_app_id: '2731894650127345002',
    noise_suppression: 'deepfilternet',
    voicemail_detection: { on_voicemail_detected: { action: 'stop_assistant' } },
  },
  tools: [
    {
      type: 'transfer',
      transfer: {
        from: '+15550102001',
        targets: '{{investigator_numbers}}',
        description: 'Connects an investigator; the numbers come from the variables of the call.',
      },
    },
    {
      type: 'refer',
      refer: {
        targets: [
          {
            name: 'Card stop line',
            sip_address: 'sip:stop@cards.bank.example.com',
            sip_auth_username: 'fraud-desk',
            sip_auth_password: 'not-a-real-password',
          },
        ],
        sip_headers: [
          { name: 'User-to-User', value: '{{case_id}};encoding=hex' },
          { name: 'Diversion', value: '<sip:fraud@bank.example.com>' },
        ],
        custom_headers: [{ name: 'X-Case', value: '{{case_id}}' }],
      },
    },
    {
      type: 'webhook',
      webhook: {
        name: 'block_card',
        description: 'Blocks a card at once.',
        url: 'https://cards.bank.example.com/api/cards/{card_id}',
        method: 'PATCH',
        path_parameters: { type: 'object', properties: { card_id: { type: 'string' } }, required: ['card_id'] },
        body_parameters: {
          type: 'object',
          properties: { state: { type: 'string', const: 'blocked' }, reason: { type: 'string' } },
          required: ['state'],
        },
        // The older place of the limit, as documents written before the tool had its own still have it.
        timeout_ms: 3000,
      },
    },
  ],
};
