/** Creates and updates of the sandbox's assistants: what they take, make and refuse. */
import { describe, expect, test } from 'vitest';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

const AT = '/ai/assistants';
const BASE = { name: 'Ann', instructions: 'Help.' };
const hangup = { type: 'hangup', hangup: {} };
const hook = { type: 'webhook', webhook: { name: 'hook', description: 'd', url: 'https://example.com' } };
const pay = { type: 'pay', pay: { connector_name: 'c' } };
const locationsOf = (body: unknown) => (body as { detail: { loc: unknown[] }[] }).detail.map(({ loc }) => loc.join('.'));

interface Made {
  readonly id: string;
  readonly tools: readonly { readonly type: string; readonly shared?: boolean; readonly tool_id?: string }[];
  readonly [key: string]: unknown;
}

async function make(body: object = {}, behaviour: Parameters<typeof start>[0] = {}) {
  const { ask, list } = await start(behaviour);
  const { status, body: made } = await ask(AT, { body: { ...BASE, ...body } });
  expect(status).toBe(200);
  const { id } = made as Made;
  const update = async (changes: object) => ask(`${AT}/${id}`, { body: changes });
  return { ask, list, update, made: made as Made };
}

describe('a create', () => {
  test('makes a valid assistant of one version, with what is left out given by default', async () => {
    const { ask, made, list } = await make({
      tools: [hangup],
      tool_ids: ['tool-open-ticket'],
      voice_settings: { voice: 'Telnyx.KokoroTTS.af' },
    });
    expect(faultsAs('inference-embedding_Assistant', made)).toEqual([]);
    expect(made).toMatchObject({ ...BASE, model: expect.any(String), version_name: 'New assistant' });
    expect(made.tools.map(({ type, shared }) => [type, shared])).toEqual([
      ['hangup', false],
      ['webhook', true],
    ]);
    expect((await list()).at(-1)).toEqual(made);
    expect((await ask(`${AT}/${made.id}/versions`)).body).toEqual({ data: [made] });
  });

  test('is refused with all faults at once', async () => {
    const { ask } = await start();
    const refused = await ask(AT, {
      body: { name: '', tags: 'x', tools: [{ type: 'hangup' }, {}], dynamic_variables_webhook_timeout_ms: 0 },
    });
    expect(refused.status).toBe(422);
    expect(locationsOf(refused.body)).toEqual(['body.name', 'body.instructions', 'body.dynamic_variables_webhook_timeout_ms', 'body.tags']);
    expect(locationsOf((await ask(AT, { body: { ...BASE, tools: [{ type: 'hangup' }, {}] } })).body)).toEqual([
      'body.tools.0.hangup',
      'body.tools.1.type',
    ]);
    expect(locationsOf((await ask(AT, { body: { ...BASE, tool_ids: ['nothing'] } })).body)).toEqual(['body.tool_ids.0']);
  });

  test('of a second tool of a kind that is there once, and of pay without its setting, is refused as a rule', async () => {
    const { ask } = await start();
    expect((await ask(AT, { body: { ...BASE, tools: [hangup, hangup] } })).body).toMatchObject({ errors: [{ code: '10015' }] });
    expect((await ask(AT, { body: { ...BASE, tools: [hook, hook] } })).status).toBe(200);
    expect((await ask(AT, { body: { ...BASE, tools: [pay] } })).body).toMatchObject({ errors: [{ code: '10015' }] });
    expect((await ask(AT, { body: { ...BASE, tools: [pay], telephony_settings: { disable_dtmf: true } } })).status).toBe(200);
  });
});

