import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One JSON line per event on standard output. What is logged is chosen field by field; nothing is dumped whole. */
export const createLogger = (level: LogLevel): Logger => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
