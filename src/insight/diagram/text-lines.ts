import { graphemesOf } from './label.ts';

/** Letters and signs of sans serif fonts by their width in ems; those that are as wide as most are left out. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.3, "iljI.,:;!|'`"],
      [0.4, ' ftr()[]{}"/\\-°*'],
      [0.68, 'ABCDEGHKNOPQRSUVXYZ&<>=+~wT'],
      [0.92, 'mMW%@—…'],
    ] as const
  ).flatMap(([width, letters]) => letters.split('').map((letter) => [letter, width] as const)),
);
const MOST = 0.6;
const WIDE = 1.3;

/** Chinese, Japanese and Korean letters, and pictures. */
const IS_WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}\u3000-\u303f\uff01-\uff60]/u;
/** Other alphabets have wider letters. */
const IS_LATIN = /^[\0-\u02af]/;

/** About how wide a text is in ems of a sans serif font: rather too much than too little, as nobody knows which font there will be. */
export const widthOf = (text: string): number => graphemesOf(text).reduce((sum, grapheme) => sum + widthOfOne(grapheme), 0);

function widthOfOne(grapheme: string): number {
  const known = WIDTHS.get(grapheme);
  if (known !== undefined) return known;
  if (IS_WIDE.test(grapheme)) return WIDE;
  return IS_LATIN.test(grapheme) ? MOST : 0.8 + 0.3 * (grapheme.length - 1);
}

/** A text in lines of a width in ems, broken between words, and within a longer one after a hyphen if it has any; what has no room in so many lines is an ellipsis. */
export function linesOf(text: string, width: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of wordsOf(text, width)) {
    const wide = widthOf(word.text);
    if (line !== '' && used + wide > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += word.text + (word.isWhole ? ' ' : '');
    used += wide + (word.isWhole ? 0.4 : 0);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), ending(lines[maxLines - 1] ?? '', width)];
}

interface Word {
  readonly text: string;
  /** Whether a space follows. */
  readonly isWhole: boolean;
}

/** What may end a line within a word that is longer than one, such as an id. */
const AFTER_SIGN = /(?<=[-_/.:])/;

const wordsOf = (text: string, width: number): readonly Word[] =>
  text.split(' ').flatMap((word) => {
    const pieces = widthOf(word) > width ? word.split(AFTER_SIGN) : [word];
    return pieces.flatMap((piece, index) =>
      partsOf(piece, width).map((part, number, parts) => ({
        text: part,
        isWhole: index === pieces.length - 1 && number === parts.length - 1,
      })),
    );
  });

function partsOf(piece: string, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const grapheme of graphemesOf(piece)) {
    const wide = widthOfOne(grapheme);
    if (used + wide > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += grapheme;
    used += wide;
  }
  return [...parts, part];
}

/** A line that has an ellipsis at its end, and room for it. */
function ending(line: string, width: number): string {
  const kept = [...graphemesOf(line)];
  while (kept.length > 0 && widthOf(kept.join('')) + 1 > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
