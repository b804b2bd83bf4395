import type { ExecutionMode } from 'telnyx/resources/ai/missions/missions';
import type { EventType } from 'telnyx/resources/ai/missions/runs/events';
import type { StepStatus } from 'telnyx/resources/ai/missions/runs/plan';
import type { RunStatus } from 'telnyx/resources/ai/missions/runs/runs';
import { wireEnum } from '../wire/enum.ts';

export const MissionExecutionMode = wireEnum<ExecutionMode>('MissionExecutionMode', 'Who carries out the runs of a mission.', {
  external: 'A program of the customer, which reports what it does by mutations.',
  managed: 'Telnyx: its agents may call and write to people.',
});

export const MissionRunStatus = wireEnum<RunStatus>('MissionRunStatus', 'How far a run is, or how it ended.', {
  pending: 'It has not begun.',
  running: 'It is being carried out.',
  paused: 'It waits until it is resumed.',
  succeeded: 'It reached its goal.',
  failed: 'It ended without reaching its goal; `error` says why.',
  cancelled: 'It was ended before its time.',
});

export const MissionStepStatus = wireEnum<StepStatus>('MissionStepStatus', 'How far a step of a plan is, or how it ended.', {
  pending: 'It has not begun.',
  in_progress: 'It is being carried out.',
  completed: 'It is done.',
  skipped: 'It was left out.',
  failed: 'It was tried in vain.',
});

export const MissionEventType = wireEnum<EventType>('MissionEventType', 'What an event of a run tells of.', {
  status_change: 'The run has another status.',
  step_started: 'A step of the plan was begun.',
  step_completed: 'A step of the plan is done.',
  step_failed: 'A step of the plan failed.',
  tool_call: 'A tool was called.',
  tool_result: 'A tool answered.',
  message: 'Somebody said or wrote something.',
  error: 'Something went wrong.',
  custom: 'Anything else.',
});
