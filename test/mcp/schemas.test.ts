/** What JSON Schemas of tools take and give, against GraphQL itself. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { getNamedType, getVariableValues, isLeafType, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { inputValue } from '../fuzz/generate/values.ts';
import { Random } from '../fuzz/random.ts';
import { call, definitionOf, startMcp } from '../support/mcp.ts';

const ajv = () => new Ajv2020({ allErrors: true, allowUnionTypes: true, code: { optimize: false } });

/** The largest input, one of inputs that take exactly one field, and a common one. */
const WRITES = new Set(['createAssistant', 'createCanaryDeploy', 'createTest']);

/** An operation with a variable for the whole of each argument, for fields of a root type. */
const wholeFields = (kind: OperationTypeNode, isWanted: (name: string) => boolean): readonly (readonly [id: string, text: string])[] =>
  Object.values(schema.getRootType(kind)?.getFields() ?? {})
    .filter(({ name }) => isWanted(name))
    .map(({ name, args, type }) => {
      const variables = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
      const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const selection = isLeafType(getNamedType(type)) ? '' : '{ __typename }';
      return [name, `${kind} Of_${name}${variables && `(${variables})`} { ${name}${given && `(${given})`} ${selection} }`];
    });

const WHOLE = Object.fromEntries([
  ...wholeFields(OperationTypeNode.QUERY, () => true),
  ...wholeFields(OperationTypeNode.MUTATION, (name) => WRITES.has(name)),
]);
const TOOLS = definitionOf({ operations: WHOLE, writes: true }).tools;

test('what GraphQL takes as variables, valid schemas take, for each field of Query and the largest mutations', () => {
  expect(TOOLS.length).toBeGreaterThan(40);
  const random = new Random(20_261_126);
  let taken = 0;
  for (const { operation, inputSchema } of TOOLS) {
    const [node] = parse(WHOLE[operation.id] ?? '').definitions as readonly [OperationDefinitionNode];
    const args = schema.getRootType(node.operation)?.getFields()[operation.id]?.args ?? [];
    // Throws for a schema that is not valid.
    const validate = ajv().compile(inputSchema);
    for (let round = 0; round < 15; round += 1) {
      const values = Object.fromEntries(args.map(({ name, type }) => [name, inputValue(type, name, {}, random)]));
      const variables = JSON.parse(JSON.stringify(values)) as Record<string, unknown>;
      if (getVariableValues(schema, node.variableDefinitions ?? [], variables).errors) continue;
      taken += 1;
      validate(variables);
      expect([operation.id, variables, validate.errors]).toEqual([operation.id, variables, null]);
    }
  }
  expect(taken).toBeGreaterThan(300);
});

describe('a variable', () => {
  const propertiesOf = (text: string) => definitionOf({ operations: { text } }).tools[0]?.inputSchema;

  test('is described by what it is used for, with its default', () => {
    expect(
      propertiesOf(
        'query A($id: ID!, $first: Int, $count: Int = 7, $name: String) { assistants(first: $first, filter: { nameContains: $name }) { totalCount } b: assistants(first: $count) { totalCount } assistant(id: $id) { id } }',
      ),
    ).toEqual({
      type: 'object',
      properties: {
        id: { type: ['string', 'integer'], description: expect.stringMatching(/^The id in the Telnyx API/) },
        first: { type: ['integer', 'null'], description: expect.stringMatching(/^How many from the front/), default: 50 },
        count: { type: ['integer', 'null'], description: expect.stringMatching(/^How many from the front/), default: 7 },
        name: { type: ['string', 'null'], description: expect.any(String) },
      },
      required: ['id'],
      additionalProperties: false,
    });
  });

  test('of an enum has its values, and of a list takes one item as well', () => {
    expect(
      propertiesOf('query A($kind: AssistantToolKind, $ids: [ID!]) { assistants(filter: { toolType: $kind, ids: $ids }) { totalCount } }'),
    ).toMatchObject({
      properties: {
        kind: { type: ['string', 'null'], enum: expect.arrayContaining(['WEBHOOK', null]) },
        ids: { anyOf: [{ type: 'array', items: { type: ['string', 'integer'] } }, { type: ['string', 'integer'] }, { type: 'null' }] },
      },
    });
  });

  test('of an input that takes exactly one field says so, and inputs within themselves are described once', () => {
    const { inputSchema } = TOOLS.find(({ operation }) => operation.id === 'createAssistant') ?? {};
    expect(inputSchema).toMatchObject({ $defs: { ExpressionInput: { minProperties: 1, maxProperties: 1, additionalProperties: false } } });
  });
});

test('what the tools of the gateway answer is what their schemas say', async () => {
  const gateway = await startMcp({ writes: true });
  const args: Readonly<Record<string, object>> = {
    read_assistant: { id: 'assistant-front-desk' },
    read_flow: { id: 'assistant-card-services' },
    who_answered: { phoneNumber: '+13125550100' },
    what_uses_tool: { id: 'tool-does-not-exist' },
    what_uses_secret: { identifier: 'bank-model-key' },
    read_conversation: { id: 'none' },
    find_versions: { id: 'assistant-hotel-concierge' },
    compare_versions: { id: 'assistant-hotel-concierge', from: 'version-hotel-concierge-1' },
    add_tag: { assistantId: 'assistant-blank', tag: 'tried' },
    change_texts: { id: 'assistant-blank', greeting: 'Hello.' },
    run_test: { input: { testId: 'none' } },
  };
  for (const { name, inputSchema, outputSchema } of definitionOf({ writes: true }).tools) {
    const given = args[name] ?? {};
    const { structuredContent, content } = await call(gateway, name, given);
    const [input, output] = [ajv().compile(inputSchema), ajv().compile(outputSchema)];
    input(given);
    output(structuredContent);
    expect([name, content, input.errors, output.errors]).toEqual([name, content, null, null]);
    expect(JSON.parse(content.at(-1)?.text ?? '')).toEqual(structuredContent);
  }
});
