import type { DiagramEdge, Point } from '../diagram.ts';
import { SMALL_LINE } from './box.ts';
import { beziersOf, pointAt, type Curve, type PlacedEdge } from './curve.ts';
import { badgeAt, classOf, hintsOf, textAt } from './draw-node.ts';
import { at, element } from './elements.ts';

const TIP = 8;

/** The line with its arrowhead. Drawn before nodes, so that it passes below those on its way. */
export const drawLine = ({ line, mark, label, notes }: DiagramEdge, { curve, label: placed }: PlacedEdge): string =>
  element(
    'g',
    { class: ['edge', line, ...classOf(mark)].join(' ') },
    ...(placed === null ? hintsOf([label, ...notes]) : []),
    element('path', { class: 'line', d: pathOf(curve) }),
    tipOf(curve),
  );

/** The label on a plate that interrupts the line. */
export function drawLabel({ label, mark, notes }: DiagramEdge, { curve, label: placed }: PlacedEdge): string {
  if (placed === null && mark === null) return '';
  const { x, y, width, height, lines } = placed ?? { ...pointAt(curve, 0.5), width: 0, height: 0, lines: [] };
  const top = y - (lines.length * SMALL_LINE) / 2;
  return element(
    'g',
    { class: ['label', ...classOf(mark)].join(' ') },
    ...hintsOf([label, ...notes]),
    ...(placed ? [element('rect', { class: 'plate', x: x - width / 2, y: y - height / 2, width, height, rx: 4 })] : []),
    ...lines.map((line, index) => textAt({ x, y: top + index * SMALL_LINE + 10.5 }, line, 'text small')),
    ...badgeAt({ x: placed ? x + width / 2 : x, y: placed ? y - height / 2 : y }, mark),
  );
}

function pathOf(curve: Curve): string {
  const [first] = curve.points;
  const parts = beziersOf(curve).map(([, ...controls]) => `${['', 'L', 'Q', 'C'][controls.length] ?? ''}${controls.map(xy).join(' ')}`);
  return first ? `M${xy(first)}${parts.join('')}` : '';
}

function tipOf({ points }: Curve): string {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.findLast(({ x, y }) => x !== end.x || y !== end.y) ?? end;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [across, down] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const base = { x: end.x - across * TIP, y: end.y - down * TIP };
  const side = TIP / 2;
  const corners = [
    { x: base.x - down * side, y: base.y + across * side },
    { x: base.x + down * side, y: base.y - across * side },
  ];
  return element('path', { class: 'tip', d: `M${xy(end)}L${corners.map(xy).join('L')}Z` });
}

const xy = ({ x, y }: Point): string => at(x, y);
