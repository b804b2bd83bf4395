/** The report, as Markdown. */

export const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Operations per second. */
export const shownRate = (rate) => (rate < 100 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en'));

/** CPU time. */
export const shownMicros = (micros) => (Number.isNaN(micros) ? 'not known here' : `${micros.toFixed(micros < 100 ? 1 : 0)} us`);

/** A goal, whether it is reached, and what was measured. `holds` is null where it could not be measured. */
export const mark = (holds, goal, value) => ({ holds, goal, value });

const WORDS = new Map([
  [true, 'pass'],
  [false, 'FAIL'],
  [null, 'not measured here'],
]);

export function printSection({ title, text, goals }) {
  const marks = goals.map(({ holds, goal, value }) => [WORDS.get(holds), goal, value]);
  return [`## ${title}`, text, ...(marks.length > 0 ? [table(['goal', 'what', 'measured'], marks)] : [])]
    .filter((part) => part !== '')
    .join('\n\n');
}
