/** What findings and reports look like, to all who show them. A file by itself, as the published types are made of it. */
import type { Severity } from './severity.ts';

/** What is wrong with a place of a document, or worth knowing of it. Names places and kinds of secrets, and never holds a value of one. */
export interface FindingOf<Code extends string> {
  /** What it is; `docs/findings.md` has all codes. */
  readonly code: Code;
  readonly severity: Severity;
  /** Names the thing, and what is wrong with it. */
  readonly message: string;
  /** What would be right. */
  readonly advice: string;
  /** The place in the graph's names; ids where things have them and indexes where they do not. */
  readonly path: readonly string[];
  /** The assistant that it is about; null where a flow or a document without an id was looked at. */
  readonly assistantId: string | null;
  /** The node of the flow that it is about. */
  readonly nodeId: string | null;
  /** The edge of the flow that it is about. */
  readonly edgeId: string | null;
  /** The name of the tool that it is about. */
  readonly toolName: string | null;
}

/** What a check has found. */
export interface ReportOf<Finding> {
  /** Whether there is no error. */
  readonly isOk: boolean;
  /** The worst first, then by code, then in the order of the document. */
  readonly findings: readonly Finding[];
  readonly errorCount: number;
  readonly warningCount: number;
}
