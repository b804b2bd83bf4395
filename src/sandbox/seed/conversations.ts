import { SATISFACTION_ID, SUMMARY_ID, uuid } from './insights.ts';
import type { ConversationWire, FindingsWire, MessageWire } from '../conversations/conversation.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const COUNT = 240;
/** These have one time, so that nothing but their ids tells their order. */
const TIED = [17, 18, 19, 20, 21];

const CHANNELS = ['phone_call', 'web_chat', 'sms_chat', 'web_call', 'whatsapp_chat'];

/** Assistants and the versions that held conversations; the last one does not exist any more. */
const HELD_BY = [
  { assistant_id: 'assistant-front-desk', assistant_version_id: 'version-front-desk-1' },
  { assistant_id: 'assistant-front-desk', assistant_version_id: 'version-front-desk-3' },
  { assistant_id: 'assistant-parcel-tracker', assistant_version_id: 'version-parcel-tracker-1' },
  { assistant_id: 'assistant-hotel-concierge', assistant_version_id: 'version-hotel-concierge-2' },
  { assistant_id: 'assistant-retired', assistant_version_id: 'version-retired-1' },
];

const time = (milliseconds: number) => new Date(milliseconds).toISOString();
const numberOf = ({ id }: ConversationWire) => Number(id.slice(-12));
const hasTools = (number: number) => number % 4 === 0;

function seedConversation(number: number): ConversationWire {
  const at = Date.UTC(2026, 5, 1, 8) + (TIED.includes(number) ? TIED[0]! : number) * HOUR_MS;
  const channel = CHANNELS[number % CHANNELS.length]!;
  const isPhone = channel === 'phone_call';
  return {
    id: uuid('c0117e25', number),
    name: number % 3 === 0 ? '' : `${isPhone ? 'Call' : 'Chat'} ${String(number).padStart(3, '0')}`,
    created_at: time(at),
    last_message_at: time(at + (number % 7) * MINUTE_MS + 30_000),
    metadata: {
      ...HELD_BY[number % HELD_BY.length]!,
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
export const seedConversations = (): ConversationWire[] => Array.from({ length: COUNT }, (_one, index) => seedConversation(index + 1));

/** What was said in one of them, and found in it; some have tool calls. */
export function seedOf(conversation: ConversationWire): { messages: MessageWire[]; findings: FindingsWire[] } {
  const number = numberOf(conversation);
  const begun = Date.parse(conversation.created_at);
  const at = (seconds: number) => ({ created_at: time(begun + seconds * 1_000), sent_at: time(begun + seconds * 1_000) });
  const toolCallId = `call_${number}`;
  const call = { name: 'find_slots', arguments: JSON.stringify({ day: 'tomorrow', patient: number }) };
  const messages: MessageWire[] = [
    { role: 'assistant', text: 'Hello, how can I help you?', ...at(0) },
    { role: 'user', text: `I need an appointment. My number is ${number}.`, ...at(4) },
    ...(hasTools(number)
      ? [
          { role: 'assistant' as const, text: '', ...at(5), tool_calls: [{ id: toolCallId, type: 'function' as const, function: call }] },
          { role: 'tool' as const, text: JSON.stringify({ slots: ['09:00', '15:30'] }), ...at(6), metadata: { tool_call_id: toolCallId } },
        ]
      : []),
    { role: 'assistant', text: 'Tomorrow at nine is free. Shall I book it?', ...at(8) },
    { role: 'user', text: 'Yes, please.', ...at(12) },
  ];
  const isAnalysed = number % 6 !== 0;
  const found = [
    { insight_id: SUMMARY_ID, result: 'The caller booked an appointment for tomorrow at nine.' },
    { insight_id: SATISFACTION_ID, result: JSON.stringify({ score: 1 + (number % 5), isResolved: number % 5 !== 0 }) },
  ];
  const findings: FindingsWire[] = [
    {
      id: uuid('f17d1295', number),
      status: isAnalysed ? 'completed' : 'pending',
      created_at: time(begun + HOUR_MS),
      conversation_insights: isAnalysed ? found : [],
    },
  ];
  return { messages, findings };
}
