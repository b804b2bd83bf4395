/** Changes of assistants: what is sent, what is read before, and what follows. */
import { describe, expect, test } from 'vitest';
import { ANN, READ, start, update, WRITE } from './assistant-write.ts';
import { fieldsOf } from './write.ts';

describe('an update', () => {
  test('of keys of its own is one call, and sends what is given: absent, null and a value are three things', async () => {
    const gateway = await start();
    const { assistant, userErrors } = await update(
      gateway,
      {
        name: 'Bea',
        greeting: '',
        description: null,
        tags: [],
        dynamicVariables: { tier: 'gold' },
        voiceSettings: null,
        conversationFlow: null,
      },
      'name greeting description tags voiceSettings { voice }',
    );
    expect(userErrors).toEqual([]);
    expect(assistant).toEqual({ name: 'Bea', greeting: '', description: null, tags: [], voiceSettings: null });
    expect(gateway.bodyOf(0)).toEqual({
      name: 'Bea',
      greeting: '',
      description: null,
      tags: [],
      dynamic_variables: { tier: 'gold' },
      voice_settings: null,
      conversation_flow: null,
    });
    expect(gateway.requests[0]?.headers['idempotency-key']).toBeUndefined();
    expect(gateway.calls).toEqual([WRITE]);
    expect(gateway.audited).toMatchObject([{ operation: 'updateAssistant', outcome: 'done', targets: ['a'], written: ['a'] }]);
  });

  test('of lists and a flow is one call, and replaces them', async () => {
    const gateway = await start();
    const { userErrors } = await update(gateway, {
      tools: [{ hangup: {} }],
      toolIds: ['t2'],
      mcpServers: [{ mcpServerId: 'm', allowedTools: null }],
      integrations: [{ integrationId: 'i', allowedList: ['x'] }],
      enabledFeatures: ['TELEPHONY'],
      conversationFlow: {
        startNodeId: 'n',
        nodes: [
          { prompt: { nodeId: 'n', instructions: 'Ask.', voiceSettings: { voice: 'v' }, position: { x: 1, y: 2 } } },
          { speak: { nodeId: 's', message: 'Bye.' } },
        ],
        edges: [
          { edgeId: 'e', startNodeId: 'n', condition: { llm: { prompt: 'Done?' } }, target: { nodeId: 's' } },
          { edgeId: 'f', startNodeId: 's', condition: { default: {} }, target: { assistant: { assistantId: 'b', voiceMode: 'DISTINCT' } } },
          {
            edgeId: 'g',
            startNodeId: 'n',
            condition: {
              expression: {
                boolOp: {
                  op: 'not',
                  operands: [
                    {
                      comparison: {
                        op: '>=',
                        left: { variable: 'age' },
                        right: { arithmetic: { op: '+', left: { numberLiteral: 1 }, right: { stringLiteral: '' } } },
                      },
                    },
                  ],
                },
              },
            },
            target: { nodeId: 'n' },
          },
        ],
      },
    });
    expect(userErrors).toEqual([]);
    expect(gateway.calls).toEqual([WRITE]);
    expect(gateway.bodyOf(0)).toEqual({
      tools: [{ type: 'hangup', hangup: {} }],
      tool_ids: ['t2'],
      mcp_servers: [{ id: 'm', allowed_tools: null }],
      integrations: [{ integration_id: 'i', allowed_list: ['x'] }],
      enabled_features: ['telephony'],
      conversation_flow: {
        start_node_id: 'n',
        nodes: [
          { type: 'prompt', id: 'n', instructions: 'Ask.', voice_settings: { voice: 'v' }, position: { x: 1, y: 2 } },
          { type: 'speak', id: 's', message: 'Bye.' },
        ],
        edges: [
          { id: 'e', start_node_id: 'n', condition: { type: 'llm', prompt: 'Done?' }, target: { type: 'node', node_id: 's' } },
          {
            id: 'f',
            start_node_id: 's',
            condition: { type: 'default' },
            target: { type: 'assistant', assistant_id: 'b', voice_mode: 'distinct' },
          },
          {
            id: 'g',
            start_node_id: 'n',
            condition: {
              type: 'expression',
              expression: {
                type: 'bool_op',
                op: 'not',
                operands: [
                  {
                    type: 'comparison',
                    op: '>=',
                    left: { type: 'variable', name: 'age' },
                    right: {
                      type: 'arithmetic',
                      op: '+',
                      left: { type: 'number_literal', value: 1 },
                      right: { type: 'string_literal', value: '' },
                    },
                  },
                ],
              },
            },
            target: { type: 'node', node_id: 'n' },
          },
        ],
      },
    });
  });
});

