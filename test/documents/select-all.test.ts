import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { everythingQuery, selectAll } from '../support/documents/select-all.ts';

const schema = buildSchema(`
  scalar JSON
  type Query {
    assistant(id: ID!): Assistant
    assistants(first: Int = 50, filter: Filter): AssistantConnection!
    version: String
  }
  type Mutation { import(input: ImportInput!): ImportPayload! }
  input ImportInput { key: String! }
  input Filter { tag: String }
  type ImportPayload { assistants: [Assistant!]! }
  type AssistantConnection { nodes: [Assistant!]! edges: [AssistantEdge!]! totalCount: Int! }
  type AssistantEdge { cursor: String! node: Assistant! }
  type Assistant {
    id: ID!
    tools: [Tool!]!
    flow: Flow
    webhook(from: String): JSON
    log(day: String!): String
    enabled: Feature
    voice: Voice
  }
  enum Feature { TELEPHONY UNKNOWN }
  type Voice { name: String fallback: Voice }
  union Tool = Handoff | UnknownTool
  type Handoff { target: Target }
  type Target { assistantId: ID assistant: Assistant }
  type UnknownTool { raw: JSON }
  type Flow { nodes: [Node!]! edges: [Edge!]! startNode: Node }
  interface Node { nodeId: ID outgoing: [Edge!]! }
  type PromptNode implements Node { nodeId: ID outgoing: [Edge!]! tools: [Tool!]! voice: Voice }
  type SpeakNode implements Node { nodeId: ID outgoing: [Edge!]! message: String }
  type Edge { edgeId: ID expression: Expression expressionJson: JSON node: Node }
  union Expression = Comparison | BoolOp | Variable
  type Comparison { left: Expression right: Expression }
  type BoolOp { operands: [Expression!]! }
  type Variable { name: String }
`);

const errorsOf = (query: string) => validate(schema, parse(query)).map(({ message }) => message);
const fragment = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`fragment ${name} `));

test('the query for a root field is valid and binds its required arguments', () => {
  const query = everythingQuery(schema, 'assistant');
  expect(query).toMatch(/^query Everything\(\$id: ID!\) \{ assistant\(id: \$id\) \{ \.\.\.AllAssistant \} \}/);
  expect(errorsOf(query)).toEqual([]);
});

test('optional arguments are bound when asked for', () => {
  const query = everythingQuery(schema, { field: 'assistants', args: ['filter'] });
  expect(query).toMatch(/^query Everything\(\$filter: Filter\) \{ assistants\(filter: \$filter\) \{/);
  expect(query).toContain('nodes { ...AllAssistant }');
  expect(errorsOf(query)).toEqual([]);
});

test('mutations and plain values can be asked for too', () => {
  expect(errorsOf(everythingQuery(schema, 'import'))).toEqual([]);
  expect(everythingQuery(schema, 'import')).toMatch(/^mutation Everything\(\$input: ImportInput!\)/);
  expect(errorsOf(everythingQuery(schema, 'version'))).toEqual([]);
});

test('every field is selected but references and those that need arguments', () => {
  const { fragments } = selectAll(schema, 'Assistant', { depth: 2 });
  expect(fragment(fragments, 'AllAssistant')).toBe(
    'fragment AllAssistant on Assistant { __typename id tools { ...AllTool } flow { ...AllFlow } webhook enabled voice { ...AllVoice } }',
  );
  expect(fragment(fragments, 'AllTarget')).toBe('fragment AllTarget on Target { __typename assistantId }');
  expect(fragment(fragments, 'AllFlow')).not.toContain('startNode');
  expect(fragment(fragments, 'AllSpeakNode')).toBe('fragment AllSpeakNode on SpeakNode { __typename nodeId message }');
});

test('every possible type of a union or interface is selected', () => {
  const { fragments } = selectAll(schema, 'Assistant', { depth: 2 });
  expect(fragment(fragments, 'AllTool')).toBe('fragment AllTool on Tool { __typename ...AllHandoff ...AllUnknownTool }');
  expect(fragment(fragments, 'AllNode')).toBe('fragment AllNode on Node { __typename ...AllPromptNode ...AllSpeakNode }');
});

test.each([1, 2, 3, 6])('types that recurse are unrolled to depth %i', (depth) => {
  const query = everythingQuery(schema, 'assistant', { depth });
  expect(errorsOf(query)).toEqual([]);
  expect(query.match(/fragment \w+ on Expression /g)).toHaveLength(depth);
  expect(query.match(/fragment \w+ on Comparison /g)).toHaveLength(depth);
  expect(query.match(/fragment \w+ on Voice /g)).toHaveLength(depth);
});

test('a type that is reached on several ways has one fragment', () => {
  expect(everythingQuery(schema, 'assistant', { depth: 3 }).match(/fragment \w+ on Tool /g)).toHaveLength(1);
});

test('what is skipped and where to stop can be chosen', () => {
  const query = everythingQuery(schema, 'assistant', {
    depth: 2,
    stopAt: ['Expression'],
    skip: (parentType, field) => parentType === 'Assistant' && field === 'webhook',
  });
  expect(errorsOf(query)).toEqual([]);
  expect(query).not.toContain('webhook');
  expect(query).toContain('outgoing');
  expect(query.match(/fragment \w+ on Expression /g)?.length).toBe(1);
  expect(query.match(/fragment \w+ on Assistant /g)?.length).toBeGreaterThan(1);
});

test('a type without fields and a root field that does not exist are refused', () => {
  expect(() => selectAll(schema, 'JSON', { depth: 1 })).toThrow('JSON has no fields');
  expect(() => everythingQuery(schema, 'nothing')).toThrow('no root field nothing');
});
