import { destination, pino, type LevelWithSilent, type Logger } from 'pino';

export type { Logger } from 'pino';

/** One JSON line per event on standard output. What is logged is chosen field by field; nothing is dumped whole. */
export const createLogger = (level: LevelWithSilent): Logger =>
  // Lines are written while other things happen, several at once where they come fast; what is left is written at exit.
  pino({ level, base: null, timestamp: isoTime }, destination({ dest: 1, sync: false }));

let lastTime = 0;
let lastText = '';

/** The time as pino wants it, made once for all lines of a millisecond. */
function isoTime(): string {
  const now = Date.now();
  if (now !== lastTime) {
    lastTime = now;
    lastText = `,"time":"${new Date(now).toISOString()}"`;
  }
  return lastText;
}
