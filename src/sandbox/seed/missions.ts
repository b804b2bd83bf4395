import type { MissionData } from 'telnyx/resources/ai/missions/missions';
import type { MissionRunData, RunStatus } from 'telnyx/resources/ai/missions/runs/runs';
import type { MissionRun } from '../mission-run.ts';
import { CALLING } from './mission-events.ts';
import { FRAUD_REVIEW, LOST_PARCELS, RECALL } from './mission-ids.ts';
import { DISPUTED, seedPlan } from './mission-plan.ts';
import { isoTime } from '../clock.ts';
import { uuid } from './uuid.ts';
import { copiesOf } from './copies.ts';

const MISSIONS: readonly MissionData[] = [
  {
    mission_id: FRAUD_REVIEW,
    name: 'Fraud review',
    description: 'Calls all customers who disputed a card payment in the past week, and blocks the cards that others have used.',
    instructions:
      'Call each customer with a disputed payment. Ask whether the payment was theirs. If it was, close the dispute; if not, keep it open for a chargeback and block the card. Never read out a card number.',
    model: 'openai/gpt-4o',
    execution_mode: 'managed',
    metadata: { team: 'risk', schedule: 'Mondays at 09:00' },
    created_at: '2026-04-01T08:00:00Z',
    updated_at: '2026-04-03T08:00:00Z',
  },
  {
    mission_id: LOST_PARCELS,
    name: 'Lost parcels',
    execution_mode: 'external',
    created_at: '2026-04-02T08:00:00Z',
    updated_at: '2026-04-02T08:00:00Z',
  },
  {
    mission_id: RECALL,
    name: 'Recall of patients',
    description: 'Calls patients whose last check-up is a year ago, and books the next one.',
    instructions: 'Call between 10:00 and 18:00 only. Offer two times. Take those who ask for it off the list.',
    execution_mode: 'managed',
    created_at: '2026-04-03T08:00:00Z',
    updated_at: '2026-04-03T08:00:00Z',
  },
];

const runId = (number: number) => uuid('3155105f', number);
const at = (minutes: number) => isoTime(Date.UTC(2026, 4, 4, 9, minutes));

/** One run after the other, each of another week. */
const STATUSES: readonly RunStatus[] = ['pending', 'running', 'paused', 'succeeded', 'failed', 'cancelled', 'succeeded'];

const REACHED = DISPUTED - 2;

function seedRun(status: RunStatus, index: number): MissionRunData {
  const hasEnded = status === 'succeeded' || status === 'failed' || status === 'cancelled';
  return {
    mission_id: FRAUD_REVIEW,
    run_id: runId(index + 1),
    status,
    started_at: at(index * 10),
    updated_at: at(index * 10 + 5),
    ...(index % 2 === 1 && { input: { week: `2026-W${17 + index}`, branches: ['Hamburg', 'Kiel'] } }),
    ...(hasEnded && { finished_at: at(index * 10 + 5) }),
    ...(status === 'succeeded' && {
      result_summary: `${REACHED} of ${DISPUTED} customers were reached; 3 payments were not theirs, and their cards are blocked.`,
      result_payload: { disputed: DISPUTED, reached: REACHED, cardsBlocked: 3 },
    }),
    ...(status === 'failed' && { error: 'No call could be placed: the number +15550102001 has no outbound voice profile.' }),
  };
}

/** The missions that every account starts with: a fresh copy. */
export const seedMissions = copiesOf((): MissionData[] => [...MISSIONS]);

/** Their runs: one of each state. All but the pending and the paused one have a plan; the one that is has two assistants (one of them is gone) and events. */
export const seedMissionRuns = copiesOf((): MissionRun[] =>
  STATUSES.map((status, index): MissionRun => {
    const run = seedRun(status, index);
    const { run_id: id } = run;
    const plan = seedPlan(id, status, (minutes) => at(index * 10 + minutes));
    const assistants = plan === null ? [] : ['assistant-fraud-desk', ...(status === 'running' ? ['assistant-retired'] : [])];
    return {
      id,
      run,
      plan,
      agents: assistants.map((assistant) => ({ telnyx_agent_id: assistant, run_id: id, created_at: run.started_at })),
      events: (status === 'running' ? CALLING : []).map((event, number) =>
        Object.assign(structuredClone(event), {
          event_id: uuid('3155106e', number + 1),
          run_id: id,
          timestamp: at(index * 10 + number),
        }),
      ),
    };
  }),
);
