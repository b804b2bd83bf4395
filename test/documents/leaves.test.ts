import { describe, expect, test } from 'vitest';
import { parseObject } from '../support/documents/json.ts';
import { leafCount, lostLeaves } from '../support/documents/leaves.ts';

/** The losses of an assistant whose answer has these fields besides its type. */
const lost = (document: object, answer: object) => lostLeaves(document, { __typename: 'Assistant', ...answer });
const withTool = (tool: unknown, answer: object) => lost({ tools: [tool] }, { tools: [answer] });
const withNode = (node: unknown, answer: object) =>
  lost({ conversation_flow: { nodes: [node] } }, { conversationFlow: { __typename: 'ConversationFlow', nodes: [answer] } });
const withEdge = (edge: unknown, answer: object) =>
  lost(
    { conversation_flow: { edges: [edge] } },
    { conversationFlow: { __typename: 'ConversationFlow', edges: [{ __typename: 'FlowEdge', ...answer }] } },
  );

const withExpression = (wire: unknown, answer: object) =>
  withEdge(
    { condition: { type: 'expression', expression: wire } },
    { condition: { __typename: 'ExpressionCondition', type: 'expression', ...answer } },
  );

describe('leafCount', () => {
  test('counts strings, numbers and booleans', () => {
    expect(leafCount({ a: '', b: [0, false, null], c: { d: [], e: {}, f: { g: 'x' } } })).toBe(4);
    expect(leafCount(null)).toBe(0);
  });

  test('counts what stands under keys that every object inherits', () => {
    expect(leafCount(parseObject('{"__proto__":{"a":1},"constructor":"x"}'))).toBe(2);
  });
});

describe('names', () => {
  test('a key is read under its own name or in camelCase', () => {
    expect(lost({ name: 'Front desk', version_id: 'v1' }, { name: 'Front desk', versionId: 'v1' })).toEqual([]);
    expect(
      lost(
        { telephony_settings: { user_idle_timeout_secs: 30 } },
        { telephonySettings: { __typename: 'TelephonySettings', userIdleTimeoutSecs: 30 } },
      ),
    ).toEqual([]);
  });

  test('a field that is missing, null, changed or read from another key is lost', () => {
    const document = { name: 'Front desk', telephony_settings: { time_limit_secs: 900, disable_dtmf: false } };
    const lostAll = ['name', 'telephony_settings.time_limit_secs', 'telephony_settings.disable_dtmf'];
    expect(lost(document, {})).toEqual(lostAll);
    expect(lost(document, { name: null, telephonySettings: null })).toEqual(lostAll);
    expect(
      lost(document, {
        name: 'front desk',
        telephonySettings: {
          __typename: 'TelephonySettings',
          timeLimitSecs: '900',
          disableDtmf: null,
          name: 'Front desk',
        },
      }),
    ).toEqual(lostAll);
    expect(lost(document, { title: 'Front desk', timeLimitSecs: 900, disableDtmf: false })).toEqual(lostAll);
  });

  test('without an answer everything is lost', () => {
    expect(lostLeaves({ id: 'a', tags: ['x'] }, null)).toEqual(['id', 'tags[0]']);
    expect(lostLeaves({ id: 'a', tags: ['x'] }, undefined)).toEqual(['id', 'tags[0]']);
  });

  test('null, empty objects and empty lists cannot be lost', () => {
    expect(lost({ name: null, tags: [], widget_settings: {}, tools: [null] }, {})).toEqual([]);
  });

  test('only an object with a type may rename keys', () => {
    expect(lost({ privacy_settings: { data_retention: true } }, { privacySettings: { dataRetention: true } })).toEqual([
      'privacy_settings.data_retention',
    ]);
  });

  test('ids of what is no entity are named for what they identify', () => {
    expect(
      lost(
        { mcp_servers: [{ id: 'm1', allowed_tools: ['a'] }] },
        { mcpServers: [{ __typename: 'AssistantMcpServer', mcpServerId: 'm1', allowedTools: ['a'] }] },
      ),
    ).toEqual([]);
    expect(lost({ mcp_servers: [{ id: 'm1' }] }, { mcpServers: [{ __typename: 'AssistantMcpServer', id: 'm1' }] })).toEqual([
      'mcp_servers[0].id',
    ]);
    expect(withNode({ id: 'n1' }, { __typename: 'PromptNode', nodeId: 'n1' })).toEqual([]);
    expect(withNode({ id: 'n1' }, { __typename: 'PromptNode', id: 'n1' })).toEqual(['conversation_flow.nodes[0].id']);
    expect(withEdge({ id: 'e1', start_node_id: 'n1' }, { edgeId: 'e1', startNodeId: 'n1' })).toEqual([]);
    expect(withEdge({ id: 'e1' }, { id: 'e1' })).toEqual(['conversation_flow.edges[0].id']);
  });
});

