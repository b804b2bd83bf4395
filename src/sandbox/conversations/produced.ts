import { eventAt, type ScheduledEvent } from '../scheduled-event.ts';
import { runAt } from '../test-run.ts';
import type { Account } from '../store.ts';
import { SATISFACTION_ID } from '../seed/insights.ts';
import { answered, foundIn, messagesOf, recallOf, type Script } from '../seed/transcripts.ts';
import { derivedId } from './derived-id.ts';
import type { Produced } from './conversations.ts';

/** The conversations that tests and scheduled events have come to by a time. */
export const producedBy = (account: Account, now: number): Produced[] => [...ofRuns(account, now), ...ofEvents(account, now)];

function ofRuns({ testRuns, tests }: Account, now: number): Produced[] {
  return [...testRuns.values()].flatMap((run): Produced[] => {
    const { conversation_id: id, conversation_insights_id: analysis, created_at: begun, updated_at: last } = runAt(run, now);
    if (id === undefined) return [];
    const test = tests.get(run.testId);
    const { destination = '', telnyx_conversation_channel: channel = 'web_chat' } = test ?? {};
    const metadata = {
      ...(destination.startsWith('assistant-') ? { assistant_id: destination } : { telnyx_agent_target: destination }),
      telnyx_conversation_channel: channel,
      test_id: run.testId,
      ...(run.versionId !== undefined && { assistant_version_id: run.versionId }),
    };
    return [
      {
        conversation: { id, name: test?.name ?? '', created_at: begun, last_message_at: last ?? begun, metadata },
        messages: [
          { role: 'user', text: run.test.instructions ?? '', created_at: begun, sent_at: begun },
          {
            role: 'assistant',
            text: 'I have noted it, and will take care of it today.',
            created_at: last ?? begun,
            sent_at: last ?? begun,
          },
        ],
        findings:
          analysis === undefined
            ? []
            : [
                {
                  id: analysis,
                  status: 'completed',
                  created_at: last ?? begun,
                  conversation_insights: [{ insight_id: SATISFACTION_ID, result: JSON.stringify({ score: 5, isResolved: true }) }],
                },
              ],
      },
    ];
  });
}

function ofEvents(account: Account, now: number): Produced[] {
  return [...account.scheduledEvents.values()].flatMap((scheduled): Produced[] => {
    const event = eventAt(scheduled, now);
    const { conversation_id: id, scheduled_at_fixed_datetime: at } = event;
    if (!id) return [];
    const assistant = account.get(scheduled.assistantId);
    const labels = Object.entries(event.conversation_metadata ?? {}).map(([key, value]) => [key, String(value)]);
    const metadata = {
      ...(Object.fromEntries(labels) as Record<string, string>),
      assistant_id: scheduled.assistantId,
      ...(assistant && { assistant_version_id: assistant.version_id }),
      telnyx_conversation_channel: event.telnyx_conversation_channel,
      telnyx_agent_target: event.telnyx_agent_target,
      telnyx_end_user_target: event.telnyx_end_user_target,
    };
    const script = scriptFor(scheduled, assistant?.greeting);
    const messages = messagesOf(script, Date.parse(at), id);
    const last = messages.at(-1)?.created_at ?? at;
    const findings = [
      { id: derivedId('findings', id), status: 'completed' as const, created_at: last, conversation_insights: foundIn(script) },
    ];
    return [
      {
        conversation: { id, name: '', created_at: at, last_message_at: last, metadata },
        messages,
        findings: assistant?.insight_settings?.insight_group_id ? findings : [],
      },
    ];
  });
}

/** What is said in a call that the seed has scheduled, after its text messages, and in and after any other. */
function scriptFor({ id, params }: ScheduledEvent, greeting: string | undefined): Script {
  const { patient } = params.dynamic_variables ?? {};
  const isOfSeed = typeof patient === 'string';
  if (params.text !== undefined) return answered(params.text, isOfSeed ? 'Thank you, I will be there.' : 'Thank you for the message.');
  return isOfSeed ? recallOf(patient, id) : answered(greeting || 'Hello.', 'Hello. Thank you for the call.');
}
