import type { Severity } from '../findings/severity.ts';

export const DIAGRAM_FORMATS = ['MERMAID', 'DOT', 'SVG'] as const;
export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number];

export const DIAGRAM_DIRECTIONS = ['DOWN', 'RIGHT'] as const;
export type DiagramDirection = (typeof DIAGRAM_DIRECTIONS)[number];

/** The most nodes that a picture may be asked to have. */
export const MOST_NODES = 2_000;

/** Why no picture has at most so many nodes; null where one may. */
export const faultOfMaxNodes = (maxNodes: number): string | null =>
  Number.isInteger(maxNodes) && maxNodes >= 1 && maxNodes <= MOST_NODES
    ? null
    : `maxNodes takes 1 to ${MOST_NODES}, and ${maxNodes} is none of these.`;

/** What a node looks like: each kind of node has a shape of its own, so that none is recognised by its colour alone. */
export const SHAPES = ['rounded', 'slanted', 'hexagon', 'framed', 'broken', 'folded'] as const;
export type Shape = (typeof SHAPES)[number];

export const LINES = ['solid', 'bold', 'dotted'] as const;
export type Line = (typeof LINES)[number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The worst finding about a node or an edge; null where there is none. */
export type Mark = Severity | null;

export interface DiagramNode {
  /** Data of a customer: each format cuts and escapes it by itself. */
  readonly label: string;
  /** What the node is, in a word or two. */
  readonly kind: string;
  readonly shape: Shape;
  /** Where everything begins. */
  readonly isStart: boolean;
  readonly mark: Mark;
  /** What was found about it, in sentences. */
  readonly notes: readonly string[];
  /** The upper left corner that an editor gave it; null where it gave none. */
  readonly position: Point | null;
}

export interface DiagramEdge {
  /** Indexes of the nodes. */
  readonly from: number;
  readonly to: number;
  /** As that of a node; empty means none. */
  readonly label: string;
  /** When the edge is taken, in a word or two. */
  readonly kind: string;
  readonly line: Line;
  readonly mark: Mark;
  readonly notes: readonly string[];
}

/** Something to be drawn, whatever the format. Equal diagrams give equal pictures, byte for byte. */
export interface Diagram {
  /** What it shows, in words of the gateway alone. */
  readonly title: string;
  readonly direction: DiagramDirection;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

type Draft<T> = Omit<T, 'label'> & { readonly label: () => string };
export type DraftNode = Draft<DiagramNode>;
export type DraftEdge = Draft<DiagramEdge>;

/** A diagram whose labels are made when it is known which of them are drawn. */
export interface DiagramDraft extends Omit<Diagram, 'nodes' | 'edges'> {
  readonly nodes: readonly DraftNode[];
  readonly edges: readonly DraftEdge[];
}