describe('values', () => {
  test('an id that is a number is read as a string, and only an id', () => {
    expect(lost({ version_id: 42, related_mission_ids: [7] }, { versionId: '42', relatedMissionIds: ['7'] })).toEqual([]);
    expect(lost({ version_name: 42 }, { versionName: '42' })).toEqual(['version_name']);
  });

  test('a word of an enum is read in SCREAMING_SNAKE, and only such a word', () => {
    expect(lost({ enabled_features: ['telephony'] }, { enabledFeatures: ['TELEPHONY'] })).toEqual([]);
    expect(lost({ name: 'telephony' }, { name: 'TELEPHONY' })).toEqual(['name']);
    expect(lost({ enabled_features: ['telepathy'] }, { enabledFeatures: ['TELEPATHY'] })).toEqual(['enabled_features[0]']);
    expect(
      withTool(
        {
          type: 'transfer',
          transfer: { voicemail_detection: { on_voicemail_detected: { action: 'leave_message_and_stop_transfer' } } },
        },
        {
          __typename: 'TransferTool',
          type: 'transfer',
          voicemailDetection: {
            __typename: 'D',
            onVoicemailDetected: { __typename: 'O', action: 'LEAVE_MESSAGE_AND_STOP_TRANSFER' },
          },
        },
      ),
    ).toEqual([]);
  });

  test('a word that reads UNKNOWN has to be in extra', () => {
    const document = { import_metadata: { import_provider: 'bland' } };
    const unknown = { __typename: 'ImportMetadata', importProvider: 'UNKNOWN' };
    expect(lost(document, { importMetadata: { ...unknown, extra: { import_provider: 'bland' } } })).toEqual([]);
    expect(lost(document, { importMetadata: { ...unknown, extra: null } })).toEqual(['import_metadata.import_provider']);
    expect(
      lost(
        { enabled_features: ['telephony', 'fax'] },
        { enabledFeatures: ['TELEPHONY', 'UNKNOWN'], extra: { enabled_features: ['telephony', 'fax'] } },
      ),
    ).toEqual([]);
    expect(lost({ enabled_features: ['telephony', 'fax'] }, { enabledFeatures: ['TELEPHONY', 'UNKNOWN'] })).toEqual([
      'enabled_features[1]',
    ]);
  });

  test('a value of another type, or beyond 32 bits, has to be in extra', () => {
    const document = { name: { first: 'A' }, dynamic_variables_webhook_timeout_ms: 5_000_000_000 };
    const nothing = { name: null, dynamicVariablesWebhookTimeoutMs: null };
    expect(lost(document, { ...nothing, extra: document })).toEqual([]);
    expect(lost(document, { ...nothing, extra: { name: { first: 'B' } } })).toEqual(['name.first', 'dynamic_variables_webhook_timeout_ms']);
  });
});

