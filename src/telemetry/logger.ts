import { destination, pino, type LevelWithSilent, type Logger } from 'pino';

export type { Logger } from 'pino';

/** One JSON line per event on standard output. Each logged field is chosen explicitly; no object is logged as a whole. */
export const createLogger = (level: LevelWithSilent): Logger =>
  // Lines are written asynchronously, several at once under load; the rest is written at exit.
  pino({ level, base: null, timestamp: isoTime }, destination({ dest: 1, sync: false }));

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
