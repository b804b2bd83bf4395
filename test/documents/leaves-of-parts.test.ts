import { describe, expect, test } from 'vitest';
import { parseObject } from '../support/documents/json.ts';
import { withEdge, withExpression, withNode, withTool } from '../support/documents/lost.ts';

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

  test('a list of one tool reads as that tool', () => {
    expect(withNode({ tool: hangup }, { __typename: 'ToolNode', tool: shown })).toEqual([]);
    expect(withNode({ tool: [[hangup]] }, { __typename: 'ToolNode', tool: shown })).toEqual([]);
    expect(withNode({ tool: [hangup, hangup] }, { __typename: 'ToolNode', tool: shown })).toEqual([
      'conversation_flow.nodes[0].tool[1].type',
      'conversation_flow.nodes[0].tool[1].hangup.description',
    ]);
    expect(withNode({ tool: [hangup, hangup] }, { __typename: 'ToolNode', tool: shown, extra: { tool: [hangup, hangup] } })).toEqual([]);
    expect(withNode({ tool: hangup }, { __typename: 'ToolNode', tool: null })).toEqual([
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
