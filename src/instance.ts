import { hostname } from 'node:os';

/** Which process this is among those of a gateway: its machine, or its pod, and its id there. */
export const instance = (): string => `${hostname()}:${process.pid}`;
