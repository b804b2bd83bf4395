/** What is refused of an assistant's settings before any call, by code and place. */
import { describe, expect, test } from 'vitest';
import { create, start, update } from './assistant-write.ts';
import { fieldsOf } from './write.ts';

const node = (rest: object = {}) => ({ prompt: { nodeId: 'p', instructions: 'I', ...rest } });
const speak = { speak: { nodeId: 's', message: 'M' } };
const toolNode = { tool: { nodeId: 't', sharedToolId: 'x' } };
const edge = (startNodeId: string, condition: object, nodeId = 'p', edgeId = `${startNodeId}-${nodeId}`) => ({
  edgeId,
  startNodeId,
  condition,
  target: { nodeId },
});
const LLM = { llm: { prompt: 'P' } };
const DEFAULT = { default: {} };
const flow = (nodes: readonly object[], edges: readonly object[] = [], startNodeId = 'p') => ({
  conversationFlow: { startNodeId, nodes, edges },
});
const condition = (expression: object) => flow([node()], [edge('p', { expression })]);
const TRUE = { boolLiteral: true };
const not = (levels: number): object => (levels === 1 ? TRUE : { boolOp: { op: 'not', operands: [not(levels - 1)] } });
const fn = (name: string) => ({ function: { name } });
const PAY = { pay: { connectorName: 'c' } };

const EXPRESSION = 'conversationFlow.edges.0.condition.expression';

