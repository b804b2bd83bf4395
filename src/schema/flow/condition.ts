import type { FlowEdge } from 'telnyx/resources/ai/assistants/assistants';
import { expressionText } from '../../insight/expression/expression-text.ts';
import type { FlowConditionWire } from '../../upstream/wire/assistant.ts';
import { text, union } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { typeOf, unknownMember, wireUnion } from '../wire/union.ts';
import { Expression } from './expression.ts';

export const LLMCondition = wireObject<FlowEdge.LlmCondition>('LLMCondition', {
  description: 'The model decides whether the edge is taken.',
  fields: {
    type: text(typeOf('llm')),
    prompt: text('The condition for taking the edge: instructions for the model.'),
  },
});

export const ExpressionCondition = wireObject<FlowEdge.ExpressionCondition>('ExpressionCondition', {
  description: 'The edge is taken when an expression over dynamic variables is true; the model is not called.',
  fields: {
    type: text(typeOf('expression')),
    expression: union(() => Expression, 'The expression as a tree of typed parts.'),
  },
  derived: (t) => ({
    text: t.string({
      description:
        'The expression in readable form, for example `user_age >= 18 and tier == "gold"`; null without an expression. A part that is missing or newer than this gateway is shown as `?`.',
      resolve: ({ expression }) => (expression === undefined || expression === null ? null : expressionText(expression)),
    }),
    expressionJson: t.field({
      type: 'JSON',
      description: 'The whole tree under the keys of the Telnyx API, at any depth; null without an expression.',
      resolve: ({ expression }) => expression ?? null,
    }),
  }),
});

export const DefaultCondition = wireObject<FlowEdge.DefaultCondition>('DefaultCondition', {
  description:
    'The edge is taken when no other edge of the same node is. Only edges that leave a tool or speak node have it, one per node.',
  fields: { type: text(typeOf('default')) },
});

export const UnknownCondition = unknownMember('UnknownCondition', 'A condition');

export const FlowCondition = wireUnion<FlowConditionWire>('FlowCondition', {
  description: 'When an edge of a conversation flow is taken.',
  members: { llm: LLMCondition, expression: ExpressionCondition, default: DefaultCondition },
  unknown: UnknownCondition,
});
