import type { CodeOfFinding } from './codes.ts';
import type { FindingOf } from './shape.ts';

export type Finding = FindingOf<CodeOfFinding>;

/** Where something of a document is, and which part of its flow or which tool that is in. */
export type FindingPlace = Pick<Finding, 'path' | 'nodeId' | 'edgeId' | 'toolName'>;

/** A finding as a rule gives it: its severity is its code's where the rule has none of its own. */
export type FoundAt = Pick<Finding, 'code' | 'message' | 'advice' | 'path'> & Partial<Finding>;
