import { foundIn, messagesOf, scriptOf, type Holder } from './transcripts.ts';
import type { ConversationWire, FindingsWire, MessageWire } from '../conversations/conversation.ts';
import { isoTime } from '../clock.ts';
import { uuid } from './uuid.ts';
import { copiesOf } from './copies.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const COUNT = 240;
/** These have one time, so that nothing but their ids tells their order. */
const TIED = [17, 18, 19, 20, 21];

const CHANNELS = ['phone_call', 'web_chat', 'sms_chat', 'web_call', 'whatsapp_chat'];

interface HeldBy {
  assistant: string;
  version: string;
  holder: Holder;
  greeting: string;
}

/** Assistants and the versions that held conversations; the last one does not exist any more. */
const HELD_BY: readonly HeldBy[] = [
  { assistant: 'assistant-front-desk', version: 'version-front-desk-1', holder: 'clinic', greeting: 'Clinic, hello.' },
  {
    assistant: 'assistant-front-desk',
    version: 'version-front-desk-2',
    holder: 'clinic',
    greeting: 'Good day, Harbour Clinic. How may I help?',
  },
  {
    assistant: 'assistant-parcel-tracker',
    version: 'version-parcel-tracker-1',
    holder: 'parcels',
    greeting: 'Northern Post. Which parcel is it about?',
  },
  {
    assistant: 'assistant-hotel-concierge',
    version: 'version-hotel-concierge-1',
    holder: 'hotel',
    greeting: 'Welcome. Ask me anything, I do not sleep.',
  },
  { assistant: 'assistant-retired', version: 'version-retired-1', holder: 'retired', greeting: 'Hello, how can I help you?' },
];
const heldBy = (number: number) => HELD_BY[number % HELD_BY.length]!;

const numberOf = ({ id }: ConversationWire) => Number(id.slice(-12));

function seedConversation(number: number): ConversationWire {
  const at = Date.UTC(2026, 5, 1, 8) + (TIED.includes(number) ? TIED[0]! : number) * HOUR_MS;
  const channel = CHANNELS[number % CHANNELS.length]!;
  const { assistant, version } = heldBy(number);
  const isPhone = channel === 'phone_call';
  return {
    id: uuid('c0117e25', number),
    name: number % 3 === 0 ? '' : `${isPhone ? 'Call' : 'Chat'} ${String(number).padStart(3, '0')}`,
    created_at: isoTime(at),
    last_message_at: isoTime(at + (number % 7) * MINUTE_MS + 30_000),
    metadata: {
      assistant_id: assistant,
      assistant_version_id: version,
      telnyx_conversation_channel: channel,
      telnyx_agent_target: '+15550100001',
      telnyx_end_user_target: `+1555019${String(number % 40).padStart(4, '0')}`,
      ...(isPhone && { call_control_id: `v3:call-${number}` }),
      ...(number % 10 === 0 && { campaign: 'recall' }),
      ...(number % 60 === 0 && { ai_disabled: 'true' }),
    },
  };
}

/** The conversations that every account starts with: 240, on all channels, five of one time, some with an assistant that is gone. */
export const seedConversations = copiesOf((): ConversationWire[] =>
  Array.from({ length: COUNT }, (_one, index) => seedConversation(index + 1)),
);

/** What was said in one of them, and found in it; some have tool calls, and some are not analysed yet. */
export function seedOf(conversation: ConversationWire): { messages: MessageWire[]; findings: FindingsWire[] } {
  const number = numberOf(conversation);
  const begun = Date.parse(conversation.created_at);
  const { holder, greeting } = heldBy(number);
  // Of those that one assistant holds, each has another script than the one before.
  const script = scriptOf(holder, greeting, isoTime(begun + DAY_MS).slice(0, 10), Math.floor(number / HELD_BY.length));
  const isAnalysed = number % 6 !== 0;
  const findings: FindingsWire[] = [
    {
      id: uuid('f17d1295', number),
      status: isAnalysed ? 'completed' : 'pending',
      created_at: isoTime(begun + HOUR_MS),
      conversation_insights: isAnalysed ? foundIn(script) : [],
    },
  ];
  return { messages: messagesOf(script, begun, `call_${number}`), findings };
}
