import type { MessageListResponse as Message } from 'telnyx/resources/ai/conversations/messages';
import type { ConversationRetrieveConversationsInsightsResponse as Insights } from 'telnyx/resources/ai/conversations/conversations';
import { APPOINTMENT_ID, SATISFACTION_ID, SUMMARY_ID } from './insights.ts';
import { isoTime } from '../clock.ts';

/** What somebody says, or a call of a tool with its answer. */
type Turn = readonly [role: 'assistant' | 'user', text: string] | { tool: string; takes: object; answers: object };

/** How a conversation goes, and what is found in it. */
export interface Script {
  turns: readonly Turn[];
  summary: string;
  /** From 1 to 5. */
  score: number;
  isResolved: boolean;
  appointment?: string;
}

/** Seconds between two turns, so that a call of ten seconds has room for four. */
const TURN_SECONDS = 3;

/** The messages of a script that begins at a time. */
export function messagesOf({ turns }: Script, begun: number, callId: string): Message[] {
  const messages: Message[] = [];
  for (const [index, turn] of turns.entries()) {
    const at = (seconds: number) => ({ created_at: isoTime(begun + seconds * 1_000), sent_at: isoTime(begun + seconds * 1_000) });
    const seconds = index * TURN_SECONDS;
    if (!('tool' in turn)) {
      const [role, text] = turn;
      messages.push({ role, text, ...at(seconds) });
      continue;
    }
    const call = { name: turn.tool, arguments: JSON.stringify(turn.takes) };
    messages.push(
      { role: 'assistant', text: '', ...at(seconds), tool_calls: [{ id: callId, type: 'function', function: call }] },
      { role: 'tool', text: JSON.stringify(turn.answers), ...at(seconds + 1), metadata: { tool_call_id: callId } },
    );
  }
  return messages;
}

/** What the insights of the clinic find in a conversation of this script. */
export const foundIn = ({ summary, score, isResolved, appointment }: Script): Insights.Data.ConversationInsight[] => [
  { insight_id: SUMMARY_ID, result: summary },
  { insight_id: SATISFACTION_ID, result: JSON.stringify({ score, isResolved }) },
  ...(appointment === undefined ? [] : [{ insight_id: APPOINTMENT_ID, result: appointment }]),
];

/** What conversations at an assistant are about; `day` is the one after them. */
type Scripts = (greeting: string, day: string) => readonly Script[];

const clinic: Scripts = (greeting, day) => [
  {
    turns: [
      ['assistant', greeting],
      ['user', 'Hello, I need an appointment with Dr. Okafor, for tomorrow if you can.'],
      {
        tool: 'find_slots',
        takes: { doctor_id: 'okafor', from: day, limit: 2 },
        answers: { slots: [{ start: `${day}T09:00` }, { start: `${day}T15:30` }] },
      },
      ['assistant', 'Tomorrow at nine is free, or half past three. Which one shall I book?'],
      ['user', 'Nine, please.'],
    ],
    summary: 'The caller booked an appointment with Dr. Okafor for the next day at nine.',
    score: 5,
    isResolved: true,
    appointment: `Dr. Okafor, ${day} at 09:00`,
  },
  {
    turns: [
      ['assistant', greeting],
      ['user', 'I have an invoice here for a visit that I cancelled two days before.'],
      ['assistant', 'I am sorry about that. I will hand you over to the billing desk, who can cancel it.'],
      ['user', 'All right, thank you.'],
    ],
    summary: 'The caller disputed the invoice for a cancelled visit and was handed over to the billing desk.',
    score: 3,
    isResolved: true,
  },
  {
    turns: [
      ['assistant', greeting],
      ['user', 'This is the third time I ask for the results of my blood test.'],
      ['assistant', 'I cannot see results. The laboratory reaches a doctor between two and four.'],
      ['user', 'That is what you said on Monday. I will come by, then.'],
    ],
    summary: 'The caller asked for a blood test for the third time and did not get the results.',
    score: 1,
    isResolved: false,
  },
  {
    turns: [
      ['assistant', greeting],
      ['user', 'Do you have a flu vaccination without an appointment?'],
      ['assistant', 'Yes, on Saturdays from nine to twelve. Please bring your vaccination card.'],
      ['user', 'Great, see you on Saturday.'],
    ],
    summary: 'The caller asked for a flu vaccination and was told the hours without an appointment.',
    score: 4,
    isResolved: true,
  },
];

