/** What an import would overwrite, and what it has changed. */
import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const INPUT = 'provider: ELEVENLABS, apiKeyRef: "elevenlabs-key"';
const IMPORT = `mutation { importAssistants(input: { ${INPUT} }) { userErrors { message } assistants { id }
  report { isComplete entries { assistantId outcome changes { path } findings { code } assistant { name } } } } }`;
const PLAN = (args: string) => `{ importPlan(${args}) { secretExists unknownIds notCarried notes
  wouldOverwrite { importId editedSinceImport assistant { id } } } }`;

test('a plan costs two lists, and a report one before the import and reads of what its answer leaves out', async () => {
  const { query, calls } = await startSandboxGateway({ cacheTtlMs: 0 });
  const first = (await query(IMPORT)).data.importAssistants;
  expect(first).toMatchObject({ userErrors: [], report: { isComplete: true } });
  const outcomes = first.report.entries.map(({ outcome }: { readonly outcome: string }) => outcome);
  expect(new Set(outcomes)).toContain('CREATED');
  const kinds = ({ id }: { readonly id: string }) => `GET /ai/assistants/${id}`;
  expect(calls().map((call) => call.split('?')[0])).toEqual([
    'GET /ai/assistants',
    'POST /ai/assistants/import',
    ...first.assistants.map(kinds),
  ]);

  const { id } = first.assistants[0];
  const change = `mutation { updateAssistant(input: { id: "${id}", changes: { greeting: "Edited." } }) { userErrors { message } } }`;
  expect((await query(change)).data.updateAssistant.userErrors).toEqual([]);
  const from = calls().length;
  const { data } = await query(PLAN(`${INPUT}, importIds: ["nobody"]`));
  expect(data.importPlan).toMatchObject({ secretExists: true, wouldOverwrite: [], unknownIds: ['nobody'] });
  expect(data.importPlan.notCarried).toHaveLength(2);
  expect(
    calls()
      .slice(from)
      .map((call) => call.split('?')[0]),
  ).toEqual(['GET /ai/assistants', 'GET /integration_secrets']);

  const planned = (await query(PLAN(INPUT))).data.importPlan;
  expect(planned.wouldOverwrite.map((one: { readonly assistant: { readonly id: string } }) => one.assistant.id)).toContain(id);
  const again = (await query(IMPORT)).data.importAssistants.report.entries;
  const entry = again.find(({ assistantId }: { readonly assistantId: string }) => assistantId === id);
  expect(entry).toMatchObject({ outcome: 'OVERWRITTEN', changes: [{ path: ['greeting'] }] });
  expect(again.filter(({ outcome }: { readonly outcome: string }) => outcome === 'UNCHANGED').length).toBe(again.length - 1);
});

test('what an import would refuse is an error of the plan, without a call', async () => {
  const { query, calls } = await startSandboxGateway();
  const { errors } = await query(PLAN('provider: VAPI, apiKeyRef: " ", importIds: []'));
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(/apiKeyRef is empty.*importIds is empty/) },
  ]);
  expect(calls()).toEqual([]);
  expect((await query(PLAN('provider: VAPI, apiKeyRef: "gone"'))).data.importPlan).toMatchObject({
    secretExists: false,
    notes: [{}, {}].map(() => expect.any(String)),
  });
});

test('without the report nothing is read before; where nothing can be read, the import is carried out all the same', async () => {
  const upstream = await startUpstream(
    ({ method }) => (method === 'GET' ? { status: 403, body: {} } : { body: { data: [{ id: 'a', name: 'A' }] } }),
    {
      isDescribed: false,
    },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  await query(`mutation { importAssistants(input: { ${INPUT} }) { userErrors { message } } }`);
  expect(upstream.calls).toEqual(['POST /ai/assistants/import']);
  const { data } = await query(IMPORT.replace('assistants { id }', ''));
  expect(data.importAssistants).toEqual({ userErrors: [], report: { isComplete: false, entries: [] } });
});

describe('a list that leaves things out', () => {
  const lean = (index: number): Document => ({ id: `a${index}`, name: `A${index}` });
  const whole = (index: number, importId: string | null): Document => ({
    ...lean(index),
    instructions: 'Answer.',
    model: 'm',
    created_at: '2026-01-01T00:00:00Z',
    tools: [],
    ...(importId !== null && { import_metadata: { import_provider: 'elevenlabs', import_id: importId } }),
  });
  const start = async (list: readonly Document[], found: (id: string) => Document) => {
    const upstream = await startUpstream(
      ({ method, path }) => {
        if (method === 'POST') return { body: { data: [found('a1')] } };
        const id = /^\/ai\/assistants\/([^/?]+)/.exec(path)?.[1];
        return { body: id === undefined ? { data: list } : found(id) };
      },
      { isDescribed: false },
    );
    return { ...startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } }), calls: upstream.calls };
  };

  test('does not keep an import from being sent, however many there are', async () => {
    const { query, calls } = await start(
      Array.from({ length: 120 }, (_item, index) => lean(index)),
      (id) => whole(Number(id.slice(1)), null),
    );
    const { data, errors } = await query(IMPORT.replace('assistants { id }', ''));
    expect(errors).toBeUndefined();
    expect(data.importAssistants).toMatchObject({
      userErrors: [],
      report: { isComplete: true, entries: [{ assistantId: 'a1', changes: [] }] },
    });
    expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  test('costs reads of those alone that may be overwritten', async () => {
    const flow = { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', instructions: 'x' }], edges: [] };
    const imported = (id: string) => ({ ...whole(Number(id.slice(1)), id === 'a1' ? 'one' : null), conversation_flow: flow });
    const { query, calls } = await start(
      Array.from({ length: 50 }, (_item, index) => whole(index, index === 1 ? 'one' : index === 2 ? 'two' : null)),
      imported,
    );
    const { data } = await query(IMPORT.replace('apiKeyRef', 'importIds: ["one"], apiKeyRef').replace('assistants { id }', ''));
    expect(data.importAssistants.report).toMatchObject({ isComplete: true, entries: [{ outcome: 'UNCHANGED', changes: [] }] });
    const read = 'GET /ai/assistants/a1';
    expect(calls.map((call) => call.split('?')[0])).toEqual(['GET /ai/assistants', read, 'POST /ai/assistants/import', read]);
  });
});