describe('lists', () => {
  test('null items are dropped, and the others keep their order', () => {
    expect(lost({ tags: [null, 'a', null, 'b'] }, { tags: ['a', 'b'] })).toEqual([]);
    expect(lost({ tags: [null, 'a', 'b'] }, { tags: ['b', 'a'] })).toEqual(['tags[1]', 'tags[2]']);
    expect(lost({ tags: ['a', 'b', 'c'] }, { tags: ['a', 'c'] })).toEqual(['tags[1]', 'tags[2]']);
    expect(lost({ tags: ['a'] }, { tags: 'a' })).toEqual(['tags[0]']);
  });

  test('a list with an item of another type has to be in extra whole', () => {
    expect(lost({ tags: ['a', 5] }, { tags: ['a'], extra: { tags: ['a', 5] } })).toEqual([]);
    expect(lost({ tags: ['a', 5] }, { tags: ['a'], extra: { tags: [5] } })).toEqual(['tags[1]']);
  });
});

describe('extra and JSON', () => {
  test('an unknown key has to be in extra, deeply equal', () => {
    const document = { hold_music: { url: 'u', volumes: [1, null, 2] } };
    expect(lost(document, { extra: document })).toEqual([]);
    expect(lost(document, { extra: { hold_music: { url: 'u', volumes: [1, 2] } } })).toEqual(['hold_music.volumes[2]']);
    expect(lost(document, { extra: { hold_music: { url: 'u' } } })).toEqual(['hold_music.volumes[0]', 'hold_music.volumes[2]']);
    expect(lost(document, { extra: { hold_music: { ...document.hold_music, more: null } } })).toEqual(['hold_music']);
    expect(lost(document, { extra: null })).toHaveLength(3);
  });

  test('what an object inherits is not what it has', () => {
    const document = parseObject('{"__proto__":{"a":1},"constructor":"x","odd key":true}');
    expect(lostLeaves(document, { __typename: 'Assistant', extra: document })).toEqual([]);
    expect(lostLeaves(document, { __typename: 'Assistant', extra: {} })).toEqual(['__proto__.a', 'constructor', '["odd key"]']);
    // A key that was assigned instead of defined: it set the prototype.
    const polluted: Record<string, unknown> = { constructor: 'x', 'odd key': true };
    polluted['__proto__'] = { a: 1 };
    expect(lostLeaves(document, { __typename: 'Assistant', extra: polluted })).toEqual(['__proto__.a']);
  });

  test('wire keys with the names of gateway fields are in extra like others', () => {
    const document = { extra: 'a', raw: 'b', __typename: 'c' };
    expect(lost(document, { extra: document })).toEqual([]);
    expect(lost({ raw: 'b' }, { raw: 'b', extra: null })).toEqual(['raw']);
    expect(lostLeaves({ __typename: 'Assistant' }, { __typename: 'Assistant', extra: null })).toEqual(['__typename']);
  });

  test('a free map keeps its keys', () => {
    const document = { dynamic_variables: { first_name: 'A', 'a.b': { n: 0 } } };
    expect(lost(document, { dynamicVariables: document.dynamic_variables })).toEqual([]);
    expect(lost(document, { dynamicVariables: { firstName: 'A', 'a.b': { n: 0 } } })).toEqual(['dynamic_variables.first_name']);
    expect(lost(document, { dynamicVariables: { first_name: 'A', 'a.b': {} } })).toEqual(['dynamic_variables["a.b"].n']);
  });
});

