import { describe, expect, test } from 'vitest';
import { parseObject } from '../support/documents/json.ts';
import { leafCount, lostLeaves } from '../support/documents/leaves.ts';
import { lost, withEdge, withNode, withTool } from '../support/documents/lost.ts';

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

  test('ids of what is not an entity are named for what they identify', () => {
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
