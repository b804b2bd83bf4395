/** Documents that nobody has meant: values of wrong types in any place, endless ones, and secrets wherever they can stand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../../src/insight/findings/report.ts';
import { lintAssistant } from '../../../src/insight/lint/lint-assistant.ts';
import { toSarif } from '../../../src/insight/lint/sarif.ts';
import { isObject, type JsonObject } from '../../../src/json.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { secretsIn } from '../../support/canaries.ts';
import { realAssistants } from '../../support/documents/real.ts';
import { ASSISTANT_SAMPLES, SAMPLE_FACTS } from './samples.ts';

const lint = (document: JsonObject) => reportOf(lintAssistant(document, SAMPLE_FACTS, SECRET_LOOKS).found);
const DOCUMENTS = [...ASSISTANT_SAMPLES.flatMap(([, bad, good]) => [bad, good]), ...realAssistants().map(({ document }) => document)];

const JUNK: readonly unknown[] = [null, '', 0, -1, true, [], {}, [null], [[]], 'x', JSON.parse('{"__proto__":{"type":"webhook"}}')];

/** The document with another value at one of its places. */
function replaced(document: unknown, place: number, junk: unknown): unknown {
  let left = place;
  const walk = (value: unknown): unknown => {
    if (left-- === 0) return junk;
    if (Array.isArray(value)) return value.map(walk);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)])) : value;
  };
  return walk(document);
}

test('no value in no place makes it fail, and equal documents have equal findings', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DOCUMENTS), fc.integer({ min: 1, max: 120 }), fc.constantFrom(...JUNK), (document, place, junk) => {
      const changed = replaced(document, place, junk) as JsonObject;
      expect(lint(changed)).toEqual(lint(structuredClone(changed)));
    }),
    { numRuns: 400 },
  );
});

test('nothing is too deep or too long', () => {
  let deep: unknown = 'x';
  for (let depth = 0; depth < 10_000; depth += 1) deep = { properties: { a: deep } };
  const webhook = { name: 'w', description: 'd', url: 'https://a.example.com', body_parameters: deep };
  const many = Array.from({ length: 10_000 }, (_, index) => ({ type: 'hangup', tool_id: `t${index}`, hangup: {} }));
  expect(lint({ instructions: 'i', tools: [{ type: 'webhook', webhook }] }).errorCount).toBe(1);
  expect(lint({ instructions: 'i', tools: many }).errorCount).toBe(9_999);
});

test('a secret is never reported, wherever it stands', () => {
  const canary = 'sk-proj-A1b2C3d4E5f6G7h8I9j0';
  const plain = 'correct-horse-battery';
  const webhook = {
    name: `book ${canary}`,
    description: '',
    url: `http://user:${plain}@localhost/{${canary}}?key=${plain}`,
    headers: [
      { name: 'Authorization', value: `Bearer ${plain}` },
      { name: canary, value: plain },
    ],
    preset_body_fields: { password: plain, [canary]: canary },
    body_parameters: { properties: { [canary]: { enum: [], default: plain } }, required: [`${canary}x`] },
    path_parameters: { properties: { [`${canary}y`]: {} } },
    timeout_ms: 5,
  };
  const document = {
    id: canary,
    name: canary,
    greeting: plain,
    llm_api_key_ref: canary,
    dynamic_variables: { [canary]: plain },
    dynamic_variables_webhook_url: `http://10.0.0.1/${plain}`,
    mcp_servers: [{ id: canary }],
    insight_settings: { insight_group_id: canary },
    a2a_agents: [{ name: canary, url: plain, headers: [{ name: 'x-key', value: plain }] }],
    tool_ids: [canary],
    tools: [
      { type: 'webhook', tool_id: canary, webhook },
      { type: 'webhook', webhook },
      { type: 'transfer', transfer: { targets: [{ name: canary, sip_auth_password: plain }] } },
      { type: 'handoff', handoff: { ai_assistants: [{ id: canary }, { id: `${canary}z` }] } },
    ],
    conversation_flow: {
      start_node_id: canary,
      nodes: [{ id: canary, type: 'prompt', instructions: plain, shared_tool_ids: [canary], tools: [{ type: 'webhook', webhook }] }],
      edges: [
        {
          id: canary,
          start_node_id: `${canary}q`,
          condition: { type: 'llm', prompt: plain },
          target: { type: 'assistant', assistant_id: canary },
        },
      ],
    },
  };
  const { found, skipped } = lintAssistant({ ...document, id: 'a' }, SAMPLE_FACTS, SECRET_LOOKS);
  const sarif = toSarif([{ uri: 'a.json', findings: reportOf(found).findings, skipped }], {
    version: '1',
    informationUri: 'https://a.example',
  });
  const report = JSON.stringify([found, skipped, sarif]);
  expect(lint(document).findings.length).toBeGreaterThan(20);
  expect(secretsIn(report.replaceAll(/"(?:assistantId|nodeId|edgeId)":"[^"]*"/g, ''), { canary, plain })).toEqual([]);
});