test.each([
  [{ voice_settings: 'v' }, 'input.changes.voiceSettings'],
  [{ voice_settings: { voice: 'v', background_audio: [1] } }, null],
  [{ telephony_settings: { recording_settings: 'x' } }, 'input.changes.telephonySettings.recordingSettings'],
])('what is stored as %j is not lost to a change of one key of it', async (stored, field) => {
  const gateway = await start({ documents: [{ ...ANN, ...stored }], isDescribed: false });
  const { userErrors } = await update(gateway, {
    voiceSettings: { speed: 2 },
    telephonySettings: { recordingSettings: { enabled: false } },
  });
  expect([fieldsOf(userErrors), gateway.calls]).toEqual(field ? [[field], [READ]] : [[], [READ, WRITE]]);
});

test('kinds newer than the gateway are sent as they are given', async () => {
  const gateway = await start({ isDescribed: false });
  const raw = { type: 'future', key: { deep: [1] } };
  const { userErrors } = await update(gateway, {
    tools: [{ unknown: { type: 'teleport', payload: { to: 'moon' }, timeoutMs: 5 } }],
    voiceSettings: { backgroundAudio: { unknown: { raw } } },
    conversationFlow: {
      startNodeId: 'u',
      nodes: [{ unknown: { raw: { ...raw, id: 'u' } } }],
      edges: [
        { edgeId: 'e', startNodeId: 'u', condition: { unknown: { raw } }, target: { unknown: { raw } } },
        { edgeId: 'f', startNodeId: 'u', condition: { expression: { unknown: { raw } } }, target: { nodeId: 'u' } },
      ],
    },
  });
  expect(userErrors).toEqual([]);
  expect(gateway.bodyOf(1)).toMatchObject({
    tools: [{ type: 'teleport', teleport: { to: 'moon' }, timeout_ms: 5 }],
    voice_settings: { voice: 'Telnyx.KokoroTTS.af', background_audio: raw },
    conversation_flow: {
      start_node_id: 'u',
      nodes: [{ ...raw, id: 'u' }],
      edges: [
        { id: 'e', start_node_id: 'u', condition: raw, target: raw },
        { id: 'f', start_node_id: 'u', condition: { type: 'expression', expression: raw }, target: { type: 'node', node_id: 'u' } },
      ],
    },
  });
});