describe('an update', () => {
  test('replaces own tools and shared ones each by itself', async () => {
    const { update } = await make({ tools: [hangup], tool_ids: ['tool-open-ticket'] });
    const kinds = async (changes: object) => ((await update(changes)).body as Made).tools.map(({ type, shared }) => [type, shared]);
    expect(await kinds({ tools: [hook] })).toEqual([
      ['webhook', false],
      ['webhook', true],
    ]);
    expect(await kinds({ tool_ids: [] })).toEqual([['webhook', false]]);
    expect(await kinds({ tool_ids: ['tool-send-text'] })).toEqual([
      ['webhook', false],
      ['send_message', true],
    ]);
  });

  test.each([
    ['replaces settings', {}, { voice: 'b' }],
    ['merges settings, by a switch', { settings: 'merged' as const }, { voice: 'b', voice_speed: 1 }],
  ])('%s', async (_name, behaviour, expected) => {
    const { update } = await make({ voice_settings: { voice: 'a', voice_speed: 1 } }, behaviour);
    expect((await update({ voice_settings: { voice: 'b' } })).body).toMatchObject({ voice_settings: expected });
    expect(Object.keys(((await update({ name: 'Bob' })).body as { voice_settings: object }).voice_settings)).toEqual(Object.keys(expected));
  });

  test('clears by null, unless a switch refuses it', async () => {
    const { update } = await make({ greeting: 'Hi', voice_settings: { voice: 'a' } });
    const cleared = (await update({ greeting: null, voice_settings: null, privacy_settings: { pii_redaction: null } })).body;
    expect(cleared).not.toHaveProperty('greeting');
    expect(cleared).not.toHaveProperty('voice_settings');
    expect(cleared).toMatchObject({ privacy_settings: {} });
    const refusing = await make({}, { nullsInSettings: 'refused' });
    expect(locationsOf((await refusing.update({ voice_settings: null, privacy_settings: { pii_redaction: null } })).body)).toEqual([
      'body.voice_settings',
      'body.privacy_settings.pii_redaction',
    ]);
  });
});

describe('a flow', () => {
  const prompt = (id: string, rest: object = {}) => ({ id, type: 'prompt', instructions: 'x', ...rest });
  const edge = (id: string, start_node_id: string, condition: object, to: string) => ({
    id,
    start_node_id,
    condition,
    target: { type: 'node', node_id: to },
  });
  const llm = { type: 'llm', prompt: 'p' };

  test('has its shared tools resolved', async () => {
    const flow = {
      start_node_id: 'a',
      nodes: [prompt('a', { shared_tool_ids: ['tool-send-text'] }), { id: 'b', type: 'tool', shared_tool_id: 'tool-open-ticket' }],
      edges: [edge('e', 'a', llm, 'b')],
    };
    const { made } = await make({ conversation_flow: flow });
    expect(faultsAs('inference-embedding_Assistant', made)).toEqual([]);
    expect(made['conversation_flow']).toMatchObject({
      nodes: [{ tools: [[{ type: 'send_message', shared: true }]] }, { tool: [{ type: 'webhook' }] }],
    });
  });

  test.each([
    ['an id twice', { start_node_id: 'a', nodes: [prompt('a'), prompt('a')] }, ['nodes.1.id']],
    ['a start that is not there', { start_node_id: 'z', nodes: [prompt('a')] }, ['start_node_id']],
    [
      'edges from and to nothing',
      { start_node_id: 'a', nodes: [prompt('a')], edges: [edge('e', 'z', llm, 'y')] },
      ['edges.0.start_node_id', 'edges.0.target.node_id'],
    ],
    [
      'a default that leaves a prompt',
      { start_node_id: 'a', nodes: [prompt('a')], edges: [edge('e', 'a', { type: 'default' }, 'a')] },
      ['edges.0.condition'],
    ],
    [
      'a spoken node without a default',
      { start_node_id: 'a', nodes: [{ id: 'a', type: 'speak', message: 'm' }], edges: [edge('e', 'a', llm, 'a')] },
      ['nodes.0'],
    ],
    ['two models', { start_node_id: 'a', nodes: [prompt('a', { model: 'm', external_llm: {} })] }, ['nodes.0.model']],
    [
      'a tool that does not exist',
      { start_node_id: 'a', nodes: [prompt('a', { shared_tool_ids: ['tool-send-text', 'none'] })] },
      ['nodes.0.shared_tool_ids.1'],
    ],
  ])('with %s is refused there', async (_name, flow, expected) => {
    const { ask } = await start();
    const { status, body } = await ask(AT, { body: { ...BASE, conversation_flow: flow } });
    expect([status, locationsOf(body)]).toEqual([422, expected.map((path) => `body.conversation_flow.${path}`)]);
  });
});
