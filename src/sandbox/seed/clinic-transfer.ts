import type { ToolWire } from '../wire.ts';

/** The nurse line's transfer: a list of targets, warm, with every voicemail setting. */
export const NURSE_TRANSFER: ToolWire = {
  type: 'transfer',
  timeout_ms: 5000,
  transfer: {
    from: '+15550101001',
    description: 'Connects the caller with a nurse.',
    targets: [
      { name: 'Nurse on duty', to: '+15550101002', extension: '12', message: 'A caller with {{complaint}}.' },
      {
        name: 'Emergency desk',
        to: 'sip:emergency@clinic.example.com',
        sip_auth_username: 'nurse-line',
        sip_auth_password: 'not-a-real-password',
      },
    ],
    custom_headers: [{ name: 'X-Urgency', value: '{{urgency}}' }],
    diversion: '<sip:+15550101001@clinic.example.com>;reason=unconditional',
    warm_message_delay_ms: 500,
    warm_transfer_instructions: 'Say who is calling and why, in one sentence.',
    warm_transfer_acceptance: { enabled: true, end_user_target_context_mode: 'private' },
    voicemail_detection: {
      detection_mode: 'premium',
      on_voicemail_detected: {
        action: 'leave_message_and_stop_transfer',
        voicemail_message: { type: 'warm_transfer_instructions', message: 'Please call the nurse line.' },
      },
      detection_config: {
        total_analysis_time_millis: 4000,
        initial_silence_millis: 2500,
        greeting_duration_millis: 1500,
        greeting_silence_duration_millis: 800,
        greeting_total_analysis_time_millis: 5000,
        after_greeting_silence_millis: 800,
        between_words_silence_millis: 50,
        maximum_number_of_words: 5,
        maximum_word_length_millis: 2000,
        min_word_length_millis: 100,
        silence_threshold: 256,
      },
    },
  },
};
