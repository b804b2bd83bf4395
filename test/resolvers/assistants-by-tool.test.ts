/** Which assistants the filters by their tools leave, and for how many calls. */
import { describe, expect, test } from 'vitest';
import { TOOL_TYPES } from '../support/tool-types.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type AccountOptions, type Document } from '../support/upstream.ts';

const LIST = 'GET /ai/assistants';
const WORDS = TOOL_TYPES.map((type) => type.toUpperCase());
const POOR = { listLeavesOut: ['tools'] };

async function start(documents: readonly Document[], options: AccountOptions = {}) {
  const upstream = await startUpstream(account(documents, options));
  return { ...startGateway({ upstreamUrl: upstream.url }), calls: upstream.calls };
}

/** One assistant of each kind of tool, and what must not be found by any. */
const ONE_OF_EACH: readonly Document[] = [
  ...TOOL_TYPES.map((type) => ({ id: type, tools: [null, { type, [type]: {} }] })),
  { id: 'new', tools: [{ type: 'teleport', webhook: {} }] },
  { id: 'damaged', tools: [{ type: 7 }, { type: ['webhook'] }, {}, 'webhook', 7, null, { type: 'WEBHOOK' }] },
  { id: 'of-flow', tools: [], conversation_flow: { nodes: [{ id: 'n', type: 'tool', tool: [{ type: 'webhook', webhook: {} }] }] } },
  { id: 'none', tools: 'webhook' },
];

describe('a filter by the kind of a tool', () => {
  test.each(WORDS)('%s leaves those that have one, for the one list', async (word) => {
    const { query, calls } = await start(ONE_OF_EACH);
    const { data, errors } = await query(`{ assistants(filter: { toolType: ${word} }) { totalCount nodes { id } } }`);
    expect(errors).toBeUndefined();
    expect(data.assistants).toEqual({ totalCount: 1, nodes: [{ id: word.toLowerCase() }] });
    expect(calls).toEqual([LIST]);
  });

  test.each(WORDS)('%s costs a read of each where the list leaves tools out', async (word) => {
    const { query, calls } = await start(ONE_OF_EACH, POOR);
    const { data, errors } = await query('query ($kind: AssistantToolKind) { assistants(filter: { toolType: $kind }) { nodes { id } } }', {
      variables: { kind: word },
    });
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes).toEqual([{ id: word.toLowerCase() }]);
    expect(calls.toSorted()).toEqual([LIST, ...ONE_OF_EACH.map(({ id }) => `${LIST}/${String(id)}`)].toSorted());
  });

  test.each([
    ['{ assistants(filter: { toolType: WEBHOK }) { totalCount } }', undefined, 'WEBHOOK'],
    ['{ assistants(filter: { toolType: handoff }) { totalCount } }', undefined, 'HANDOFF'],
    ['{ assistants(filter: { toolType: "handoff" }) { totalCount } }', undefined, 'HANDOFF'],
    ['query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', { f: { toolType: 'send_dmtf' } }, 'SEND_DTMF'],
    ['query ($k: AssistantToolKind) { assistants(filter: { toolType: $k }) { totalCount } }', { k: 'hangup' }, 'HANGUP'],
  ])('refuses a word that does not exist, and suggests one that does: %s', async (text, variables, suggestion) => {
    const { query, calls } = await start(ONE_OF_EACH);
    const { data, errors } = await query(text, variables ? { variables } : {});
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain('AssistantToolKind');
    expect(errors?.[0]?.message).toMatch(new RegExp(`Did you mean the enum value.* "${suggestion}"`));
    expect(calls).toEqual([]);
  });

  test('refuses UNKNOWN without a call, in the text and in a variable', async () => {
    const { query, calls } = await start(ONE_OF_EACH);
    const inText = await query('{ assistants(filter: { toolType: UNKNOWN }) { totalCount } }');
    const inVariable = await query('query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', {
      variables: { f: { toolType: 'UNKNOWN' } },
    });
    for (const { data, errors } of [inText, inVariable]) {
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ path: ['assistants'], extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toContain('filter.toolType');
    }
    expect(calls).toEqual([]);
  });
});
