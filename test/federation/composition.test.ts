import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeSchemaContract, composeServices as composeByGuild } from '@theguild/federation-composition';
import { Kind, parse, print, visit } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';

const SUBGRAPH = readFileSync(new URL('../../schema.subgraph.graphql', import.meta.url), 'utf8');

/** A subgraph of somebody else: it extends the assistant, and has connections and global ids of its own. */
const CRM = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
  scalar DateTime
  type Assistant @key(fields: "id") { id: ID! owner: Contact customers(first: Int): ContactConnection! }
  interface Node { id: ID! }
  type Contact implements Node @key(fields: "id") { id: ID! name: String! since: DateTime }
  type ContactConnection { nodes: [Contact!]! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query { contacts: [Contact!]! node(id: ID!): Node nodes(ids: [ID!]!): [Node]! }
`;

const subgraphs = [
  { name: 'assistants', url: 'http://127.0.0.1:1/graphql', typeDefs: parse(SUBGRAPH) },
  { name: 'crm', url: 'http://127.0.0.1:2/graphql', typeDefs: parse(CRM) },
];

/** The subgraph of who owns the numbers, with what this one has of them in common. */
const OWNER = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
  scalar DateTime
  type TexmlApp @key(fields: "id") { id: ID! @shareable friendlyName: String @shareable createdAt: DateTime @shareable region: String }
  type MessagingProfile @key(fields: "id") { id: ID! @shareable name: String @shareable enabled: Boolean @shareable spendLimit: String }
  type PhoneNumber @key(fields: "id") { id: ID! phoneNumber: String status: String messagingProfile: MessagingProfile texmlApp: TexmlApp }
  type Query { numbers: [PhoneNumber!]! profile(id: ID!): MessagingProfile app(id: ID!): TexmlApp }
`);

/** What a supergraph says of a field besides what every field has. */
function directivesOf(sdl: string, typeName: string, fieldName: string): readonly string[] {
  const type = parse(sdl).definitions.find(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === typeName,
  );
  const fields = type?.kind === Kind.OBJECT_TYPE_DEFINITION ? type.fields : [];
  const field = fields?.find(({ name }) => name.value === fieldName);
  return (field?.directives ?? [])
    .filter(({ name }) => !['join__field', 'authenticated', 'requiresScopes'].includes(name.value))
    .map((directive) => print(directive))
    .toSorted();
}

const PAGE = 'slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], assumedSize: 50, requireOneSlicingArgument: false';
const COSTS: readonly (readonly [type: string, field: string, directives: readonly string[]])[] = [
  ['Query', 'assistant', ['@cost(weight: 10)']],
  ['Query', 'assistants', ['@cost(weight: 10)', `@listSize(${PAGE})`]],
  ['Query', 'sharedTools', ['@cost(weight: 10)', `@listSize(${PAGE})`]],
  ['Query', 'mcpServer', ['@cost(weight: 10)']],
  ['McpServer', 'usage', ['@cost(weight: 10)']],
  ['Mutation', 'deleteSharedTool', ['@cost(weight: 10)', '@tag(name: "write")']],
  ['Assistant', 'dynamicVariablesFromWebhook', ['@cost(weight: 50)', '@tag(name: "side-effect")']],
  ['Mutation', 'testWebhookTool', ['@cost(weight: 50)', '@tag(name: "side-effect")', '@tag(name: "write")']],
  ['Mutation', 'enhanceInstructions', ['@cost(weight: 100)', '@tag(name: "side-effect")', '@tag(name: "write")']],
  ['Mutation', 'importAssistants', ['@cost(weight: 100)', '@tag(name: "write")']],
  ['Assistant', 'tools', ['@listSize(assumedSize: 10)']],
  ['ConversationFlow', 'nodes', ['@listSize(assumedSize: 20)']],
];

test('what callers may run is tagged as what others notice', () => {
  const runs = SUBGRAPH.split('\n').filter((line) => /^\s+\).*\["assistants:run"\]/.test(line));
  expect(runs.length).toBeGreaterThan(5);
  expect(runs.filter((line) => !line.includes('@tag(name: "side-effect")'))).toEqual([]);
});

