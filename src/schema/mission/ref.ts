import type { MissionAgentWire, MissionEventWire, MissionStepWire } from '../../upstream/resources/mission-run-parts.ts';
import type { MissionRunWire } from '../../upstream/resources/mission-runs.ts';
import type { MissionWire } from '../../upstream/resources/missions.ts';
import { builder } from '../builder.ts';

/** The names of the types, apart from their fields, for the types that point to them. */
export const Mission = builder.objectRef<MissionWire>('Mission');
export const MissionRun = builder.objectRef<MissionRunWire>('MissionRun');
export const MissionPlanStep = builder.objectRef<MissionStepWire>('MissionPlanStep');
export const MissionAgent = builder.objectRef<MissionAgentWire>('MissionAgent');
export const MissionEvent = builder.objectRef<MissionEventWire>('MissionEvent');
