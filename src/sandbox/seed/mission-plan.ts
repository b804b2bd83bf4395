import type { PlanStepData } from 'telnyx/resources/ai/missions/runs/plan';
import type { RunStatus } from 'telnyx/resources/ai/missions/runs/runs';

/** Payments that are disputed in each week. */
export const DISPUTED = 23;

type Step = Omit<PlanStepData, 'run_id' | 'status'>;

/** What the fraud review does. */
const STEPS: readonly Step[] = [
  { step_id: 'list-payments', sequence: 1, description: 'List the payments that customers disputed in the week.' },
  { step_id: 'call-customers', sequence: 2, description: 'Call each customer, and ask whether the payment was theirs.' },
  {
    step_id: 'call-again',
    sequence: 3,
    parent_step_id: 'call-customers',
    description: 'After 17:00, call those again who did not answer.',
  },
  { step_id: 'block-cards', sequence: 4, description: 'Block the cards of those who did not make the payment.' },
  { step_id: 'write-letters', sequence: 5, description: 'Write to those who have no telephone number.' },
];

const STATUSES: Partial<Record<RunStatus, readonly PlanStepData['status'][]>> = {
  running: ['completed', 'in_progress', 'pending', 'pending', 'skipped'],
  succeeded: ['completed', 'completed', 'completed', 'completed', 'skipped'],
  failed: ['completed', 'failed', 'pending', 'pending', 'pending'],
  cancelled: ['completed', 'completed', 'skipped', 'skipped', 'skipped'],
};

/** Customers who answered, of those that were called. */
const ANSWERED: Readonly<Record<PlanStepData['status'], number>> = { pending: 0, in_progress: 19, completed: 21, skipped: 0, failed: 0 };

/** The plan of a run of the fraud review in this state, or null where it is not planned. */
export function seedPlan(runId: string, runStatus: RunStatus, at: (minutes: number) => string): PlanStepData[] | null {
  const statuses = STATUSES[runStatus];
  if (!statuses) return null;
  return STEPS.map((step, index): PlanStepData => {
    const status = statuses[index]!;
    const hasEnded = status === 'completed' || status === 'failed';
    return Object.assign(structuredClone(step), {
      run_id: runId,
      status,
      ...((hasEnded || status === 'in_progress') && { started_at: at(index) }),
      ...(hasEnded && { completed_at: at(index + 1) }),
      ...(step.step_id === 'call-customers' && { metadata: { called: DISPUTED, answered: ANSWERED[status] } }),
    });
  });
}
