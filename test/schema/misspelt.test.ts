/** What is taken for misspelt in what somebody has written, and what is not: above all nothing that Telnyx really has. */
import { describe, expect, test } from 'vitest';
import samples from '../../examples/findings/spelling.json' with { type: 'json' };
import { SPELLING_CODES } from '../../src/insight/findings/codes/spelling.ts';
import type { JsonObject } from '../../src/json.ts';
import { finish } from '../../src/pieces.ts';
import { seedAssistants } from '../../src/sandbox/seed/index.ts';
import { misspeltInAssistant } from '../../src/schema/assistant/misspelt.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { foreignDocuments, realAssistants } from '../support/documents/real.ts';

const found = (document: JsonObject) => finish(misspeltInAssistant(document));
const said = (document: JsonObject) =>
  found(document).map(({ path, message }) => `${path.join('.')} ${/`([^`]*)`\?$/.exec(message)?.[1] ?? ''}`);

test('each code has a sample, of which a plan says it, and nothing of the repaired one', async () => {
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(SPELLING_CODES).toSorted());
  const { query } = await startSandboxGateway();
  for (const [code, { bad, good }] of Object.entries(samples)) {
    for (const [snapshot, codes] of [[bad, [code]] as const, [good, []] as const]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { data } = await query(
        'query ($snapshot: JSON!) { applyPlan(snapshot: $snapshot) { findings { code severity } userErrors { message } } }',
        {
          variables: { snapshot },
        },
      );
      expect(data.applyPlan).toEqual({ userErrors: [], findings: codes.map((one) => ({ code: one, severity: 'WARNING' })) });
    }
  }
});

test('no real document has anything misspelt; those of other providers have keys in another spelling', () => {
  const seeded = seedAssistants().map((assistant) => assistant as unknown as JsonObject);
  expect([...realAssistants().map(({ document }) => document), ...seeded].flatMap(said)).toEqual([]);
  expect(new Set(foreignDocuments().flatMap(({ document }) => said(document)))).toEqual(new Set(['conversationFlow conversation_flow']));
});

describe('a document', () => {
  const webhook = (payload: JsonObject) => ({ tools: [{ type: 'webhook', webhook: { name: 'book', ...payload } }] });
  test.each<readonly [JsonObject, readonly string[]]>([
    [{ greting: 'Hi.' }, ['greting greeting']],
    [{ nam: 'N', sip: 1 }, ['nam name']],
    [{ nam: 'N', name: 'M' }, []],
    [
      { conversation_flow: { nodes: [{ id: 'a', typ: 'speak' }], edges: [{ id: 'e', target: { type: 'node', node: 'a' } }] } },
      ['conversationFlow.nodes.a.typ type', 'conversationFlow.edges.e.target.node node_id'],
    ],
    [{ greting: 'Hi.', greeting: 'Hi.' }, []],
    [
      { enabledFeatures: [], dynamicVariablesWebhookUrl: '' },
      ['enabledFeatures enabled_features', 'dynamicVariablesWebhookUrl dynamic_variables_webhook_url'],
    ],
    [{ enabled_features: ['telephoni', 'Messaging', 'fax'] }, ['enabledFeatures.0 telephony', 'enabledFeatures.1 messaging']],
    [{ voice_setting: { voice: 'v' } }, ['voiceSetting voice_settings']],
    [{ voice_settings: { voise: 'v' } }, ['voiceSettings.voise voice']],
    [{ greeting_voice: 'x', llm_temperature: 1, tool_choice: 'auto', voice_settings_ref: 'x', language: 'en' }, []],
    [{ greeting2: 'x', external_llm2: {}, greetings: [], voice_settings: { temperature2: 1, style2: 1, regions: [] } }, []],
    [{ enabled_features: ['telephony2', 'telephonyy', 'xtelephony'] }, ['enabledFeatures.1 telephony']],
    [{ tools: [{ type: 'retrieval2' }, { type: 'webhooks' }] }, []],
    [{ instruction: 'x', modell: 'm', nmae: 'n', anme: 'n' }, ['instruction instructions', 'modell model', 'nmae name', 'anme name']],
    [{ conversation_flow: { nodes: [{ id: 'a', type: 'prompt', position3d: {}, start: 1 }], start_node: 'a' } }, []],
    [webhook({ sync: true, asinc: true }), ['tools.book.asinc async']],
    [webhook({ timeout_m: 1 }), ['tools.book.timeoutM timeout_ms']],
    [{ tools: [{ type: 'handoff', handoff: { ai_assistants: [], timeout_m: 1 } }] }, []],
    [{ tool_idz: ['x'], tool_ids_2: [] }, ['toolIdz tool_ids']],
    [{ tools: [{ type: 'webhok', webhok: {} }] }, ['tools.webhok.type webhook']],
    [{ tools: [{ type: 'webhook', webhok: {} }] }, ['tools.0.webhok webhook']],
    [webhook({ descripton: 'd', metod: 'GET' }), ['tools.book.descripton description', 'tools.book.metod method']],
    [webhook({ method: 'GETT', headers: [{ name: 'a', valeu: 'b' }] }), ['tools.book.method GET', 'tools.book.headers.a.valeu value']],
    [webhook({ body_parameters: { typ: 'object', propertis: {} }, preset_body_fields: { nmae: 1 } }), []],
    [{ dynamic_variables: { greting: 1, promt: 'x' } }, []],
    [
      {
        conversation_flow: {
          start_nod_id: 'a',
          nodes: [
            { id: 'a', type: 'promt', instruction: 'x' },
            { id: 'b', type: 'prompt', instructions: 'y', tools_mode: 'apend' },
          ],
          edges: [{ id: 'e', start_node_id: 'a', condition: { type: 'llm', promt: 'x' }, target: { type: 'node', nodeId: 'b' } }],
        },
      },
      [
        'conversationFlow.startNodId start_node_id',
        'conversationFlow.nodes.a.type prompt',
        'conversationFlow.nodes.b.toolsMode append',
        'conversationFlow.edges.e.condition.promt prompt',
        'conversationFlow.edges.e.target.nodeId node_id',
      ],
    ],
    [
      JSON.parse(
        '{ "__proto__": { "greting": 1 }, "constructor": 1, "tostring": 1, "tools": [null, 1, [{ "type": "__proto__" }]] }',
      ) as JsonObject,
      [],
    ],
  ])('%j', (document, meant) => {
    expect(said(document)).toEqual(meant);
  });

  test('names the tool and the node', async () => {
    expect(found(webhook({ descripton: 'd' }))).toMatchObject([{ code: 'KEY_UNKNOWN', toolName: 'book' }]);
    const { query } = await startSandboxGateway();
    const snapshot = {
      name: 'n',
      instructions: 'i',
      conversation_flow: { start_node_id: 'a', nodes: [{ id: 'a', type: 'prompt', instructions: 'x', modle: 'm' }], edges: [] },
    };
    const { data } = await query('query ($snapshot: JSON!) { applyPlan(snapshot: $snapshot) { findings { code path nodeId } } }', {
      variables: { snapshot },
    });
    expect(data.applyPlan.findings).toEqual([{ code: 'KEY_UNKNOWN', path: ['conversationFlow', 'nodes', 'a', 'modle'], nodeId: 'a' }]);
  });
});

/** The keys of a document that are known, each once with a letter less, in a copy of the document. */
function* withFaults(
  value: unknown,
  whole: () => JsonObject,
  way: readonly (string | number)[] = [],
): Generator<readonly [string, JsonObject]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* withFaults(item, whole, [...way, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      if (/variables$|parameters$|^preset|_fields$|^x$|^y$/.test(key)) continue;
      if (key.length > 4) {
        const copy = whole();
        let holder: Record<string, unknown> = copy;
        for (const step of way) holder = holder[step] as Record<string, unknown>;
        delete holder[key];
        holder[key.slice(0, 2) + key.slice(3)] = below;
        yield [key, copy];
      }
      yield* withFaults(below, whole, [...way, key]);
    }
  }
}

test('a letter that is left out of a key is found', () => {
  let faults = 0;
  const missed: string[] = [];
  for (const assistant of seedAssistants()) {
    for (const [key, document] of withFaults(assistant, () => structuredClone(assistant))) {
      faults += 1;
      if (!found(document).some(({ message }) => message.endsWith(`is it \`${key}\`?`))) missed.push(key);
    }
  }
  expect(faults).toBeGreaterThan(500);
  expect(missed).toEqual([]);
});
