import { destination, pino, type LevelWithSilent } from 'pino';

/** What the gateway needs of a logger. */
export interface Logger extends Record<'debug' | 'info' | 'warn' | 'error', (fields: object | string, message?: string) => void> {
  isLevelEnabled(level: string): boolean;
}

/** The logger of a process of the gateway's own, which may end. */
export interface ProcessLogger extends Logger {
  fatal(fields: object | string, message?: string): void;
}

/**
 * One JSON line per event on standard output. Each logged field is chosen explicitly; no object is logged as a whole. `instance` is in
 * each line, null where there is no other process that writes such lines.
 */
export const createLogger = (level: LevelWithSilent, instance: string | null = null): ProcessLogger =>
  // Lines are written asynchronously, several at once under load; the rest is written at exit.
  pino({ level, base: instance === null ? null : { instance }, timestamp: isoTime }, destination({ dest: 1, sync: false }));

let lastTime = 0;
let lastText = '';

/** The time in pino's format, made once for all lines of a millisecond. */
function isoTime(): string {
  const now = Date.now();
  if (now !== lastTime) {
    lastTime = now;
    lastText = `,"time":"${new Date(now).toISOString()}"`;
  }
  return lastText;
}
