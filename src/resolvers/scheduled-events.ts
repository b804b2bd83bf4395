import type { ScheduledEventCreateParams } from 'telnyx/resources/ai/assistants/scheduled-events';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { scheduledEvents, type ScheduledEventQuery, type ScheduledEventWire } from '../upstream/resources/scheduled-events.ts';
import type { OfAssistant } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { eventsOf } from './assistant-scopes.ts';
import { getReferencedAssistant } from './assistant.ts';
import type { SliceArgs } from './lists/slice.ts';
import { listWindow } from './lists/window.ts';
import { getOne } from './one.ts';
import { createOne, deleteOne } from './resource-writes.ts';

export const getScheduledEvent = (eventId: string, ctx: RequestContext, { assistantId }: OfAssistant) =>
  getOne(scheduledEvents, { parent: { assistantId }, id: eventId }, ctx);

export interface ScheduledEventFilter {
  readonly channel?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

type Channel = NonNullable<ScheduledEventQuery['conversation_channel']>;
const CHANNELS: ReadonlySet<string> = new Set<Channel>(['phone_call', 'sms_chat']);

/** The events of an assistant, filtered by the upstream. */
export function listScheduledEvents({ id }: AssistantWire, args: SliceArgs, filter: ScheduledEventFilter, ctx: RequestContext) {
  const { channel, from, to } = filter;
  const isAsked = channel !== null && channel !== undefined;
  if (isAsked && !CHANNELS.has(channel)) {
    throw new GatewayError('BAD_USER_INPUT', 'filter.channel takes PHONE_CALL or SMS_CHAT: events are scheduled on no other channel.');
  }
  return listWindow(
    {
      resource: scheduledEvents,
      parent: { assistantId: String(id) },
      filter: {
        conversation_channel: isAsked ? (channel as Channel) : undefined,
        from_date: from ?? undefined,
        to_date: to ?? undefined,
      },
    },
    args,
    ctx,
  );
}

/** The assistant whose event it is. */
export const assistantOfEvent = ({ assistant_id: id }: ScheduledEventWire, ctx: RequestContext) => getReferencedAssistant(id, ctx);

const schedule = (operation: string) =>
  createOne<ScheduledEventWire, ScheduledEventCreateParams, OfAssistant>({
    operation,
    resource: scheduledEvents,
    outdates: ({ parent: { assistantId } }) => [eventsOf(assistantId)],
    send: ({ assistants }, body, options, { assistantId }) => assistants.scheduledEvents.create(assistantId, body, options),
  });

export const schedulePhoneCall = schedule('schedulePhoneCall');
export const scheduleTextMessage = schedule('scheduleTextMessage');

/** One DELETE: cancels what is pending, and removes the record of anything else. */
export const cancelScheduledEvent = deleteOne<ScheduledEventWire, OfAssistant>({
  operation: 'cancelScheduledEvent',
  resource: scheduledEvents,
  outdates: ({ parent: { assistantId } }) => [eventsOf(assistantId)],
  send: ({ assistants }, { id, parent: { assistantId } }, options) =>
    assistants.scheduledEvents.delete(id, { assistant_id: assistantId }, options),
});
