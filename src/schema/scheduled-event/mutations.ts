import type { ScheduledEventCreateParams } from 'telnyx/resources/ai/assistants/scheduled-events';
import { cancelScheduledEvent, schedulePhoneCall, scheduleTextMessage } from '../../resolvers/scheduled-events.ts';
import type { ScheduledEventWire } from '../../upstream/resources/scheduled-events.ts';
import { COST } from '../shared/directives.ts';
import { mutation, RUNS, type InputFields } from '../shared/mutation.ts';
import { deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { common, dateTime, int, oneOf, text, type InputField } from '../wire/input-fields.ts';
import { scalarMap, textMap } from '../wire/input-maps.ts';
import { ownFields } from '../wire/own-fields.ts';
import { ScheduledEvent } from './ref.ts';
import { SipRegion } from './scheduled-event.ts';

const ASSISTANT_ID = 'Id of the assistant at Telnyx.';

const AT =
  'When it is to happen: a date and a time, best with its zone, such as `2026-01-31T12:00:00Z`; without a zone it is sent as UTC. One that has passed is sent, too: Telnyx decides whether to refuse it or to do it at once.';
/** What the two kinds of event have in common. */
const eventFields = (from: string, to: string) =>
  ({
    scheduled_at_fixed_datetime: dateTime(AT, { name: 'at', required: true }),
    telnyx_agent_target: text(from, { name: 'from', required: true }),
    telnyx_end_user_target: text(to, { name: 'to', required: true }),
    conversation_metadata: scalarMap('Labels of the conversation: strings, numbers and booleans by name.'),
    dynamic_variables: textMap('Values of `{{variables}}` in the instructions and messages of the assistant: strings by name.'),
  }) as const;

const REGION = 'Where Telnyx begins the call from; absent means `US`.';
const region = oneOf(SipRegion, REGION);
const sipRegion: InputField<NonNullable<ScheduledEventCreateParams['call_settings']>> = {
  ...common(REGION, { name: 'sipRegion' }),
  type: region.type,
  toWire: (value, path, addFault) => ({ sip_region: region.toWire(value, path, addFault) }),
  nameBelow: () => [],
};

type Sent = 'Idempotency-Key' | 'telnyx_conversation_channel';

const phoneCall = ownFields<ScheduledEventCreateParams, Sent | 'text'>({
  ...eventFields('The phone number or SIP URI to call from.', 'The phone number or SIP URI to call.'),
  max_retries_client_errors: int('How often to try again after `busy`, `no-answer`, `failed` or `canceled`, 0 to 10; absent means 0.', {
    min: 0,
    max: 10,
  }),
  retry_interval_secs: int('Seconds between attempts, 60 to 86400; absent means the default of Telnyx.', { min: 60, max: 86_400 }),
  call_settings: sipRegion,
});

const textMessage = ownFields<ScheduledEventCreateParams, Sent | 'max_retries_client_errors' | 'retry_interval_secs' | 'call_settings'>({
  ...eventFields('The phone number to write from.', 'The phone number to write to.'),
  text: text('What to write.', { required: true }),
});

type Channel = ScheduledEventCreateParams['telnyx_conversation_channel'];

/** The input of an event, and what it is as the Telnyx API takes it. */
const inputOf = ({ fields, read }: typeof phoneCall, channel: Channel) => ({
  fields: (t: InputFields) => ({
    assistantId: t.id({ required: true, description: ASSISTANT_ID }),
    ...(fields(t) as object),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  read: (input: { readonly assistantId: string | number; readonly idempotencyKey?: string | null | undefined }) => {
    const body = read(input);
    return {
      parent: { assistantId: String(input.assistantId) },
      body: { ...body, wire: { ...body.wire, telnyx_conversation_channel: channel } },
      idempotencyKey: input.idempotencyKey,
    };
  },
});

const payload = (name: string) =>
  writePayload<ScheduledEventWire>(name, 'scheduledEvent', {
    type: ScheduledEvent,
    description: 'What is scheduled; null when it was refused.',
  });

const call = inputOf(phoneCall, 'phone_call');
mutation('schedulePhoneCall', {
  ...RUNS,
  cost: COST.run,
  description: 'Has an assistant call someone at a set time, for which Telnyx charges. Cost: one upstream write.',
  input: 'The call, and when to make it.',
  fields: call.fields,
  payload: payload('SchedulePhoneCallPayload'),
  resolve: (input, ctx) => schedulePhoneCall(call.read(input), ctx),
});

const message = inputOf(textMessage, 'sms_chat');
mutation('scheduleTextMessage', {
  ...RUNS,
  cost: COST.run,
  description: 'Has an assistant write to someone at a set time, for which Telnyx charges. Cost: one upstream write.',
  input: 'The message, and when to send it.',
  fields: message.fields,
  payload: payload('ScheduleTextMessagePayload'),
  resolve: (input, ctx) => scheduleTextMessage(message.read(input), ctx),
});

mutation('cancelScheduledEvent', {
  ...RUNS,
  description: 'Cancels a scheduled event that is pending; of any other, removes the record. Cost: one upstream write.',
  input: 'Which event to cancel.',
  fields: (t) => ({
    assistantId: t.id({ required: true, description: ASSISTANT_ID }),
    eventId: t.id({ required: true, description: 'Id of the event at Telnyx: `ScheduledEvent.eventId`.' }),
  }),
  payload: deletePayload('CancelScheduledEventPayload', 'event'),
  resolve: ({ assistantId, eventId }, ctx) =>
    cancelScheduledEvent({ parent: { assistantId: String(assistantId) }, id: String(eventId) }, ctx),
});