const REFUSED: Readonly<Record<string, readonly (readonly [changes: object, ...fields: string[]])[]>> = {
  'empty changes': [[{}, '']],
  'null where it means nothing': [
    [{ name: null, instructions: null, model: null }, 'name', 'instructions', 'model'],
    [
      { tools: null, toolIds: null, tags: null, mcpServers: null, integrations: null, a2aAgents: null, enabledFeatures: null },
      'tags',
      'enabledFeatures',
      'tools',
      'toolIds',
      'mcpServers',
      'integrations',
      'a2aAgents',
    ],
    [{ dynamicVariables: null, dynamicVariablesWebhookTimeoutMs: null }, 'dynamicVariables', 'dynamicVariablesWebhookTimeoutMs'],
    [
      { voiceSettings: { speed: null, expressiveMode: null, voice: null }, widgetSettings: { theme: null } },
      'voiceSettings.voice',
      'voiceSettings.expressiveMode',
      'voiceSettings.speed',
      'widgetSettings.theme',
    ],
    [{ transcription: { settings: { languageHints: null } } }, 'transcription.settings.languageHints'],
  ],
  'empty texts that the upstream requires': [
    [{ name: ' ', instructions: '', model: '' }, 'name', 'instructions', 'model'],
    [{ externalLlm: { baseUrl: '' }, mcpServers: [{ mcpServerId: ' ' }] }, 'mcpServers.0.mcpServerId', 'externalLlm.baseUrl'],
    [{ toolIds: ['x', ''] }, 'toolIds.1'],
  ],
  'what cannot be an id': [[{ toolIds: ['a/b', 'x', '..'] }, 'toolIds.0', 'toolIds.2']],
  'what the upstream requires in lists and flows': [
    [
      { mcpServers: [{}], integrations: [{}], a2aAgents: [{}] },
      'mcpServers.0.mcpServerId',
      'integrations.0.integrationId',
      'a2aAgents.0.name',
      'a2aAgents.0.url',
    ],
    [{ voiceSettings: { backgroundAudio: { mediaName: {} } } }, 'voiceSettings.backgroundAudio.mediaName.value'],
    [
      flow([node({ voiceSettings: { speed: 1 }, externalLlm: {}, position: {} })]),
      'conversationFlow.nodes.0.prompt.position.x',
      'conversationFlow.nodes.0.prompt.position.y',
      'conversationFlow.nodes.0.prompt.externalLlm.baseUrl',
      'conversationFlow.nodes.0.prompt.externalLlm.model',
      'conversationFlow.nodes.0.prompt.voiceSettings.voice',
    ],
    [flow([node()], [edge('p', { llm: {} })]), 'conversationFlow.edges.0.condition.llm.prompt'],
  ],
  UNKNOWN: [
    [{ enabledFeatures: ['TELEPHONY', 'UNKNOWN'], widgetSettings: { theme: 'UNKNOWN' } }, 'enabledFeatures.1', 'widgetSettings.theme'],
  ],
  'lengths and ranges': [
    [{ versionName: 'x'.repeat(51), dynamicVariablesWebhookTimeoutMs: 0 }, 'versionName', 'dynamicVariablesWebhookTimeoutMs'],
    [
      { telephonySettings: { timeLimitSecs: 29, userIdleTimeoutSecs: 14_401, userIdleReplySecs: -1 } },
      'telephonySettings.timeLimitSecs',
      'telephonySettings.userIdleTimeoutSecs',
      'telephonySettings.userIdleReplySecs',
    ],
    [
      { messagingSettings: { conversationInactivityMinutes: 0 }, observabilitySettings: { promptVersion: 0 } },
      'messagingSettings.conversationInactivityMinutes',
      'observabilitySettings.promptVersion',
    ],
    [{ interruptionSettings: { startSpeakingPlan: { waitSeconds: -0.5 } } }, 'interruptionSettings.startSpeakingPlan.waitSeconds'],
  ],
  'masks where reads mask': [
    [{ dynamicVariablesWebhookUrl: 'https://u:***@x.example', extra: { key: '***' } }, 'dynamicVariablesWebhookUrl', 'extra.key'],
    [
      { externalLlm: { baseUrl: 'https://x.example/?key=***' }, dynamicVariables: { a: { b: '***' } } },
      'externalLlm.baseUrl',
      'dynamicVariables.a.b',
    ],
    [
      {
        tools: [
          { webhook: { name: 'n', description: 'd', url: '***', headers: [{ name: 'h', value: '***' }], presetBodyFields: { k: '***' } } },
        ],
      },
      'tools.0.webhook.url',
      'tools.0.webhook.headers.0.value',
      'tools.0.webhook.presetBodyFields.k',
    ],
    [flow([{ unknown: { raw: { type: 'future', id: 'p', key: '***' } } }]), 'conversationFlow.nodes.0.unknown.raw.key'],
  ],
  'keys that are given otherwise': [
    [{ extra: { promote_to_main: false, voice_settings: {} } }, 'extra.promote_to_main', 'extra.voice_settings'],
    [{ voiceSettings: { extra: { speed: 1 } } }, 'voiceSettings.extra.speed'],
    [
      flow([node({ extra: { type: 'x', tools: [] } })]),
      'conversationFlow.nodes.0.prompt.extra.type',
      'conversationFlow.nodes.0.prompt.extra.tools',
    ],
    [{ extra: [] }, 'extra'],
  ],
  'kinds that are known, given as unknown': [
    [{ voiceSettings: { backgroundAudio: { unknown: { raw: { type: 'media_url' } } } } }, 'voiceSettings.backgroundAudio.unknown.raw.type'],
    [
      flow([node(), { unknown: { raw: { id: 'x' } } }, { unknown: { raw: 5 } }]),
      'conversationFlow.nodes.1.unknown.raw.type',
      'conversationFlow.nodes.2.unknown.raw',
    ],
    [{ tools: [{ unknown: { type: 'pay', payload: {} } }] }, 'tools.0.unknown.type'],
  ],
  tools: [
    [{ tools: [{ hangup: {} }, PAY, { hangup: {} }, PAY] }, 'tools.2', 'tools.3'],
    [{ tools: [fn('f'), fn('g'), fn('f')] }, 'tools.2.function.name'],
    [{ tools: [PAY], telephonySettings: { disableDtmf: false } }, 'telephonySettings.disableDtmf'],
    [
      { tools: [{ transfer: { from: '+1' } }, { invite: { from: '+1', targets: [], targetsTemplate: 't' } }, { refer: {} }] },
      'tools.0.transfer.targets',
      'tools.1.invite.targets',
      'tools.2.refer.targets',
    ],
    [
      { tools: [{ updateDynamicVariables: { name: 'n', description: 'd', updatableVariables: [] } }] },
      'tools.0.updateDynamicVariables.updatableVariables',
    ],
    [
      { tools: [{ updateDynamicVariables: { name: 'n', description: 'd', updatableVariables: [{ name: 'telnyx_x' }] } }] },
      'tools.0.updateDynamicVariables.updatableVariables.0.name',
    ],
  ],
  flows: [
    [flow([node(), { speak: { nodeId: 'p', message: 'M' } }]), 'conversationFlow.nodes.1.speak.nodeId'],
    [flow([node(), speak], [edge('p', LLM, 's', 'e'), edge('p', LLM, 'p', 'e')]), 'conversationFlow.edges.1.edgeId'],
    [flow([node()], [], 'gone'), 'conversationFlow.startNodeId'],
    [flow([], [], 'p'), 'conversationFlow.startNodeId'],
    [flow([node()], [edge('gone', LLM, 'lost')]), 'conversationFlow.edges.0.startNodeId', 'conversationFlow.edges.0.target.nodeId'],
    [flow([node()], [edge('p', DEFAULT)]), 'conversationFlow.edges.0.condition'],
    [
      flow([node(), speak, toolNode], [edge('s', LLM), edge('t', DEFAULT), edge('t', DEFAULT, 's')]),
      'conversationFlow.nodes.1',
      'conversationFlow.nodes.2',
    ],
    [
      flow([node({ model: 'm', externalLlm: { baseUrl: 'https://x.example', model: 'm' } })]),
      'conversationFlow.nodes.0.prompt.externalLlm',
    ],
    [condition({ boolOp: { op: 'not', operands: [TRUE, TRUE] } }), `${EXPRESSION}.boolOp.operands`],
    [
      condition({ comparison: { op: '=', left: TRUE, right: { arithmetic: { op: '^', left: TRUE, right: TRUE } } } }),
      `${EXPRESSION}.comparison.op`,
      `${EXPRESSION}.comparison.right.arithmetic.op`,
    ],
    [condition({ boolOp: { op: 'xor', operands: [TRUE] } }), `${EXPRESSION}.boolOp.op`],
    [condition({ variable: ' ' }), `${EXPRESSION}.variable`],
    [condition(not(51)), EXPRESSION],
  ],
};

