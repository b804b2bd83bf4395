import { lostLeaves } from './leaves.ts';

/** The losses of an assistant whose answer has these fields besides its type. */
export const lost = (document: object, answer: object) => lostLeaves(document, { __typename: 'Assistant', ...answer });
export const withTool = (tool: unknown, answer: object) => lost({ tools: [tool] }, { tools: [answer] });
export const withNode = (node: unknown, answer: object) =>
  lost({ conversation_flow: { nodes: [node] } }, { conversationFlow: { __typename: 'ConversationFlow', nodes: [answer] } });
export const withEdge = (edge: unknown, answer: object) =>
  lost(
    { conversation_flow: { edges: [edge] } },
    { conversationFlow: { __typename: 'ConversationFlow', edges: [{ __typename: 'FlowEdge', ...answer }] } },
  );

export const withExpression = (wire: unknown, answer: object) =>
  withEdge(
    { condition: { type: 'expression', expression: wire } },
    { condition: { __typename: 'ExpressionCondition', type: 'expression', ...answer } },
  );
