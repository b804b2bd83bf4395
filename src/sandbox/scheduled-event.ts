import type {
  ScheduledEventCreateParams,
  ScheduledEventResponse,
  ScheduledPhoneCallEventResponse,
} from 'telnyx/resources/ai/assistants/scheduled-events';
import { derivedId } from './conversations/derived-id.ts';
import { compact } from './wire.ts';
import { isoTime } from './clock.ts';

/** An event as it was scheduled. What has become of it follows from the time. */
export interface ScheduledEvent {
  id: string;
  assistantId: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** When it is to happen. */
  at: number;
  params: Omit<ScheduledEventCreateParams, 'Idempotency-Key' | 'scheduled_at_fixed_datetime'>;
}

type CallAttempt = ScheduledPhoneCallEventResponse.CallAttempt;

/** How long a call or a message is in progress. */
const TAKES_MS = 10_000;
const RETRY_AFTER_SECS = 60;

/** An event as it is at a time: pending, ten seconds in progress, then what its target makes of it. */
export function eventAt(event: ScheduledEvent, now: number): ScheduledEventResponse {
  const { id, assistantId, createdAt, at, params } = event;
  const isCall = params.telnyx_conversation_channel === 'phone_call';
  const { telnyx_end_user_target: target } = params;
  const fails = target.endsWith('9999');
  const attempts = isCall && target.endsWith('0000') ? unanswered(event, now) : null;
  const endsAt = (attempts?.lastAt ?? at) + TAKES_MS;
  const hasEnded = now >= endsAt;
  const status = now < at ? 'pending' : hasEnded ? (fails || attempts ? 'failed' : 'completed') : 'in_progress';
  const common = {
    ...params,
    scheduled_event_id: id,
    assistant_id: assistantId,
    scheduled_at_fixed_datetime: isoTime(at),
    created_at: isoTime(createdAt),
    status,
    retry_count: Math.max(0, (attempts?.made.length ?? 0) - 1),
    errors: status === 'failed' ? [fails ? 'The target is not valid.' : 'Nobody answered.'] : [],
    conversation_id: status === 'completed' ? derivedId('conversation', id) : undefined,
  } as const;
  if (!isCall) return compact({ ...common, text: params.text ?? '' });
  const once: CallAttempt[] = hasEnded && !attempts ? [attempt(1, at, fails ? 'failed' : 'completed')] : [];
  return compact({
    ...common,
    dispatched_at: now < at ? undefined : isoTime(at),
    call_status: now < at ? undefined : hasEnded ? (attempts ? 'no-answer' : fails ? 'failed' : 'completed') : 'ringing',
    call_duration: status === 'completed' ? TAKES_MS / 1_000 : undefined,
    call_attempts: attempts?.made ?? once,
    retry_attempts: params.max_retries_client_errors,
  });
}

const attempt = (number: number, at: number, status: string): CallAttempt => ({
  attempt_number: number,
  attempted_at: isoTime(at),
  call_status: status,
  ...(status === 'completed' && { call_duration: TAKES_MS / 1_000 }),
  telnyx_call_control_id: `v3:call-${at}-${number}`,
});

/** The attempts that nobody has answered so far, and when the last of all is made. */
function unanswered({ at, params }: ScheduledEvent, now: number): { made: CallAttempt[]; lastAt: number } {
  const { max_retries_client_errors: retries = 0, retry_interval_secs: seconds = RETRY_AFTER_SECS } = params;
  const times = Array.from({ length: retries + 1 }, (_attempt, index) => at + index * seconds * 1_000);
  return {
    made: times.filter((begun) => now >= begun + TAKES_MS).map((begun, index) => attempt(index + 1, begun, 'no-answer')),
    lastAt: times.at(-1) ?? at,
  };
}
