import type { ScheduledEventListParams, ScheduledEventResponse } from 'telnyx/resources/ai/assistants/scheduled-events';
import { UNSETTLED_FRESH_MS } from '../kinds.ts';
import { windowed, type PageQuery } from '../pages.ts';
import { resource } from '../resource.ts';
import { assistants, type OfAssistant } from './assistants.ts';

export type ScheduledEventWire = ScheduledEventResponse;

/** What the upstream filters the events of an assistant by. */
export type ScheduledEventQuery = Omit<ScheduledEventListParams, keyof PageQuery>;

/** NaN where it does not say, to the zone. */
const timeOf = ({ scheduled_at_fixed_datetime: at }: ScheduledEventWire): number =>
  typeof at === 'string' && /(?:Z|[+-]\d{2}:?\d{2})$/i.test(at) ? Date.parse(at) : Number.NaN;

/** The events of one assistant, read singly and in windows. */
export const scheduledEvents = {
  ...resource<ScheduledEventWire, OfAssistant>({
    kind: 'scheduled-events',
    noun: ['a', 'scheduled event'],
    idKey: 'scheduled_event_id',
    idName: 'eventId',
    mayLackKey: true,
    above: { assistantId: { resource: assistants, key: 'assistant_id' } },
    retrieve: ({ assistants: { scheduledEvents: calls } }, id, options, { assistantId }) =>
      calls.retrieve(id, { assistant_id: assistantId }, options),
    list: null,
    tells: ['scheduled_at_fixed_datetime', 'telnyx_agent_target', 'telnyx_end_user_target', 'telnyx_conversation_channel'],
    freshMs: ({ status }) => (status === 'completed' || status === 'failed' ? Infinity : UNSETTLED_FRESH_MS),
  }),
  windowKey: 'scheduled_event_id',
  filters: {
    conversation_channel: 'telnyx_conversation_channel',
    from_date: (event: ScheduledEventWire, from: string) => !(timeOf(event) < Date.parse(from)),
    to_date: (event: ScheduledEventWire, to: string) => !(timeOf(event) > Date.parse(to)),
  },
  window: windowed<OfAssistant, ScheduledEventQuery>(
    'scheduled_events',
    ({ assistants: { scheduledEvents: calls } }, query, options, { assistantId }) => calls.list(assistantId, query, options),
  ),
} as const;
