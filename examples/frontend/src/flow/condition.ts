import type { FlowEdgePartsFragment } from '../generated/graphql.ts';

export interface Condition {
  readonly kind: 'always' | 'model' | 'expression' | 'unknown';
  /** As a person reads it. */
  readonly text: string;
}

/** When a passage is taken, in words. */
export function toCondition(condition: FlowEdgePartsFragment['condition']): Condition {
  switch (condition?.__typename) {
    case 'ExpressionCondition':
      return { kind: 'expression', text: condition.text ?? 'an expression' };
    case 'LLMCondition':
      return { kind: 'model', text: condition.prompt ?? 'the model decides' };
    case 'UnknownCondition':
      return { kind: 'unknown', text: `unknown condition ${condition.type ?? ''}`.trim() };
    case 'DefaultCondition':
      return { kind: 'always', text: 'default' };
    case undefined:
      return { kind: 'always', text: 'no condition' };
  }
}
