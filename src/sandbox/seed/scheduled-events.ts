import type { ScheduledEvent } from '../scheduled-event.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const COUNT = 25;

/** The assistant that all of them are of. */
const ASSISTANT_ID = 'assistant-front-desk';

/** Who they are for; as many as there are kinds of events, and two more, so that a kind has many names. */
const PATIENTS = ['Nora Lindqvist', 'Tom Becker', 'Amina Yusuf', 'Carlos Medina', 'Ewa Nowak', 'Liam Byrne', 'Sofia Rossi'];

/** Of five, one each: a call to come, a message sent, a call made, a call that fails, and a message to come; the sixth still rings. */
function seedEvent(index: number, now: number): ScheduledEvent {
  const patient = PATIENTS[index % PATIENTS.length]!;
  const number = String(index + 1).padStart(3, '0');
  const isCall = [0, 2, 3].includes(index % 5);
  const isToCome = index % 5 === 0 || index % 5 === 4;
  const end = index % 5 === 3 ? '9999' : `1${number}`;
  const base = {
    telnyx_agent_target: '+15550100001',
    telnyx_end_user_target: `+1555012${end}`,
    conversation_metadata: { campaign: 'recall', batch: index % 3, urgent: index % 2 === 0 },
    dynamic_variables: { patient },
  };
  return {
    id: `event-${number}`,
    assistantId: ASSISTANT_ID,
    createdAt: now - 30 * DAY_MS + index * HOUR_MS,
    at: now + (isToCome ? (index + 1) * DAY_MS : (index - COUNT) * HOUR_MS),
    params: isCall
      ? { ...base, telnyx_conversation_channel: 'phone_call', call_settings: { sip_region: index % 2 === 0 ? 'US' : 'Middle East' } }
      : { ...base, telnyx_conversation_channel: 'sms_chat', text: `Harbour Clinic: ${patient}, your appointment is tomorrow at ten.` },
  };
}

/** Nobody answers, and it is tried once a day for ten more days. */
const ringing = (now: number): ScheduledEvent => ({
  id: 'event-ringing',
  assistantId: ASSISTANT_ID,
  createdAt: now - 2 * DAY_MS,
  at: now - DAY_MS - HOUR_MS,
  params: {
    telnyx_conversation_channel: 'phone_call',
    telnyx_agent_target: '+15550100001',
    telnyx_end_user_target: '+15550120000',
    max_retries_client_errors: 10,
    retry_interval_secs: DAY_MS / 1_000,
  },
});

/** The scheduled events that every account starts with: 25 of one assistant, of all states, around the time at which it begins. */
export const seedScheduledEvents = (now: number): ScheduledEvent[] => [
  ...Array.from({ length: COUNT - 1 }, (_event, index) => seedEvent(index, now)),
  ringing(now),
];
