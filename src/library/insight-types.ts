import type { FindingCodeOf } from '../insight/findings/codes/code.ts';
import type { FindingOf, ReportOf } from '../insight/findings/shape.ts';

/** A document as the Telnyx API has it, parsed. */
export type WireDocument = Readonly<Record<string, unknown>>;

/** What is wrong with a place of a document, or worth knowing of it. It never holds a value of a secret. */
export type Finding = FindingOf<string>;

/** What a check has found: the worst first. */
export type Report = ReportOf<Finding>;

/** What was found in an assistant, and which rules could not be looked at. */
export interface LintReport extends Report {
  /** Rules that take more than the document, each with the reason. */
  readonly skipped: readonly string[];
}

/** What a picture is to be like. */
export interface DrawOptions {
  /** `MERMAID` by default. */
  readonly format?: 'MERMAID' | 'DOT';
  /** Where edges lead, as a rule; `DOWN` by default. */
  readonly direction?: 'DOWN' | 'RIGHT';
  /** Whether what is found is marked; true by default. */
  readonly marks?: boolean;
  /** Nodes to draw, 1 to 2,000; 200 by default. */
  readonly maxNodes?: number;
}

/** A code of findings, and what it stands for. Its explanation is Markdown. */
export type FindingCode = FindingCodeOf<string>;
