import { pino, type LevelWithSilent, type Logger } from 'pino';

export type { Logger } from 'pino';

/** One JSON line per event on standard output. What is logged is chosen field by field; nothing is dumped whole. */
export const createLogger = (level: LevelWithSilent): Logger => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
