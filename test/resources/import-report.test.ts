/** What an import would overwrite, and what it has changed. */
import { expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';

const INPUT = 'provider: ELEVENLABS, apiKeyRef: "elevenlabs-key"';
const IMPORT = `mutation { importAssistants(input: { ${INPUT} }) { userErrors { message } assistants { id }
  report { isComplete entries { assistantId outcome changes { path } findings { code } assistant { name } } } } }`;
const PLAN = (args: string) => `{ importPlan(${args}) { secretExists unknownIds notCarried notes
  wouldOverwrite { importId editedSinceImport assistant { id } } } }`;

test('a plan costs two lists, and a report one before the import', async () => {
  const { query, calls } = await startSandboxGateway({ cacheTtlMs: 0 });
  const first = (await query(IMPORT)).data.importAssistants;
  expect(first).toMatchObject({ userErrors: [], report: { isComplete: true } });
  const outcomes = first.report.entries.map(({ outcome }: { readonly outcome: string }) => outcome);
  expect(new Set(outcomes)).toContain('CREATED');
  expect(calls().filter((call) => call.startsWith('GET'))).toHaveLength(1);

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