describe('tools', () => {
  const webhook = { __typename: 'WebhookTool', type: 'webhook', shared: null, timeoutMs: null, extra: null };

  test('the payload is read on the tool', () => {
    const tool = { type: 'webhook', shared: true, webhook: { url: 'u', headers: [{ name: 'h', value: 'v' }] } };
    const answer = {
      ...webhook,
      shared: true,
      url: 'u',
      headers: [{ __typename: 'HttpHeader', name: 'h', value: 'v' }],
    };
    expect(withTool(tool, answer)).toEqual([]);
    expect(withTool(tool, { ...answer, url: null, headers: [] })).toEqual([
      'tools[0].webhook.url',
      'tools[0].webhook.headers[0].name',
      'tools[0].webhook.headers[0].value',
    ]);
    expect(withTool(tool, { ...webhook, shared: true, webhook: tool.webhook })).toHaveLength(3);
    expect(withTool(tool, { ...answer, type: null, shared: null })).toEqual(['tools[0].type', 'tools[0].shared']);
  });

  test('unknown keys of tool and payload lie flat in extra', () => {
    const tool = { type: 'webhook', tool_id: 't1', webhook: { retries: 3 } };
    expect(withTool(tool, { ...webhook, extra: { tool_id: 't1', retries: 3 } })).toEqual([]);
    expect(withTool(tool, { ...webhook, extra: { tool_id: 't1', webhook: { retries: 3 } } })).toEqual(['tools[0].webhook.retries']);
    expect(withTool(tool, { ...webhook, extra: { retries: 3 } })).toEqual(['tools[0].tool_id']);
  });

  test('an unknown payload key that the tool has too is under the payload key', () => {
    const tool = { type: 'webhook', tool_id: 't1', webhook: { tool_id: 't2', shared: false } };
    expect(withTool(tool, { ...webhook, extra: { tool_id: 't1', webhook: { tool_id: 't2', shared: false } } })).toEqual([]);
    expect(withTool(tool, { ...webhook, shared: false, extra: { tool_id: 't1' } })).toEqual([
      'tools[0].webhook.tool_id',
      'tools[0].webhook.shared',
    ]);
    expect(withTool(tool, { ...webhook, extra: { tool_id: 't2' } })).toEqual([
      'tools[0].tool_id',
      'tools[0].webhook.tool_id',
      'tools[0].webhook.shared',
    ]);
  });

  test("an unknown key of the tool is not excused by the payload's field of that name", () => {
    const tool = { type: 'webhook', name: 'same', webhook: { name: 'same' } };
    expect(withTool(tool, { ...webhook, name: 'same', extra: { name: 'same' } })).toEqual([]);
    expect(withTool(tool, { ...webhook, name: 'same' })).toEqual(['tools[0].name']);
  });

  test('the legacy timeout of a webhook stands in for one of its own', () => {
    const legacy = { type: 'webhook', webhook: { timeout_ms: 5 } };
    const both = { type: 'webhook', timeout_ms: 7, webhook: { timeout_ms: 5 } };
    expect(withTool(legacy, { ...webhook, timeoutMs: 5 })).toEqual([]);
    expect(withTool({ ...legacy, timeout_ms: null }, { ...webhook, timeoutMs: 5 })).toEqual([]);
    expect(withTool(legacy, webhook)).toEqual(['tools[0].webhook.timeout_ms']);
    expect(withTool(both, { ...webhook, timeoutMs: 7, extra: { webhook: { timeout_ms: 5 } } })).toEqual([]);
    expect(withTool(both, { ...webhook, timeoutMs: 7 })).toEqual(['tools[0].webhook.timeout_ms']);
    expect(withTool(both, { ...webhook, timeoutMs: 5 })).toEqual(['tools[0].timeout_ms', 'tools[0].webhook.timeout_ms']);
    expect(withTool({ type: 'pay', pay: { timeout_ms: 5 } }, { ...webhook, type: 'pay', timeoutMs: 5 })).toEqual([
      'tools[0].pay.timeout_ms',
    ]);
  });

  test('a payload that is no object has to be in extra', () => {
    const tool = { type: 'hangup', hangup: 'now' };
    expect(withTool(tool, { __typename: 'HangupTool', type: 'hangup', extra: { hangup: 'now' } })).toEqual([]);
    expect(withTool(tool, { __typename: 'HangupTool', type: 'hangup', extra: null })).toEqual(['tools[0].hangup']);
  });

  test('send_dtmf is shown whole, under its wire keys', () => {
    const tool = { type: 'send_dtmf', send_dtmf: { key_delay: 2 } };
    expect(withTool(tool, { __typename: 'DTMFTool', type: 'send_dtmf', sendDtmf: { key_delay: 2 } })).toEqual([]);
    expect(withTool(tool, { __typename: 'DTMFTool', type: 'send_dtmf', keyDelay: 2 })).toEqual(['tools[0].send_dtmf.key_delay']);
    expect(withTool(tool, { __typename: 'DTMFTool', type: 'send_dtmf', sendDtmf: { keyDelay: 2 } })).toEqual([
      'tools[0].send_dtmf.key_delay',
    ]);
  });

  test('targets are a list or a template', () => {
    const template = { type: 'transfer', transfer: { targets: '{{ targets }}' } };
    const list = { type: 'invite', invite: { targets: [{ to: '+1', name: 'n' }] } };
    const shown = [{ __typename: 'TransferTarget', to: '+1', name: 'n' }];
    expect(withTool(template, { __typename: 'T', type: 'transfer', targets: null, targetsTemplate: '{{ targets }}' })).toEqual([]);
    expect(withTool(template, { __typename: 'T', type: 'transfer', targets: '{{ targets }}', targetsTemplate: null })).toEqual([
      'tools[0].transfer.targets',
    ]);
    expect(withTool(list, { __typename: 'T', type: 'invite', targets: shown, targetsTemplate: null })).toEqual([]);
    expect(withTool(list, { __typename: 'T', type: 'invite', targets: null, targetsTemplate: null })).toHaveLength(2);
  });

  test('handoff targets have an assistantId', () => {
    const tool = {
      type: 'handoff',
      handoff: { voice_mode: 'unified', ai_assistants: [{ id: 'a1', name: 'Billing' }] },
    };
    const target = { __typename: 'HandoffTarget', assistantId: 'a1', name: 'Billing' };
    const answer = { __typename: 'HandoffTool', type: 'handoff', voiceMode: 'UNIFIED', aiAssistants: [target] };
    expect(withTool(tool, answer)).toEqual([]);
    expect(withTool(tool, { ...answer, aiAssistants: [{ ...target, assistantId: null, id: 'a1' }] })).toEqual([
      'tools[0].handoff.ai_assistants[0].id',
    ]);
  });

  test('an unknown member is read from raw', () => {
    const tool = parseObject('{"type":"teleport","teleport":{"to":"x","__proto__":1}}');
    expect(withTool(tool, { __typename: 'UnknownTool', type: 'teleport', raw: tool })).toEqual([]);
    expect(withTool('bare', { __typename: 'UnknownTool', type: null, raw: 'bare' })).toEqual([]);
    expect(withTool([1, 'x'], { __typename: 'UnknownTool', type: null, raw: [1, 'x'] })).toEqual([]);
    expect(withTool(tool, { __typename: 'UnknownTool', type: 'teleport', raw: { type: 'teleport' } })).toEqual([
      'tools[0].teleport.to',
      'tools[0].teleport.__proto__',
    ]);
    expect(withTool(tool, { __typename: 'WebhookTool', type: 'teleport', raw: tool })).toHaveLength(2);
  });
});

