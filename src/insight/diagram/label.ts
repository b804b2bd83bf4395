/** Graphemes that a label keeps. */
export const NODE_LABEL = 72;
export const EDGE_LABEL = 60;

/** Code units of a text that are looked at: a label is cut long before. */
export const LOOKED_AT = 2_000;

/** What no format can carry, or what would change the order of the text around it. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATES = /\p{Cs}/gu;
const SPACES = /[\s\p{Cc}]+/gu;
/** Marks beyond those that letters have in any language: they would grow over what is drawn above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text as one line of so many graphemes at most, without control characters; what is cut off is an ellipsis. */
export function lineOf(text: string, length: number): string {
  const line = text
    .slice(0, LOOKED_AT)
    .replaceAll(LONE_SURROGATES, '\u{fffd}')
    .replaceAll(UNSEEN, '')
    .replaceAll(SPACES, ' ')
    .replaceAll(PILED_MARKS, '$1')
    .trim();
  const isWhole = text.length <= LOOKED_AT;
  if (isWhole && line.length <= length) return line;
  return cut(line, length, isWhole);
}

/** The graphemes of a text, of which a line is never broken within one. */
export const graphemesOf = (text: string): readonly string[] =>
  // What most labels are costs a tenth of it so.
  PLAIN.test(text) ? text.split('') : Array.from(graphemes.segment(text), ({ segment }) => segment);

const PLAIN = /^[ -~]*$/;

function cut(line: string, length: number, isWhole: boolean): string {
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(line)) {
    count += 1;
    if (count > length) return `${kept.trimEnd()}…`;
    if (count < length) kept += segment;
  }
  return isWhole ? line : `${line}…`;
}
