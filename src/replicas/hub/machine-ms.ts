/** Milliseconds of the one clock that all processes of a machine have, and that nobody sets. */
export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6;