describe.each(Object.entries(REFUSED))('%s', (_name, rows) => {
  test.each(rows.map(([changes, ...fields]) => ({ changes, fields })))('$changes', async ({ changes, fields }) => {
    const gateway = await start();
    const { userErrors, errors } = await update(gateway, changes);
    expect(errors).toBeUndefined();
    expect(fieldsOf(userErrors)).toEqual(fields.map((field) => ['input.changes', ...(field === '' ? [] : [field])].join('.')));
    expect(new Set(userErrors.map(({ code }: { readonly code: string }) => code))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(gateway.calls).toEqual([]);
    expect(gateway.audited).toMatchObject([{ operation: 'updateAssistant', outcome: 'refused', codes: ['BAD_USER_INPUT'] }]);
  });
});

test.each([
  ['an expression of 50 levels', condition(not(50))],
  ['asterisks where nothing is masked', { instructions: '***Be kind.***', greeting: '***' }],
  ['empty texts that mean something', { greeting: '', description: '' }],
  ['a speak node without edges', flow([node(), speak], [edge('p', LLM, 's')])],
  ['one default beside other edges', flow([node(), toolNode], [edge('t', LLM), edge('t', DEFAULT, 'p', 'd')])],
  ['tools of which there may be several', { tools: [fn('f'), fn('g'), PAY], telephonySettings: { disableDtmf: true } }],
  ['an invitation without targets', { tools: [{ invite: { from: '+1' } }] }],
])('%s is taken', async (_name, changes) => {
  const gateway = await start();
  const { userErrors, errors } = await update(gateway, changes);
  expect(errors).toBeUndefined();
  expect(userErrors).toEqual([]);
});

test('ids that lead to another route are refused, with all else that is wrong', async () => {
  const gateway = await start();
  for (const id of ['', '..', 'a/b', 'tags', 'tests', 'import', 'deleted']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { userErrors } = await update(gateway, { name: '' }, 'id', { id });
    expect(fieldsOf(userErrors)).toEqual(['input.id', 'input.changes.name']);
  }
  expect(gateway.calls).toEqual([]);
});

test('a create is refused with all that is wrong with it at once, settings that lack something among it', async () => {
  const gateway = await start();
  const { assistant, userErrors } = await create(
    gateway,
    {
      name: ' ',
      instructions: 'I',
      voiceSettings: { speed: 1 },
      fallbackConfig: { externalLlm: { model: 'm' } },
      tools: [{ hangup: {} }, { hangup: {} }],
      extra: { version_name: 'v' },
    },
    'id',
    { idempotencyKey: 'a b' },
  );
  expect(assistant).toBeNull();
  expect(fieldsOf(userErrors)).toEqual([
    'input.assistant.name',
    'input.assistant.extra.version_name',
    'input.assistant.tools.1',
    'input.assistant.voiceSettings.voice',
    'input.assistant.fallbackConfig.externalLlm.baseUrl',
    'input.idempotencyKey',
  ]);
  expect(gateway.calls).toEqual([]);
});

test.each([
  ['two kinds', { hangup: {}, skipTurn: {} }],
  ['no kind', {}],
  ['a kind that is null', { hangup: null }],
])('a tool of %s is refused by its type', async (_name, tool) => {
  const gateway = await start();
  const { errors } = await update(gateway, { tools: [tool] });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  expect(gateway.calls).toEqual([]);
});
