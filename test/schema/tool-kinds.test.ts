/** `Tool.kind` beside `Tool.type`, wherever tools stand. */
import { describe, expect, test } from 'vitest';
import { seedAssistants } from '../../src/sandbox/seed/index.ts';
import { foreignDocuments, realAssistants } from '../support/documents/real.ts';
import { startGateway } from '../support/gateway.ts';
import { library, tool } from '../support/resources.ts';
import { TOOL_TYPES } from '../support/tool-types.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const TOOL = '__typename ... on Tool { kind type } ... on UnknownTool { raw }';
const ALL = `{ assistant(id: "a") { tools { ${TOOL} }
  conversationFlow { nodes { ... on PromptNode { tools { ${TOOL} } } ... on ToolNode { tool { ${TOOL} } } } } } }`;

interface Shown {
  readonly __typename: string;
  readonly kind: string;
  readonly type: string | null;
  readonly raw?: unknown;
}

interface Answer {
  readonly tools: readonly Shown[];
  readonly conversationFlow: { readonly nodes: readonly { readonly tools?: Shown[]; readonly tool?: Shown | null }[] } | null;
}

/** All tools of one document, those of its flow included. */
async function toolsOf(document: Document): Promise<readonly Shown[]> {
  const upstream = await startUpstream(account([{ ...document, id: 'a' }]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data } = await query(ALL);
  const { tools, conversationFlow } = data.assistant as Answer;
  const nodes = conversationFlow?.nodes ?? [];
  return [...tools, ...nodes.flatMap(({ tools: many = [], tool: one }) => many.concat(one ?? []))];
}

const kindOfType = (type: string | null) => (type !== null && TOOL_TYPES.includes(type) ? type.toUpperCase() : 'UNKNOWN');

describe('the kind of every tool is the enum value of its type, or UNKNOWN', () => {
  const documents = [...realAssistants(), ...foreignDocuments()].map(({ file, document }) => [file, document] as const);

  test.each(documents)('%s', async (_file, document) => {
    for (const { __typename, kind, type } of await toolsOf(document)) {
      expect(kind).toBe(kindOfType(type));
      expect(kind === 'UNKNOWN').toBe(__typename === 'UnknownTool');
    }
  });

  test('real documents have tools of several kinds, and the seed has them all', async () => {
    const kinds = async (all: readonly Document[]) =>
      new Set((await Promise.all(all.map((document) => toolsOf(document)))).flatMap((tools) => tools.map(({ kind }) => kind)));
    const real = await kinds(realAssistants().map(({ document }) => document));
    expect([...real]).toEqual(expect.arrayContaining(['WEBHOOK', 'HANDOFF', 'HANGUP', 'TRANSFER']));
    const seeded = await kinds(seedAssistants().map((assistant) => assistant as unknown as Document));
    expect([...seeded]).toEqual(expect.arrayContaining(TOOL_TYPES.map((type) => type.toUpperCase())));
  });
});

test.each(TOOL_TYPES)('%s has its kind where its payload is damaged, too', async (type) => {
  expect(await toolsOf({ tools: [{ type, [type]: 'damaged' }] })).toMatchObject([{ kind: type.toUpperCase(), type }]);
});

test.each([
  ['a newer one', { type: 'teleport', teleport: {} }],
  ['none', { webhook: {} }],
  ['null', { type: null }],
  ['a number', { type: 7 }],
  ['a list', { type: ['webhook'] }],
  ['an object', { type: { type: 'webhook' } }],
  ['empty', { type: '' }],
  ['in upper case', { type: 'WEBHOOK' }],
  ['UNKNOWN', { type: 'UNKNOWN' }],
  ['what stands for UNKNOWN inside', { type: '\u0000unknown' }],
  ['a property of every object', { type: 'constructor' }],
  ['__proto__', { type: '__proto__' }],
  ['of no object: a text', 'webhook'],
  ['of no object: a list', [{ type: 'webhook' }]],
])('a tool whose type is %s has the kind UNKNOWN', async (_what, value) => {
  expect(await toolsOf({ tools: [value] })).toMatchObject([{ __typename: 'UnknownTool', kind: 'UNKNOWN', raw: value }]);
});

test('a key `kind` of a tool or its payload stays in `extra`', async () => {
  const upstream = await startUpstream(account([{ id: 'a', tools: [{ type: 'hangup', kind: 'x', hangup: { kind: 'y', tone: 'soft' } }] }]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data } = await query('{ assistant(id: "a") { tools { ... on Tool { kind extra } } } }');
  expect(data.assistant.tools).toEqual([{ kind: 'HANGUP', extra: { kind: 'x', tone: 'soft', hangup: { kind: 'y' } } }]);
});

test('a shared tool and the tool in it have the same kind', async () => {
  const tools = [...TOOL_TYPES, 'teleport'].map((type) => tool(type, { type, tool_definition: {} }));
  const upstream = await startUpstream(library({ assistants: [], tools, servers: [] }));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data } = await query('{ sharedTools { nodes { id kind tool { ... on Tool { kind } } } } }');
  expect(data.sharedTools.nodes).toHaveLength(tools.length);
  for (const { id, kind, tool: inner } of data.sharedTools.nodes) {
    expect(kind).toBe(kindOfType(id));
    expect(inner).toEqual({ kind });
  }
});