const parcels: Scripts = (greeting) => [
  {
    turns: [
      ['assistant', greeting],
      ['user', 'Where is JD014600003828? It should have been here on Friday.'],
      ['assistant', 'It is at the depot in Leeds since this morning and is delivered tomorrow before noon.'],
      ['user', 'Thanks.'],
    ],
    summary: 'The customer asked for a late parcel, which is delivered the next day.',
    score: 4,
    isResolved: true,
  },
  {
    turns: [
      ['assistant', greeting],
      ['user', 'You say delivered, but nothing is here. JD014600004119.'],
      ['assistant', 'The carrier left it with a neighbour and does not say with whom. I have asked for the name.'],
      ['user', 'Please let me know.'],
    ],
    summary: 'A parcel was left with a neighbour whose name is not known; the carrier was asked.',
    score: 2,
    isResolved: false,
  },
];

const hotel: Scripts = (greeting) => [
  {
    turns: [
      ['assistant', greeting],
      ['user', 'Where can the four of us eat fish tonight, not too far?'],
      ['assistant', 'The Anchor is five minutes from here and has a table at eight. Shall I book it?'],
      ['user', 'Yes, for Moreau, room 214.'],
    ],
    summary: 'The guest booked a table for four at the Anchor at eight.',
    score: 5,
    isResolved: true,
  },
  {
    turns: [
      ['assistant', greeting],
      ['user', 'Our room is still not made up, and it is four.'],
      ['assistant', 'I am sorry. I will hand you over to housekeeping, who can tell you when they come.'],
      ['user', 'Fine.'],
    ],
    summary: 'The guest complained that the room was not made up, and was handed over to housekeeping.',
    score: 3,
    isResolved: true,
  },
];

const retired: Scripts = (greeting) => [
  {
    turns: [
      ['assistant', greeting],
      ['user', 'Until when are you open today?'],
      ['assistant', 'Until six.'],
      ['user', 'Thank you!'],
    ],
    summary: 'The customer asked for the opening hours and was told.',
    score: 4,
    isResolved: true,
  },
];

const recallGreeting = (patient: string): Turn => [
  'assistant',
  `Good day ${patient}, this is Harbour Clinic. Your yearly check-up is due. Shall I book Tuesday at half past nine?`,
];

/** By the name of who is called. */
const recall = (patient: string): readonly Script[] => [
  {
    turns: [recallGreeting(patient), ['user', 'Yes, that suits me.'], ['assistant', 'It is booked, with Dr. Okafor. Goodbye.']],
    summary: `${patient} agreed to a check-up on Tuesday at half past nine.`,
    score: 5,
    isResolved: true,
    appointment: 'Dr. Okafor, Tuesday at 09:30',
  },
  {
    turns: [
      recallGreeting(patient),
      ['user', 'I am abroad until the end of the month. Please call again then.'],
      ['assistant', 'I will. Have a good journey.'],
    ],
    summary: `${patient} is abroad and asked to be called again at the end of the month.`,
    score: 4,
    isResolved: false,
  },
  {
    turns: [
      recallGreeting(patient),
      ['user', 'I have another doctor by now. Please take me off your list.'],
      ['assistant', 'I have noted it. All the best to you.'],
    ],
    summary: `${patient} has another doctor and wants no further calls.`,
    score: 2,
    isResolved: true,
  },
];

/** Who has held conversations of the seed. */
export type Holder = 'clinic' | 'parcels' | 'hotel' | 'retired';

const SCRIPTS: Readonly<Record<Holder, Scripts>> = { clinic, parcels, hotel, retired };

/** The script of one of many conversations, all of which take turns. */
export function scriptOf(holder: Holder, greeting: string, day: string, number: number): Script {
  const scripts = SCRIPTS[holder](greeting, day);
  return scripts[number % scripts.length]!;
}

/** The script of a scheduled call of the clinic, by the digits of the event. */
export function recallOf(patient: string, eventId: string): Script {
  const scripts = recall(patient);
  return scripts[Number(eventId.replaceAll(/\D/g, '')) % scripts.length]!;
}

/** What somebody answers to a call or a text message of any other kind. */
export const answered = (text: string, reply: string): Script => ({
  turns: [
    ['assistant', text],
    ['user', reply],
  ],
  summary: 'The person who was contacted answered and had no questions.',
  score: 4,
  isResolved: true,
});
