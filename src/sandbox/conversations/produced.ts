import { eventAt } from '../scheduled-event.ts';
import { runAt } from '../test-run.ts';
import type { Account } from '../store.ts';
import { SATISFACTION_ID } from '../seed/insights.ts';
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
    };
    return [
      {
        conversation: { id, name: test?.name ?? '', created_at: begun, last_message_at: last ?? begun, metadata },
        messages: [{ role: 'user', text: run.test.instructions ?? '', created_at: begun, sent_at: begun }],
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

function ofEvents({ scheduledEvents }: Account, now: number): Produced[] {
  return [...scheduledEvents.values()].flatMap((scheduled): Produced[] => {
    const event = eventAt(scheduled, now);
    if (!event.conversation_id) return [];
    const at = event.scheduled_at_fixed_datetime;
    const labels = Object.entries(event.conversation_metadata ?? {}).map(([key, value]) => [key, String(value)]);
    const metadata = {
      ...(Object.fromEntries(labels) as Record<string, string>),
      assistant_id: scheduled.assistantId,
      telnyx_conversation_channel: event.telnyx_conversation_channel,
      telnyx_agent_target: event.telnyx_agent_target,
      telnyx_end_user_target: event.telnyx_end_user_target,
    };
    return [
      {
        conversation: { id: event.conversation_id, name: '', created_at: at, last_message_at: at, metadata },
        messages: [{ role: 'assistant', text: scheduled.params.text ?? 'Hello.', created_at: at, sent_at: at }],
        findings: [],
      },
    ];
  });
}
