import type { EventData } from 'telnyx/resources/ai/missions/runs/events';
import type { PlanStepData } from 'telnyx/resources/ai/missions/runs/plan';
import type { MissionRunData, RunStatus } from 'telnyx/resources/ai/missions/runs/runs';
import type { TelnyxAgentData } from 'telnyx/resources/ai/missions/runs/telnyx-agents';

/** A run of a mission, with what belongs to it. */
export interface MissionRun {
  id: string;
  run: MissionRunData;
  /** Null until it is planned. */
  plan: PlanStepData[] | null;
  agents: TelnyxAgentData[];
  /** The oldest first. */
  events: EventData[];
}

/** States that nothing follows. */
const ENDS: ReadonlySet<RunStatus> = new Set(['succeeded', 'failed', 'cancelled']);

/** Puts a run into a state, and notes when it ended. */
export function enter(run: MissionRunData, status: RunStatus, now: string): void {
  run.status = status;
  run.updated_at = now;
  if (ENDS.has(status)) run.finished_at ??= now;
  else delete run.finished_at;
}

/** The states in which a run takes each command, and the one that follows. */
export const COMMANDS = {
  cancel: { from: ['pending', 'running', 'paused'], to: 'cancelled' },
  pause: { from: ['pending', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
} as const satisfies Readonly<Record<string, { from: readonly RunStatus[]; to: RunStatus }>>;
