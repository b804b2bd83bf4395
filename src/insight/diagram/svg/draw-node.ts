import type { DiagramNode, Mark, Point } from '../diagram.ts';
import { lineOf } from '../label.ts';
import { NODE_LINE, SMALL_LINE } from './box.ts';
import { element, escaped } from './elements.ts';
import type { Layout } from './layout.ts';
import { outlineOf } from './shapes.ts';

const NOTE = 240;
const MOST_NOTES = 10;

export function drawNode({ shape, isStart, mark, label, notes }: DiagramNode, placed: Layout['nodes'][number]): string {
  const { x, y, width, height, lines, caption } = placed;
  const top = y - (lines.length * NODE_LINE + SMALL_LINE) / 2;
  const classes = ['node', shape, ...(isStart ? ['start'] : []), ...classOf(mark)];
  return element(
    'g',
    { class: classes.join(' ') },
    ...hintsOf([label, ...notes]),
    ...outlineOf(shape, placed),
    ...lines.map((line, index) => textAt({ x, y: top + index * NODE_LINE + 13.5 }, line, 'text')),
    textAt({ x, y: top + lines.length * NODE_LINE + 10.5 }, caption, 'faint small'),
    ...badgeAt({ x: x + width / 2 - 4, y: y - height / 2 + 4 }, mark),
  );
}

export const classOf = (mark: Mark): readonly string[] => (mark === null ? [] : [mark.toLowerCase()]);

/** What browsers show beside the pointer, and screen readers read out; nothing where there is nothing to say. */
export function hintsOf(texts: readonly string[]): readonly string[] {
  const lines = texts.slice(0, MOST_NOTES).map((text) => lineOf(text, NOTE));
  if (texts.length > MOST_NOTES) lines.push(`${texts.length - MOST_NOTES} more`);
  const said = lines.filter((line) => line !== '').join('\n');
  return said === '' ? [] : [element('title', {}, escaped(said))];
}

export const textAt = ({ x, y }: Point, text: string, classes: string): string => element('text', { class: classes, x, y }, escaped(text));

/** The severity in a sign, for those who see no colours. */
export const badgeAt = ({ x, y }: Point, mark: Mark): readonly string[] =>
  mark === null
    ? []
    : [element('circle', { class: 'badge', cx: x, cy: y, r: 8 }), element('text', { class: 'sign', x, y: y + 4 }, SIGNS[mark])];

const SIGNS = { ERROR: '×', WARNING: '!', INFO: 'i' } as const;
