import type { InterfaceRef } from '@pothos/core';
import type {
  EventStatus,
  ScheduledCallSettings as CallSettingsWire,
  ScheduledPhoneCallEventResponse as CallWire,
  ScheduledSMSEventResponse as MessageWire,
} from 'telnyx/resources/ai/assistants/scheduled-events';
import { isObject } from '../../json.ts';
import { assistantOfEvent } from '../../resolvers/scheduled-events.ts';
import { access, type Access } from '../access/access.ts';
import type { SchemaTypes } from '../builder.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { ConversationChannel } from '../conversation/channel.ts';
import { wireEnum } from '../wire/enum.ts';
import { EXTRA_DESCRIPTION, unmapped } from '../wire/extra.ts';
import { dateTime, id, int, json, object, objects, oneOf, text, texts, url, prose } from '../wire/fields.ts';
import { asJsonObject, mapFields, wireObject } from '../wire/object.ts';
import { RAW_DESCRIPTION } from '../wire/union.ts';
import { ScheduledEvent } from './ref.ts';

const ScheduledEventStatus = wireEnum<EventStatus>('ScheduledEventStatus', 'What has become of a scheduled event.', {
  pending: 'Its time has not come.',
  in_progress: 'The call is being made, or the message is being sent.',
  completed: 'It was carried out.',
  failed: 'It could not be carried out; `errors` say why.',
});

export const SipRegion = wireEnum<NonNullable<CallSettingsWire['sip_region']>>('SipRegion', 'Where Telnyx begins a call from.', {
  US: 'In the United States.',
  Europe: 'In Europe.',
  Canada: 'In Canada.',
  Australia: 'In Australia.',
  'Middle East': 'In the Middle East.',
});

/** The keys that all kinds of event have in the Telnyx API. */
const eventFields = {
  scheduled_event_id: id('The id of the event, unique among those of its assistant; null if the Telnyx API sent none.', 'eventId'),
  assistant_id: id('The id of the assistant that is to talk.'),
  telnyx_conversation_channel: oneOf(ConversationChannel, 'By which channel: `PHONE_CALL` or `SMS_CHAT`.'),
  scheduled_at_fixed_datetime: dateTime('When it is to happen.'),
  telnyx_agent_target: url('The phone number or SIP URI of the assistant.'),
  telnyx_end_user_target: url('The phone number or SIP URI that is called or written to.'),
  status: oneOf(ScheduledEventStatus, 'What has become of it so far.'),
  conversation_id: id('The id of the conversation that came of it; null before.'),
  conversation_metadata: json('What the conversation is labelled with: text, numbers and booleans by the names that the customer chose.'),
  dynamic_variables: json('Values of `{{variables}}` in the instructions and messages of the assistant, by name.'),
  errors: prose(texts('Why it failed, in the words of Telnyx; empty if it did not.')),
  retry_count: int('Number of retries so far.'),
  created_at: dateTime('When it was scheduled.'),
} as const;

const MEMBERS = { phone_call: 'ScheduledCall', sms_chat: 'ScheduledMessage' } as const;

/** The kind goes by the channel; of one that nobody knows, a text makes it a message. */
function kindOf(event: unknown): string {
  if (!isObject(event)) return 'UnknownScheduledEvent';
  const { telnyx_conversation_channel: channel, text: message } = event;
  if (channel === 'phone_call' || channel === 'sms_chat') return MEMBERS[channel];
  return typeof message === 'string' ? MEMBERS.sms_chat : 'UnknownScheduledEvent';
}

ScheduledEvent.implement({
  description: 'A call or a message that an assistant is to make at a set time.',
  resolveType: kindOf,
  fields: (t) => ({
    ...mapFields(t as never, eventFields, asJsonObject),
    assistant: t.field(
      assistantLink('The assistant that is to talk; null if it does not exist.', (event: Parameters<typeof assistantOfEvent>[0], ctx) =>
        assistantOfEvent(event, ctx),
      ),
    ),
    extra: t.field({
      type: 'JSON',
      description: EXTRA_DESCRIPTION,
      resolve: (event) => unmapped(asJsonObject(event), eventFields),
    }),
  }),
});

const interfaces = [ScheduledEvent as unknown as InterfaceRef<SchemaTypes, unknown>];

/** Who may schedule one may read what came of that. */
const common: { readonly interfaces: typeof interfaces; readonly access: Access } = {
  interfaces,
  access: { needs: [['conversations:read'], ['assistants:run']] },
};

const CallAttempt = wireObject<CallWire.CallAttempt>('CallAttempt', {
  description: 'One attempt to make a scheduled call, and how it ended.',
  fields: {
    attempt_number: int('Which attempt it was, counted from 1.'),
    attempted_at: dateTime('When it was made.'),
    call_status: text(
      'How it ended, as Telnyx names it: `busy`, `canceled`, `no-answer`, `ringing`, `completed`, `failed`, `in-progress`.',
    ),
    call_duration: int('How long the call took, in seconds; null if nobody answered.', 'callDurationSecs'),
    telnyx_call_control_id: id('The id of the call in Call Control.'),
  },
});

const ScheduledCallSettings = wireObject<CallSettingsWire>('ScheduledCallSettings', {
  description: 'How a scheduled call is made.',
  fields: { sip_region: oneOf(SipRegion, 'Where Telnyx begins the call from; null means `US`.') },
});

wireObject<CallWire>('ScheduledCall', {
  ...common,
  description: 'A phone call that an assistant is to make.',
  fields: {
    ...eventFields,
    call_status: text(
      'How the last attempt stands, as Telnyx names it: `busy`, `canceled`, `no-answer`, `ringing`, `completed`, `failed`, `in-progress`.',
    ),
    call_duration: int('How long the call took, in seconds; null before.', 'callDurationSecs'),
    call_attempts: objects(() => CallAttempt, 'The attempts so far, the first one first.'),
    call_settings: object(() => ScheduledCallSettings, 'How the call is made; null if nothing is set.'),
    dispatched_at: dateTime('When the call was made; null before.'),
    max_retries_client_errors: int('Maximum number of retries after `busy`, `no-answer`, `failed` or `canceled`, 0 to 10; null means 0.'),
    retry_attempts: int('Number of retries that are to be made, as Telnyx counts; null if it does not say.'),
    retry_interval_secs: int('Seconds between attempts, 60 to 86400; null means the default of Telnyx.'),
  },
});

wireObject<MessageWire>('ScheduledMessage', {
  ...common,
  description: 'A text message that an assistant is to send, and answers of which it is to deal with.',
  fields: { ...eventFields, text: prose(text('What is written.')) },
});

wireObject<Pick<MessageWire, keyof typeof eventFields>>('UnknownScheduledEvent', {
  ...common,
  description: 'An event on a channel newer than this gateway, or not readable as one. Nothing is lost: `raw` holds all of it.',
  fields: eventFields,
  isUnknownKind: true,
  derived: (t) => ({
    raw: t.field({
      type: 'JSON',
      description: RAW_DESCRIPTION,
      extensions: access({ redaction: 'everything' }),
      resolve: (event) => event,
    }),
  }),
});
