const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where in JSON, a text or its bytes, the string that begins at `start` ends: the place of its last quote; the length where it has none. */
export function endOfString(json: string | Buffer, start: number): number {
  let end = quoteAfter(json, start);
  while (end !== -1 && isEscaped(json, end)) end = quoteAfter(json, end);
  return end === -1 ? json.length : end;
}

const quoteAfter = (json: string | Buffer, at: number): number =>
  typeof json === 'string' ? json.indexOf('"', at + 1) : json.indexOf(QUOTE, at + 1);

/** Whether a quote has an odd number of backslashes before it. */
function isEscaped(json: string | Buffer, quote: number): boolean {
  let before = quote - 1;
  while (json[before] === BACKSLASH || json[before] === '\\') before -= 1;
  return (quote - before) % 2 === 0;
}