describe('a part of an object of settings', () => {
  const changes = {
    voiceSettings: { speed: 1.5, apiKeyRef: null, backgroundAudio: { predefinedMedia: { value: 'office' } } },
    telephonySettings: { recordingSettings: { enabled: false } },
    widgetSettings: { theme: 'DARK' },
  };

  test('is laid over what is read fresh, at any depth, and sent whole', async () => {
    const gateway = await start();
    await gateway.query('{ assistant(id: "a") { name } }');
    gateway.state.documents = [{ ...ANN, telephony_settings: { time_limit_secs: 90, recording_settings: { format: 'wav' } } }];
    const { userErrors } = await update(gateway, changes);
    expect(userErrors).toEqual([]);
    expect(gateway.calls).toEqual([READ, READ, WRITE]);
    expect(gateway.bodyOf(2)).toEqual({
      voice_settings: {
        voice: 'Telnyx.KokoroTTS.af',
        speed: 1.5,
        api_key_ref: null,
        background_audio: { type: 'predefined_media', value: 'office' },
        new_style: { deep: 1 },
      },
      telephony_settings: { time_limit_secs: 90, recording_settings: { format: 'wav', enabled: false } },
      widget_settings: { theme: 'dark' },
    });
  });

  test.each([true, false])('comes to the same whether the upstream merges: %s', async (merges) => {
    const gateway = await start({ merges });
    const { assistant } = await update(
      gateway,
      changes,
      'voiceSettings { voice speed extra } telephonySettings { timeLimitSecs recordingSettings { enabled format channels } }',
    );
    expect(assistant).toEqual({
      voiceSettings: { voice: 'Telnyx.KokoroTTS.af', speed: 1.5, extra: { new_style: { deep: 1 } } },
      telephonySettings: { timeLimitSecs: 60, recordingSettings: { enabled: false, format: 'MP3', channels: 'DUAL' } },
    });
  });

  test('leaves unknown keys as they are even where every field is given, extra among them', async () => {
    const gateway = await start({ documents: [{ ...ANN, insight_settings: { new_style: 1 } }], isDescribed: false });
    await update(gateway, { insightSettings: { insightGroupId: 'g', extra: {} } });
    expect(gateway.calls).toEqual([READ, WRITE]);
    expect(gateway.bodyOf(1)).toEqual({ insight_settings: { insight_group_id: 'g', new_style: 1 } });
  });

  test('lacks what the upstream requires only where it is not stored either', async () => {
    const gateway = await start({ documents: [{ ...ANN, voice_settings: null, fallback_config: { model: 'm' } }] });
    const { assistant, userErrors } = await update(gateway, {
      voiceSettings: { speed: 2 },
      fallbackConfig: { externalLlm: { model: 'x' } },
    });
    expect(assistant).toBeNull();
    expect(fieldsOf(userErrors)).toEqual(['input.changes.voiceSettings.voice', 'input.changes.fallbackConfig.externalLlm.baseUrl']);
    expect(gateway.calls).toEqual([READ]);
    expect(gateway.audited).toMatchObject([{ outcome: 'refused', codes: ['BAD_USER_INPUT'] }]);
  });

  test('of an assistant that does not exist is NOT_FOUND at the id, without a write', async () => {
    const gateway = await start({ documents: [] });
    const { userErrors } = await update(gateway, { voiceSettings: { speed: 2 } });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }]);
    expect(gateway.calls).toEqual([READ]);
  });

  test('keeps all digits of what is stored, and is refused where this version of Node.js cannot', async () => {
    const stored = JSON.stringify(ANN).replace('"deep":1', '"deep":9007199254740993');
    const gateway = await start({ instead: (method) => (method === 'GET' ? { body: stored } : undefined) });
    const { userErrors } = await update(gateway, { voiceSettings: { speed: 2 } });
    if ('rawJSON' in JSON) {
      expect(gateway.requests[1]?.body).toContain('9007199254740993');
      return;
    }
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'changes', 'voiceSettings'] }]);
    expect(gateway.calls).toEqual([READ]);
  });
});

describe('an expected version', () => {
  test('that the assistant has costs one read, and changes it', async () => {
    const gateway = await start();
    const { assistant } = await update(gateway, { name: 'Bea' }, 'name', { expectedVersionId: 'v7' });
    expect(assistant).toEqual({ name: 'Bea' });
    expect(gateway.calls).toEqual([READ, WRITE]);
  });

  test('that it has no longer is CONFLICT, with all else that is wrong, and nothing is written', async () => {
    const gateway = await start({ documents: [{ ...ANN, voice_settings: null }] });
    await gateway.query('{ assistant(id: "a") { name } }');
    const { userErrors } = await update(gateway, { voiceSettings: { speed: 1 } }, 'id', { expectedVersionId: 'v6' });
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'expectedVersionId'] },
      { code: 'BAD_USER_INPUT', field: ['input', 'changes', 'voiceSettings', 'voice'] },
    ]);
    await gateway.query('{ assistant(id: "a") { name } }');
    expect(gateway.calls).toEqual([READ, READ]);
  });

  test('that somebody else has replaced outdates what was read before, so that the caller can decide again', async () => {
    let current: typeof ANN = ANN;
    const gateway = await start({ instead: (method) => (method === 'GET' ? { body: current } : undefined) });
    await gateway.query('{ assistant(id: "a") { versionId } }');
    current = { ...ANN, version_id: 'v8' };
    const { userErrors } = await update(gateway, { name: 'Bea' }, 'id', { expectedVersionId: 'v7' });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await gateway.query('{ assistant(id: "a") { versionId } }')).data).toEqual({ assistant: { versionId: 'v8' } });
    expect(gateway.calls).toEqual([READ, READ, READ]);
  });
});
