import { endOfString } from '../../json-string.ts';
import { limitExceeded, valuesWithin } from './limit-exceeded.ts';

/** Shorter bodies are parsed in a few milliseconds, whatever they hold. */
const SHORT_BODY = 65_536;
/** Parsing takes time by the value, and nothing else runs meanwhile. */
const MAX_VALUES = 30_000;

const QUOTE = '"'.charCodeAt(0);
/** Each value but the first has one of them before it: its list or object begins, or another value has ended. */
const BEFORE_VALUES: ReadonlySet<number> = new Set(Array.from('[{,', (mark) => mark.charCodeAt(0)));

/** Throws `LIMIT_EXCEEDED` for a text whose JSON holds too many values; for what is not JSON, too. */
export function checkBody(text: string, maxBodyBytes = 0): void {
  if (text.length <= SHORT_BODY) return;
  const most = valuesWithin(MAX_VALUES, maxBodyBytes);
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (BEFORE_VALUES.has(code)) {
      values += 1;
      if (values > most) throw limitExceeded(`The body holds more than ${most} values.`);
    }
  }
}