describe('the subgraph composes with another one that extends the assistant', () => {
  test('by the composer of Apollo, whose supergraph has what fields cost and do', () => {
    const { errors, supergraphSdl = '' } = composeServices(subgraphs);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toContain('join__type(graph: ASSISTANTS, key: "id")');
    expect(COSTS.map(([type, field]) => [type, field, directivesOf(supergraphSdl, type, field)])).toEqual(COSTS);
    expect(supergraphSdl).toContain('@requiresScopes(scopes: [["assistants:import"]])');
  });

  test('by the composer of the Guild, whose supergraph has what fields do', () => {
    const { errors, supergraphSdl = '' } = composeByGuild(subgraphs);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toContain('join__type(graph: CRM');
    // It reads costs only from a federation link of 2.9, which older routers refuse.
    const tags = (directives: readonly string[]) => directives.filter((directive) => directive.startsWith('@tag'));
    expect(COSTS.map(([type, field]) => [type, field, directivesOf(supergraphSdl, type, field)])).toEqual(
      COSTS.map(([type, field, directives]) => [type, field, tags(directives)]),
    );
  });

  test.each([
    ['Apollo', composeServices],
    ['the Guild', composeByGuild],
  ])('and with the one that owns numbers, profiles and applications, by the composer of %s', (_name, compose) => {
    const { errors, supergraphSdl = '' } = compose([...subgraphs, { name: 'numbers', url: 'http://127.0.0.1:3/graphql', typeDefs: OWNER }]);
    expect(errors ?? []).toEqual([]);
    // What comes from the owner's root field is led back to the assistant.
    for (const led of ['aiAssistant: Assistant', 'spendLimit: String', 'phoneNumbers: [PhoneNumber!]'])
      expect(supergraphSdl).toContain(led);
  });

  test('and with one that takes a field over', () => {
    const typeDefs = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@override"])
      type Assistant @key(fields: "id") { id: ID! description: String @override(from: "assistants") }
    `);
    const { errors, supergraphSdl = '' } = composeServices([...subgraphs, { name: 'wiki', url: 'http://127.0.0.1:3/graphql', typeDefs }]);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toMatch(/description: String @join__field\([^)]*\) @join__field\(graph: WIKI, override: "assistants"\)/);
  });

  test('and a contract can leave out what writes and what others notice', () => {
    const all = { include: new Set<string>(), exclude: new Set(['write', 'side-effect']) };
    const { errors, publicSdl = '' } = composeSchemaContract(subgraphs, all, true);
    expect(errors ?? []).toEqual([]);
    expect(publicSdl).toContain('assistants(');
    expect(publicSdl).not.toMatch(/importAssistants\(|dynamicVariablesFromWebhook\(|input ImportAssistantsInput/);
  });
});

describe('the links of the subgraph', () => {
  const links = [...SUBGRAPH.matchAll(/@link\(url: "(.+?)", import: \[(.*?)\]\)/g)].map(([, url, imported = '']) => [
    url,
    imported.replaceAll('"', '').split(', '),
  ]);

  test('are one of Federation, in a version that all routers of today know, and one of costs', () => {
    expect(links).toEqual([
      ['https://specs.apollo.dev/cost/v0.1', ['@cost', '@listSize']],
      ['https://specs.apollo.dev/federation/v2.7', ['@key', '@shareable', '@tag', '@authenticated', '@requiresScopes']],
    ]);
  });

  test('import every directive that is used, and no other', () => {
    const used = new Set<string>();
    visit(parse(SUBGRAPH), { Directive: ({ name }) => void used.add(`@${name.value}`) });
    for (const own of ['@link', '@deprecated', '@specifiedBy', '@oneOf']) used.delete(own);
    expect([...used].toSorted()).toEqual(links.flatMap(([, imported]) => imported ?? []).toSorted());
  });

  test('are not needed outside of a federation: the schema of the gateway alone has no such directive', () => {
    expect(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')).not.toMatch(
      /@(?:link|key|shareable|tag|cost|listSize)\b/,
    );
  });
});

test('a router that counts costs refuses what would call a thousand webhooks, and asks no subgraph', async () => {
  const supergraph = composeServices(subgraphs).supergraphSdl ?? '';
  const asked: string[] = [];
  const fetchSubgraph = async (url: string) => {
    asked.push(url);
    return Response.json({ data: { assistants: { nodes: [] } } });
  };
  const router = createGatewayRuntime({
    supergraph,
    logging: false,
    demandControl: { maxCost: 5_000 },
    fetchAPI: { fetch: fetchSubgraph as typeof fetch },
  });
  onTestFinished(() => router[Symbol.asyncDispose]());
  const ask = async (first: number) => {
    const query = `{ assistants(first: ${first}) { nodes { dynamicVariablesFromWebhook } } }`;
    const response = await router.fetch('http://127.0.0.1/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json() as Promise<unknown>;
  };
  expect(await ask(250)).toMatchObject({ errors: [{ extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE' } }] });
  expect(asked).toEqual([]);
  expect(await ask(20)).toEqual({ data: { assistants: { nodes: [] } } });
  expect(asked).toEqual(['http://127.0.0.1:1/graphql']);
});