describe('flows', () => {
  const hangup = { type: 'hangup', hangup: { description: 'bye' } };
  const shown = { __typename: 'HangupTool', type: 'hangup', description: 'bye' };

  test('nested lists of tools read as one', () => {
    const node = { type: 'prompt', tools: [[hangup, null], null, [], [hangup], hangup] };
    const answer = { __typename: 'PromptNode', type: 'prompt', tools: [shown, shown, shown] };
    expect(withNode(node, answer)).toEqual([]);
    expect(withNode(node, { ...answer, tools: [shown, shown] })).toEqual([
      'conversation_flow.nodes[0].tools[4].type',
      'conversation_flow.nodes[0].tools[4].hangup.description',
    ]);
    expect(withNode(node, { ...answer, tools: [] })[0]).toBe('conversation_flow.nodes[0].tools[0][0].type');
  });

  test('a bare tool reads as a list of one', () => {
    expect(withNode({ tool: hangup }, { __typename: 'ToolNode', tool: [shown] })).toEqual([]);
    expect(withNode({ tool: [hangup] }, { __typename: 'ToolNode', tool: [shown] })).toEqual([]);
    expect(withNode({ tool: hangup }, { __typename: 'ToolNode', tool: [] })).toEqual([
      'conversation_flow.nodes[0].tool.type',
      'conversation_flow.nodes[0].tool.hangup.description',
    ]);
  });

  test('targets and conditions are read from their members', () => {
    const edge = {
      condition: { type: 'llm', prompt: 'p' },
      target: { type: 'assistant', assistant_id: 'a', position: { x: 1.5, y: 0 }, voice_mode: 'distinct' },
    };
    const target = {
      __typename: 'AssistantTarget',
      type: 'assistant',
      assistantId: 'a',
      position: { __typename: 'NodePosition', x: 1.5, y: 0 },
      voiceMode: 'DISTINCT',
    };
    const condition = { __typename: 'LLMCondition', type: 'llm', prompt: 'p' };
    expect(withEdge(edge, { condition, target })).toEqual([]);
    expect(withEdge(edge, { condition: { ...condition, prompt: 'q' }, target: { ...target, position: null } })).toEqual([
      'conversation_flow.edges[0].condition.prompt',
      'conversation_flow.edges[0].target.position.x',
      'conversation_flow.edges[0].target.position.y',
    ]);
  });
});

