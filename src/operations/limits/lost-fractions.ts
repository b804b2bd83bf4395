import { isChanged } from '../../exact-number.ts';
import { endOfString } from '../../json-string.ts';

/** What such a number has: more digits than any double needs, or an exponent below all of them. Hardly any request has it. */
const SUSPECT = /[\d.]{17}|[eE]-\d{3}/;
const NUMBER = /\d[\d.eE+-]*/y;
const [QUOTE, ZERO, NINE] = [0x22, 0x30, 0x39];

/**
 * Whether JSON holds a fraction so close to a whole number that it is read as that one, such as `1.00000000000000000001`:
 * what comes of it as an id is the id of something else. Other numbers of too many digits are no whole ones afterwards,
 * either, or too large, which shows where they are used.
 */
export function hasLostFraction(json: string): boolean {
  if (!SUSPECT.test(json)) return false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (code >= ZERO && code <= NINE) {
      NUMBER.lastIndex = at;
      const [source = ''] = NUMBER.exec(json) ?? [];
      if (Number.isSafeInteger(Number(source)) && isChanged(source)) return true;
      at += source.length - 1;
    }
  }
  return false;
}
