import type { Diagram, DiagramFormat } from './diagram.ts';
import { toDot } from './dot.ts';
import { toMermaid } from './mermaid.ts';
import { toSvg } from './svg/svg.ts';

const FORMATS: Readonly<Record<DiagramFormat, (diagram: Diagram) => string>> = { MERMAID: toMermaid, DOT: toDot, SVG: toSvg };

/** The picture of a diagram. Mermaid and DOT take time that grows as the diagram does, SVG takes more. */
export const drawAs = (format: DiagramFormat, diagram: Diagram): string => FORMATS[format](diagram);
