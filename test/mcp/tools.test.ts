/** Which tools a list of operations makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { definitionOf, type McpOptions } from '../support/mcp.ts';
import { ROOT } from '../support/pages.ts';

const namesOf = (options: McpOptions) => definitionOf(options).tools.map(({ name }) => name);

const FILES = readdirSync(join(ROOT, 'examples/mcp')).toSorted();
const named = (file: string) => file.replace(/^\d+-(.*)\.graphql$/, '$1').replaceAll('-', '_');

const LIST = {
  z: 'query Zebra { assistantTags }',
  write: 'mutation AddTag($id: ID!) { addAssistantTag(input: { assistantId: $id, tag: "a" }) { tags } }',
  a: 'query ListOfMCPServers { mcpServers(first: 1) { totalCount } }',
  two: 'query getV2 { assistantTags } query Get_other { assistantTags }',
};

test('the list of the gateway is that of examples/mcp, in the order of the files', () => {
  expect(namesOf({ writes: true })).toEqual(FILES.map(named));
  const texts = Object.values(JSON.parse(readFileSync(join(ROOT, 'examples/mcp-operations.json'), 'utf8')) as Record<string, string>);
  expect(texts).toEqual(FILES.map((file) => readFileSync(join(ROOT, 'examples/mcp', file), 'utf8').trim()));
});

test('mutations are tools only with MCP_WRITES, in the order of the list', () => {
  const without = definitionOf({ operations: LIST });
  expect(without.tools.map(({ name }) => name)).toEqual(['zebra', 'list_of_mcp_servers', 'get_v2', 'get_other']);
  expect(without.leftOut).toBe(1);
  expect(namesOf({ operations: LIST, writes: true })).toEqual(['zebra', 'add_tag', 'list_of_mcp_servers', 'get_v2', 'get_other']);
});

test('a tool is described by the comment right above its operation, or else by the field', () => {
  const { tools } = definitionOf({
    operations: {
      a: '# Far away.\n\n# What it does,\n# in two lines.\nquery A { assistantTags } # beside\n# B does more.\nquery B { assistantTags }',
      c: 'query C { assistantTags }',
    },
  });
  expect(tools.map(({ title, description }) => [title, description])).toEqual([
    ['A', 'What it does,\nin two lines.'],
    ['B', 'B does more.'],
    ['C', expect.stringMatching(/^All tags that assistants of the account have/)],
  ]);
});

test('hints say what writes, and what others notice', () => {
  const hintsOf = (text: string) => {
    const [tool] = definitionOf({ operations: { text }, writes: true }).tools;
    return tool && [tool.annotations.readOnlyHint, tool.annotations.destructiveHint, tool.annotations.idempotentHint];
  };
  expect(hintsOf('query A { assistantTags }')).toEqual([true, false, false]);
  expect(hintsOf('query A($id: ID!) { assistant(id: $id) { ...F } } fragment F on Assistant { dynamicVariablesFromWebhook }')).toEqual([
    false,
    false,
    false,
  ]);
  expect(hintsOf('mutation A($id: ID!) { deleteAssistant(input: { id: $id }) { userErrors { code } } }')).toEqual([false, true, false]);
  expect(hintsOf('mutation A($input: CreateAssistantInput!) { createAssistant(input: $input) { assistant { id } } }')).toEqual([
    false,
    true,
    true,
  ]);
});

test('of the gateway’s own list, what the schema or a limit forbids is left out; of a given one it is a fault', () => {
  // As a subgraph, whose phone numbers may have fields from elsewhere.
  const served = buildSchema(
    'type Query { integrationSecret(identifier: String!): Secret } type Secret { identifier: ID } type Mutation { none: ID }',
  );
  expect(definitionOf({ served })).toMatchObject({ tools: [], prompts: [], leftOut: 0 });
  expect(namesOf({ limits: { maxDepth: 3 } })).toEqual(['find_assistants', 'secrets_in_use']);
  const operations = { a: 'query A { integrationSecret(identifier: "a") { id } }' };
  expect(() => definitionOf({ served, operations })).toThrow(/not a: Cannot query field "id" on type "Secret"/);
});

test('prompts are offered where all the tools are that they name', () => {
  expect(definitionOf().prompts.map(({ name }) => name)).toEqual([
    'who_answers',
    'why_does_flow_end',
    'what_changed',
    'review_conversations',
    'what_would_break',
  ]);
  expect(definitionOf({ operations: LIST }).prompts).toEqual([]);
  for (const { uses, text, arguments: args } of definitionOf().prompts) {
    const written = text(Object.fromEntries(args.map(({ name }) => [name, `<${name}>`])));
    for (const { name } of args) expect(written).toContain(`<${name}>`);
    for (const tool of uses) expect(written).toContain(tool);
  }
});

describe('a list that cannot be served', () => {
  const faultsOf = (operations: Readonly<Record<string, string>>) => {
    try {
      definitionOf({ operations });
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
  };

  test('is refused with all operations that do not fit the schema', () => {
    expect(faultsOf({ good: 'query A { assistantTags }', gone: 'query B { gone }', broken: '{', unnamed: '{ assistantTags }' })).toEqual([
      expect.stringMatching(/^MCP_OPERATIONS takes .* not gone: Cannot query field "gone"/),
      expect.stringMatching(/^MCP_OPERATIONS takes .* not broken: Syntax Error/),
      expect.stringMatching(/^MCP_OPERATIONS takes .* not unnamed: it has no name/),
    ]);
  });

  test('is refused for what can be answered, but not by a tool', () => {
    expect(
      faultsOf({
        stream: 'subscription S { testRunProgress(testId: "a", runId: "b") { status } }',
        first: 'query SameName { assistantTags }',
        second: 'query same_name { assistantTags }',
        long: `query ${'A'.repeat(65)} { assistantTags }`,
        fragment: 'fragment F on Assistant { id }',
      }).map((fault) => fault.slice(fault.indexOf(' not ') + 5).replace(/:.*/, '')),
    ).toEqual(['stream', 'second', 'long', 'fragment']);
  });
});