describe('expressions', () => {
  const literal = { type: 'number_literal', value: 18 };
  const age = { type: 'variable', name: 'age' };
  const expression = { type: 'comparison', op: '>=', left: age, right: literal };
  const shownLiteral = { __typename: 'NumberLiteralExpression', type: 'number_literal', numberValue: 18 };
  const shownAge = { __typename: 'DynamicVariableExpression', type: 'variable', name: 'age' };
  const shown = {
    __typename: 'ComparisonExpression',
    type: 'comparison',
    op: '>=',
    left: shownAge,
    right: shownLiteral,
  };
  const at = 'conversation_flow.edges[0].condition.expression';

  test('are read as trees', () => {
    expect(withExpression(expression, { expression: shown })).toEqual([]);
    expect(withExpression(expression, { expression: { ...shown, op: 'GTE', left: null } })).toEqual([
      `${at}.op`,
      `${at}.left.type`,
      `${at}.left.name`,
    ]);
  });

  test('literals have a field per type', () => {
    expect(withExpression(literal, { expression: { ...shownLiteral, numberValue: null, value: 18 } })).toEqual([`${at}.value`]);
    expect(
      withExpression(
        { type: 'string_literal', value: 5 },
        {
          expression: {
            __typename: 'StringLiteralExpression',
            type: 'string_literal',
            stringValue: null,
            extra: { value: 5 },
          },
        },
      ),
    ).toEqual([]);
  });

  test('what the selection does not reach is read from the JSON form', () => {
    const deep = { type: 'bool_op', op: 'and', operands: [null, expression] };
    const cut = { __typename: 'BooleanOpExpression', type: 'bool_op', op: 'and' };
    const cutLower = { ...cut, operands: [{ __typename: 'ComparisonExpression', type: 'comparison', op: '>=' }] };
    expect(withExpression(deep, { expression: cut, expressionJson: deep })).toEqual([]);
    expect(withExpression(deep, { expression: cutLower, expressionJson: deep })).toEqual([]);
    expect(withExpression(deep, { expression: cut })).toHaveLength(6);
    expect(withExpression(deep, { expression: cutLower, expressionJson: { ...deep, operands: [] } })).toEqual([
      `${at}.operands[1].left.type`,
      `${at}.operands[1].left.name`,
      `${at}.operands[1].right.type`,
      `${at}.operands[1].right.value`,
    ]);
  });

  test('the JSON form does not excuse what the selection reaches', () => {
    expect(withExpression(expression, { expression: { ...shown, left: null }, expressionJson: expression })).toEqual([
      `${at}.left.type`,
      `${at}.left.name`,
    ]);
  });

  test('operands of unknown kinds are read from raw', () => {
    const odd = { ...expression, left: 5, right: { type: 'regex', pattern: 'x' } };
    expect(
      withExpression(odd, {
        expression: {
          ...shown,
          left: { __typename: 'UnknownExpression', type: null, raw: 5 },
          right: { __typename: 'UnknownExpression', type: 'regex', raw: odd.right },
        },
      }),
    ).toEqual([]);
  });
});
