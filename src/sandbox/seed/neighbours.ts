import type { MessagingMessagingProfile } from 'telnyx/resources/messaging-profiles/messaging-profiles';
import type { NumbersPhoneNumberDetailed } from 'telnyx/resources/phone-numbers/phone-numbers';
import type { TexmlApplication } from 'telnyx/resources/texml-applications';

const AT = '2026-02-11T09:30:00Z';

/** The applications of the clinic's front desk and of the bank's fraud desk. */
export const seedTexmlApps = (): (TexmlApplication & { id: string })[] => [
  app('2731894650127345001', 'Clinic front desk', 'https://api.example.com/v2/ai/assistants/assistant-front-desk/texml'),
  app('2731894650127345002', 'Fraud desk', 'https://user:desk-pass@calls.example.com/texml'),
];

const app = (id: string, friendly_name: string, voice_url: string) => ({
  id,
  record_type: 'texml_application',
  friendly_name,
  active: true,
  voice_url,
  voice_method: 'get' as const,
  status_callback: 'https://calls.example.com/status?token=status-token-1',
  tags: [],
  created_at: AT,
  updated_at: AT,
});

/** The profile of the clinic's front desk. The hotel names one that is not there. */
export const seedMessagingProfiles = (): (MessagingMessagingProfile & { id: string })[] => [
  {
    id: 'messaging-profile-clinic',
    record_type: 'messaging_profile',
    name: 'Clinic messages',
    enabled: true,
    ai_assistant_id: 'assistant-front-desk',
    webhook_url: 'https://hooks.example.com/messages?token=hook-token-1',
    webhook_api_version: '2',
    whitelisted_destinations: ['US'],
    v1_secret: 'sandbox-profile-secret',
    created_at: AT,
    updated_at: AT,
  },
];

const number = (
  id: string,
  phone_number: string,
  rest: Pick<NumbersPhoneNumberDetailed, 'connection_id' | 'messaging_profile_id'>,
): NumbersPhoneNumberDetailed => ({
  id,
  record_type: 'phone_number',
  phone_number,
  phone_number_type: 'local',
  country_iso_alpha2: 'US',
  status: 'active',
  tags: ['clinic'],
  external_pin: '4711',
  deletion_lock_enabled: false,
  created_at: AT,
  purchased_at: AT,
  ...rest,
});

/** Numbers for calls, for messages, and for both. */
export const seedPhoneNumbers = (): NumbersPhoneNumberDetailed[] => [
  number('number-1', '+15550100001', { connection_id: '2731894650127345001', messaging_profile_id: 'messaging-profile-clinic' }),
  number('number-2', '+15550100002', { connection_id: '2731894650127345001', messaging_profile_id: null }),
  number('number-3', '+15550100003', { connection_id: null, messaging_profile_id: 'messaging-profile-clinic' }),
  number('number-4', '+15550100004', { connection_id: '2731894650127345002', messaging_profile_id: null }),
];
