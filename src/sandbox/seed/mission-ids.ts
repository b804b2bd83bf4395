import { uuid } from './uuid.ts';

/** The description says that these are UUIDs. */
const missionId = (number: number) => uuid('3155105e', number);

export const FRAUD_REVIEW = missionId(1);
export const LOST_PARCELS = missionId(2);
export const RECALL = missionId(3);
/** An assistant names it, and there is none. */
export const GONE_MISSION = missionId(9);
