/** The description says that these are UUIDs. */
const missionId = (number: number) => `3155105e-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const FRAUD_REVIEW = missionId(1);
export const LOST_PARCELS = missionId(2);
export const RECALL = missionId(3);
/** An assistant names it, and there is none. */
export const GONE_MISSION = missionId(9);
