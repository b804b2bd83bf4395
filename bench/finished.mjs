/**
 * Documents of the API as the graph shows them, by the rules of the field map and without the gateway's code: what its
 * answers are compared with, and what the other servers get in place of a field map of their own.
 */
import { readFileSync } from 'node:fs';
import { buildSchema, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';
import { CONDITION } from './documents.mjs';
import { askedFields } from './select-all.mjs';

export const SDL = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
export const schema = buildSchema(SDL);

/** The members of unions and interfaces by the wire's `type`, as far as the documents of this benchmark have them. */
const MEMBERS = {
  AssistantTool: {
    webhook: 'WebhookTool',
    handoff: 'HandoffTool',
    retrieval: 'RetrievalTool',
    send_dtmf: 'DTMFTool',
    hangup: 'HangupTool',
  },
  FlowNode: { prompt: 'PromptNode', speak: 'SpeakNode' },
  FlowCondition: { llm: 'LLMCondition', expression: 'ExpressionCondition' },
  FlowTarget: { node: 'NodeTarget' },
  Expression: {
    bool_op: 'BooleanOpExpression',
    comparison: 'ComparisonExpression',
    variable: 'DynamicVariableExpression',
    number_literal: 'NumberLiteralExpression',
    string_literal: 'StringLiteralExpression',
  },
  BackgroundAudio: { predefined_media: 'PredefinedMediaAudio' },
};

/** Fields that are not named after their wire key. */
const OTHER_NAMES = { nodeId: 'id', edgeId: 'id', stringValue: 'value', numberValue: 'value' };
const OTHER_NAMES_OF = {
  AssistantMcpServer: { mcpServerId: 'id' },
  HandoffTarget: { assistantId: 'id' },
  PromptNode: OTHER_NAMES,
  SpeakNode: OTHER_NAMES,
  FlowEdge: OTHER_NAMES,
};
const DERIVED = {
  'Assistant.globalId': ({ id }) => Buffer.from(`Assistant:${id}`).toString('base64url'),
  'ExpressionCondition.text': () => CONDITION.text,
  'ExpressionCondition.expressionJson': ({ expression }) => expression,
  'DTMFTool.sendDtmf': ({ send_dtmf: settings }) => settings,
};

/** A document of the API as `assistant` of the graph: the fields that `select-all.mjs` asks for, and `__typename`. */
export const finish = (document) => show(schema.getType('Assistant'), document);

function show(type, wire) {
  if (isNonNullType(type)) return isListType(type.ofType) ? show(type.ofType, wire ?? []) : show(type.ofType, wire);
  if (wire === undefined || wire === null) return null;
  if (isListType(type)) return wire.map((item) => show(type.ofType, item));
  if (isEnumType(type)) return wire.toUpperCase();
  // The one tool of a tool node comes in a list.
  if (isAbstractType(type) && Array.isArray(wire)) return show(type, wire.flat()[0]);
  if (isAbstractType(type)) return showObject(schema.getType(MEMBERS[type.name][wire.type]), wire);
  return isObjectType(type) ? showObject(type, wire) : wire;
}

function showObject(type, wire) {
  // The settings of a tool stand one level deeper on the wire.
  const source = type.name.endsWith('Tool') ? { ...wire[wire.type], ...wire, kind: wire.type } : wire;
  const fields = askedFields(type).map((field) => {
    const derived = DERIVED[`${type.name}.${field.name}`];
    return [field.name, derived ? derived(source) : show(field.type, source[wireKey(type.name, field.name)])];
  });
  return { __typename: type.name, ...Object.fromEntries(fields) };
}

const wireKey = (typeName, name) =>
  OTHER_NAMES_OF[typeName]?.[name] ??
  (typeName.endsWith('Expression') ? OTHER_NAMES[name] : undefined) ??
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
