/** What codes of findings are. A file by itself, as the published types are made of it. */
import type { Severity } from '../severity.ts';

/** What rules look at: a conversation flow, one assistant, or all of an account. */
export const FINDING_AREAS = ['FLOW', 'ASSISTANT', 'ACCOUNT'] as const;
export type FindingArea = (typeof FINDING_AREAS)[number];

/** What a code stands for. */
export interface CodeDefinition {
  /** The severity of its findings, unless the explanation says when it is another one. */
  readonly severity: Severity;
  /** What it is in a few words, without a full stop. */
  readonly title: string;
  /** When it is found, why that is a problem and what would be right. */
  readonly explanation: string;
}

/** A code of findings, and what it stands for. */
export interface FindingCodeOf<Code extends string> extends CodeDefinition {
  readonly code: Code;
  readonly area: FindingArea;
}
