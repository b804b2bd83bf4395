import type { CodeOfFinding } from './codes.ts';
import type { Severity } from './severity.ts';

/** What is wrong with a place of a document, or worth knowing of it. Names places and kinds of secrets, and never holds a value of one. */
export interface Finding {
  readonly code: CodeOfFinding;
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

/** A finding as a rule gives it: its severity is its code's where the rule has none of its own. */
export type FoundAt = Pick<Finding, 'code' | 'message' | 'advice' | 'path'> & Partial<Finding>;
