import type { Severity } from '../insight/findings/severity.ts';
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

/** What a dry run begins with. */
export interface RunInput {
  /** What decides about order; `CALL` by default. */
  readonly channel?: 'CALL' | 'CHAT' | null;
  /** Variables beside the defaults of the assistant, and in their place. */
  readonly variables?: WireDocument | null;
  readonly choices?: readonly RunChoice[] | null;
  /** Where it begins; the start of the flow by default. */
  readonly startNodeId?: string | null;
  /** How many nodes are visited at most, 1 to 1,000; 100 by default. */
  readonly maxSteps?: number | null;
}

/** What happens at a visit of a node. */
export interface RunChoice {
  readonly nodeId: string;
  /** The `llm` edge that the model takes; null where it takes none. */
  readonly edgeId?: string | null;
  /** The number of the visit; 1 by default. */
  readonly visit?: number | null;
  /** Variables that are set there. */
  readonly set?: WireDocument | null;
}

/** The way that a conversation takes. */
export interface Run {
  readonly steps: readonly RunStep[];
  readonly end: 'TERMINAL' | 'ASSISTANT' | 'NEEDS_CHOICE' | 'STEP_LIMIT' | 'NO_EDGE' | 'BROKEN';
  readonly endNodeId: string | null;
  /** The assistant that took over. */
  readonly assistantId: string | null;
  readonly variables: WireDocument;
  /** Rules that Telnyx does not document and that may have decided, as sentences. */
  readonly assumptions: readonly string[];
  /** Names of variables that are given, and that neither the flow nor the assistant, as far as they are given, uses; none where a tool is named without its definition, as that may use any. */
  readonly unusedVariables: readonly string[];
}

/** One visit of a node. */
export interface RunStep {
  readonly index: number;
  readonly nodeId: string | null;
  readonly takenEdgeId: string | null;
  readonly considered: readonly {
    readonly edgeId: string | null;
    readonly outcome: 'TAKEN' | 'FALSE' | 'NOT_CHOSEN' | 'NOT_REACHED' | 'UNKNOWN';
    readonly reason: string;
  }[];
}

/** A variable of templates and expressions. */
export interface TemplateVariable {
  readonly name: string;
  /** Whether `dynamic_variables` has it. */
  readonly isDefined: boolean;
  /** Whether Telnyx gives it its value. */
  readonly isSystem: boolean;
  readonly default: unknown;
  /** The places that set it while a conversation goes on, and those that use it. */
  readonly setBy: readonly (readonly string[])[];
  readonly usedAt: readonly (readonly string[])[];
}

/** One difference between two configurations. */
export interface Change {
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  /** Keys of the Telnyx API, and what names an item of a list. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly risk: 'NONE' | 'WORDING' | 'BEHAVIOUR' | 'ROUTING' | 'TELEPHONY' | 'PRIVACY';
}

/** A code of findings, and what it stands for. */
export interface FindingCode {
  readonly code: string;
  readonly area: 'FLOW' | 'ASSISTANT' | 'ACCOUNT';
  readonly severity: Severity;
  readonly title: string;
  /** When it is found, why that is a problem, and what would be right; Markdown. */
  readonly explanation: string;
}
