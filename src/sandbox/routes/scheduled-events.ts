import { randomUUID } from 'node:crypto';
import type { ScheduledEventResponse } from 'telnyx/resources/ai/assistants/scheduled-events';
import { type BodyField, readBody } from '../body.ts';
import { withAssistant } from '../assistants/named.ts';
import { listPage } from '../collection.ts';
import { type Fault, absent, validationError } from '../errors.ts';
import { idempotent } from '../idempotency.ts';
import { type Handler, ok, type SandboxRequest } from '../message.ts';
import type { Reply } from '../reply.ts';
import { eventAt, type ScheduledEvent } from '../scheduled-event.ts';

const CHANNELS = ['phone_call', 'sms_chat'] as const;
const REGIONS = ['US', 'Europe', 'Canada', 'Australia', 'Middle East'];

const FIELDS: Readonly<Record<string, BodyField>> = {
  telnyx_conversation_channel: { kind: 'string', required: true, values: CHANNELS },
  telnyx_agent_target: { kind: 'string', required: true, min: 1 },
  telnyx_end_user_target: { kind: 'string', required: true, min: 1 },
  scheduled_at_fixed_datetime: { kind: 'string', required: true },
  conversation_metadata: { kind: 'object' },
  dynamic_variables: { kind: 'object' },
  max_retries_client_errors: { kind: 'integer', min: 0, max: 10 },
  retry_interval_secs: { kind: 'integer', min: 60, max: 86_400 },
  text: { kind: 'string' },
  call_settings: { kind: 'object' },
};

/** Answers for an event that the assistant has. */
const withEvent = (answer: (request: SandboxRequest, event: ScheduledEvent) => Reply): Handler =>
  withAssistant(({ id: assistantId }, request) => {
    const event = request.account.scheduledEvents.get(request.params.event ?? '');
    return event?.assistantId === assistantId ? answer(request, event) : absent('scheduled event');
  });

const isTime = (text: string) => /\d[T ]\d/i.test(text) && !Number.isNaN(Date.parse(text));
const badTime = (loc: Fault['loc']): Fault => ({ loc, msg: 'Input should be a valid datetime', type: 'datetime_parsing' });

/** `GET /ai/assistants/{id}/scheduled_events`: by their time. */
export const listEvents = withAssistant(({ id: assistantId }, request) => {
  const { account, query, clock } = request;
  const channel = query.get('conversation_channel');
  const faults = ['from_date', 'to_date'].flatMap((name) =>
    isTime(query.get(name) ?? '2026-01-01T00:00') ? [] : [badTime(['query', name])],
  );
  if (channel !== null && !CHANNELS.some((known) => known === channel)) {
    faults.push({ loc: ['query', 'conversation_channel'], msg: `Input should be ${CHANNELS.join(' or ')}`, type: 'enum' });
  }
  if (faults.length > 0) return validationError(faults);
  const timeOf = ({ scheduled_at_fixed_datetime: at }: ScheduledEventResponse) => Date.parse(at);
  return listPage<ScheduledEventResponse>(request, {
    all: [...account.scheduledEvents.values()]
      .filter((event) => event.assistantId === assistantId)
      .toSorted((a, b) => a.at - b.at)
      .map((event) => eventAt(event, clock.now())),
    pages: 'meta',
    filters: {
      conversation_channel: (event, value) => event.telnyx_conversation_channel === value,
      from_date: (event, value) => timeOf(event) >= Date.parse(value),
      to_date: (event, value) => timeOf(event) <= Date.parse(value),
    },
  });
});

/** `POST /ai/assistants/{id}/scheduled_events` */
export const createEvent = idempotent(
  withAssistant(({ id: assistantId }, { account, body: bytes, clock }) => {
    const read = readBody(bytes, FIELDS, { partial: false });
    if ('refusal' in read) return read.refusal;
    const { scheduled_at_fixed_datetime: at, ...params } = read.body;
    const region = (params['call_settings'] as { sip_region?: unknown } | undefined)?.sip_region;
    const faults: Fault[] = [];
    if (!isTime(String(at))) faults.push(badTime(['body', 'scheduled_at_fixed_datetime']));
    if (params['telnyx_conversation_channel'] === 'sms_chat' && !params['text']) {
      faults.push({ loc: ['body', 'text'], msg: 'Field required', type: 'missing' });
    }
    if (region !== undefined && !REGIONS.some((known) => known === region)) {
      faults.push({ loc: ['body', 'call_settings', 'sip_region'], msg: `Input should be ${REGIONS.join(', ')}`, type: 'enum' });
    }
    if (faults.length > 0) return validationError(faults);
    const event: ScheduledEvent = {
      id: `event-${randomUUID()}`,
      assistantId,
      createdAt: clock.now(),
      at: Date.parse(String(at)),
      params: params as unknown as ScheduledEvent['params'],
    };
    account.scheduledEvents.set(event.id, event);
    return { status: 201, body: eventAt(event, clock.now()) };
  }),
);

/** `GET /ai/assistants/{id}/scheduled_events/{event}` */
export const retrieveEvent = withEvent(({ clock }, event) => ok(eventAt(event, clock.now())));

/** `DELETE /ai/assistants/{id}/scheduled_events/{event}`: what is pending does not happen, and of the rest the record is gone. */
export const removeEvent = withEvent(({ account }, { id }) => {
  account.scheduledEvents.delete(id);
  return ok({});
});
