import type { MissionData } from 'telnyx/resources/ai/missions/missions';
import type { EventData, EventType } from 'telnyx/resources/ai/missions/runs/events';
import type { PlanStepData } from 'telnyx/resources/ai/missions/runs/plan';
import type { MissionRunData, RunStatus } from 'telnyx/resources/ai/missions/runs/runs';
import type { MissionRun } from '../mission-run.ts';
import { FRAUD_REVIEW, LOST_PARCELS, RECALL } from './mission-ids.ts';

const MISSIONS: readonly MissionData[] = [
  {
    mission_id: FRAUD_REVIEW,
    name: 'Fraud review',
    description: 'Looks through the disputed payments of a week.',
    instructions: 'Call each customer with a disputed payment, and note whether it was theirs.',
    model: 'openai/gpt-4o',
    execution_mode: 'managed',
    metadata: { team: 'risk', priority: 1 },
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
    description: 'Invites patients whose last visit is a year ago.',
    execution_mode: 'managed',
    created_at: '2026-04-03T08:00:00Z',
    updated_at: '2026-04-03T08:00:00Z',
  },
];

const uuid = (group: string, number: number) => `${group}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const runId = (number: number) => uuid('3155105f', number);
const at = (minutes: number) => new Date(Date.UTC(2026, 4, 4, 9, minutes)).toISOString();

/** One run after the other; the second is the one that has a plan. */
const STATUSES: readonly RunStatus[] = ['pending', 'running', 'paused', 'succeeded', 'failed', 'cancelled', 'succeeded'];
const PLANNED = 1;

function seedRun(status: RunStatus, index: number): MissionRunData {
  const hasEnded = status === 'succeeded' || status === 'failed' || status === 'cancelled';
  return {
    mission_id: FRAUD_REVIEW,
    run_id: runId(index + 1),
    status,
    started_at: at(index * 10),
    updated_at: at(index * 10 + 5),
    ...(index % 2 === 1 && { input: { week: index, accounts: ['DE-1', 'DE-2'] } }),
    ...(hasEnded && { finished_at: at(index * 10 + 5) }),
    ...(status === 'succeeded' && { result_summary: 'All customers were reached.', result_payload: { reached: 12 + index, disputed: 3 } }),
    ...(status === 'failed' && { error: 'Nobody could be reached.' }),
  };
}

const step = (sequence: number, rest: Pick<PlanStepData, 'step_id' | 'description' | 'status'> & Partial<PlanStepData>): PlanStepData => ({
  run_id: runId(PLANNED + 1),
  sequence,
  ...rest,
});

const PLAN: readonly PlanStepData[] = [
  step(1, {
    step_id: 'list-payments',
    description: 'List the disputed payments.',
    status: 'completed',
    started_at: at(10),
    completed_at: at(11),
  }),
  step(2, {
    step_id: 'call-customers',
    description: 'Call each customer.',
    status: 'in_progress',
    started_at: at(11),
    metadata: { attempts: 2 },
  }),
  step(3, { step_id: 'call-again', parent_step_id: 'call-customers', description: 'Call who did not answer.', status: 'pending' }),
  step(4, { step_id: 'write-letters', description: 'Write to who cannot be called.', status: 'skipped' }),
];

const TYPES: readonly EventType[] = [
  'step_started',
  'tool_call',
  'tool_result',
  'message',
  'step_completed',
  'status_change',
  'error',
  'custom',
];
const EVENT_COUNT = 120;

const seedEvent = (index: number): EventData => ({
  event_id: uuid('3155106e', index + 1),
  run_id: runId(PLANNED + 1),
  type: TYPES[index % TYPES.length]!,
  summary: `What happened, number ${index + 1}.`,
  timestamp: at(10 + index),
  ...(index % 3 === 0 && { step_id: index % 2 === 0 ? 'list-payments' : 'call-customers' }),
  ...(index % 4 === 0 && { agent_id: 'assistant-fraud-desk', payload: { attempt: index } }),
});

/** The missions that every account starts with: a fresh copy. */
export const seedMissions = (): MissionData[] => structuredClone([...MISSIONS]);

/** Their runs: one of each state, of which one has a plan, two assistants (one of them is gone) and more than two pages of events. */
export const seedMissionRuns = (): MissionRun[] =>
  STATUSES.map((status, index) => {
    const run = seedRun(status, index);
    const isPlanned = index === PLANNED;
    return {
      id: run.run_id,
      run,
      plan: isPlanned ? structuredClone([...PLAN]) : null,
      agents: isPlanned
        ? ['assistant-fraud-desk', 'assistant-retired'].map((id) => ({ telnyx_agent_id: id, run_id: run.run_id, created_at: at(10) }))
        : [],
      events: isPlanned ? Array.from({ length: EVENT_COUNT }, (_event, number) => seedEvent(number)) : [],
    };
  });
