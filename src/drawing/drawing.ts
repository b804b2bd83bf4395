import type { Diagram, DiagramFormat } from '../insight/diagram/diagram.ts';

/** Draws diagrams. */
export interface Drawing {
  /** Throws `LIMIT_EXCEEDED` where it would take too long, or too many wait. */
  readonly draw: (diagram: Diagram, format: DiagramFormat) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Loaded with the first picture, as few ask for any. */
export const drawHere: Drawing['draw'] = async (diagram, format) => (await import('../insight/diagram/draw.ts')).drawAs(format, diagram);

/** For platforms without threads. */
export const DRAWING_HERE: Drawing = { draw: drawHere, close: () => Promise.resolve() };
