import { SEVERITIES, type Severity } from '../findings/severity.ts';
import type { Diagram, Mark } from './diagram.ts';

/** How a mark looks in formats that know one colour for light and dark: readable on both. */
export interface MarkLook {
  readonly colour: string;
  readonly colourName: string;
  /** Points; the worse, the wider. */
  readonly width: number;
  readonly one: string;
  readonly many: string;
}

export const MARK_LOOKS: Readonly<Record<Severity, MarkLook>> = {
  ERROR: { colour: '#d1242f', colourName: 'red', width: 4, one: 'error', many: 'errors' },
  WARNING: { colour: '#bf8700', colourName: 'amber', width: 3, one: 'warning', many: 'warnings' },
  INFO: { colour: '#0969da', colourName: 'blue', width: 2, one: 'note', many: 'notes' },
};

/** The worst first. */
export const WORST_FIRST: readonly Severity[] = SEVERITIES.toReversed();

export const worseOf = (one: Mark, other: Mark): Mark => (rankOf(one) >= rankOf(other) ? one : other);

const rankOf = (mark: Mark): number => (mark === null ? -1 : SEVERITIES.indexOf(mark));

/** What each mark of a diagram says, with how many nodes and edges have it; the worst first, and none that nothing has. */
export const marksIn = ({ nodes, edges }: Diagram): readonly { readonly severity: Severity; readonly text: string }[] =>
  WORST_FIRST.flatMap((severity) => {
    const count = [...nodes, ...edges].filter(({ mark }) => mark === severity).length;
    const { one, many } = MARK_LOOKS[severity];
    return count === 0 ? [] : [{ severity, text: count === 1 ? `${one} at 1 place` : `${many} at ${count} places` }];
  });

/** The same as a line, with the names of the colours; empty where nothing is marked. */
export function legendOf(diagram: Diagram): string {
  const parts = marksIn(diagram).map(({ severity, text }) => `${MARK_LOOKS[severity].colourName} = ${text}`);
  return parts.length === 0 ? '' : `Legend: ${parts.join(', ')}`;
}

/** How much of what the diagram shows. */
export const sizeOf = ({ nodes, edges }: Diagram): string => `${counted(nodes.length, 'node')}, ${counted(edges.length, 'edge')}`;

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
