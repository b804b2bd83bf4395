import { getScheduledEvent, listScheduledEvents } from '../../resolvers/scheduled-events.ts';
import { MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { ConversationChannel } from '../conversation/channel.ts';
import { single } from '../shared/single.ts';
import { windowConnection } from '../shared/window-connection.ts';
import { ScheduledEvent } from './ref.ts';

const AGE = 'What is pending or in progress is a second old at most.';

single('scheduledEvent', {
  type: ScheduledEvent,
  noun: 'scheduled event',
  description: `One scheduled event of an assistant, or null if there is none. Cost: one upstream read, however often the operation names it. ${AGE}`,
  above: { assistantId: 'Id of the assistant at Telnyx.' },
  idName: 'eventId',
  idDescription: 'Id of the event at Telnyx. A value that cannot be an id is refused without a call.',
  needs: MAY_READ_CONVERSATIONS,
  get: getScheduledEvent,
});

const ScheduledEventFilter = builder.inputType('ScheduledEventFilter', {
  description:
    'Which scheduled events to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more.',
  fields: (t) => ({
    channel: t.field({ type: ConversationChannel.ref, description: 'By this channel: `PHONE_CALL` or `SMS_CHAT`; others are refused.' }),
    from: t.field({ type: 'DateTime', description: 'Scheduled for this time or later.' }),
    to: t.field({ type: 'DateTime', description: 'Scheduled for this time or earlier.' }),
  }),
});

windowConnection({
  type: ScheduledEvent,
  noun: ['a', 'scheduled event'],
  names: { connection: 'ScheduledEventConnection', edge: 'ScheduledEventEdge', items: 'scheduled events' },
}).link(Assistant, 'scheduledEvents', {
  description: `The calls and messages that are scheduled for the assistant, past ones included, as Telnyx sorts them. Cost: for each assistant, one upstream call for each page of 100 that this part of the list touches, usually one. ${AGE}`,
  filter: { type: ScheduledEventFilter, description: 'Which events; null means all.' },
  needs: MAY_READ_CONVERSATIONS,
  list: listScheduledEvents,
});
