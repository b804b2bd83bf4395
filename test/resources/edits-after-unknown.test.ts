/** Changes that come after a write of which nobody knows yet whether it is carried out. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type Document, type UpstreamRequest } from '../support/upstream.ts';
import { version } from './versions.ts';

const OUTCOME = 'userErrors { code message field }';
const SET = `mutation ($input: SetDynamicVariablesInput!) { outcome: setDynamicVariables(input: $input) { ${OUTCOME} } }`;
const APPLY = `mutation ($input: ApplySnapshotInput!) { outcome: applySnapshot(input: $input) { action ${OUTCOME} } }`;
const UPDATE = `mutation ($input: UpdateAssistantInput!) { outcome: updateAssistant(input: $input) { ${OUTCOME} } }`;
const READ = 'GET /ai/assistants/a';
const WRITE = 'POST /ai/assistants/a';
const WAITS = 'What came of a write before this one is not known, and it may still be carried out';

/** The first write has no answer; it is carried out by `land`. */
async function start() {
  const clock = { now: 1_000_000 };
  let stored = version('a', 'v1', { model: 'm', instructions: 'x', dynamic_variables: { x: 1 } });
  let late: Document | null = null;
  const land = () => {
    stored = { ...stored, ...late, version_id: 'v9' };
  };
  const upstream = await startUpstream(
    ({ method, body, path }: UpstreamRequest) => {
      if (path !== '/ai/assistants/a') return { body: version('b', 'v1', { model: 'm', dynamic_variables: {} }) };
      if (method === 'GET') return { body: stored };
      const changes = JSON.parse(body) as Document;
      if (late === null) {
        late = changes;
        return { raw: (response) => response.destroy() };
      }
      stored = { ...stored, ...changes, version_id: 'v2' };
      return { body: stored };
    },
    { isDescribed: false },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, now: () => clock.now });
  const run = async (text: string, input: Document) => (await query(text, { variables: { input } })).data?.outcome;
  const set = (variables: Document, rest: Document = {}) => run(SET, { assistantId: 'a', variables, ...rest });
  const { data } = await query('{ assistant(id: "a") { contentHash snapshot } }');
  const { contentHash: expectedHash, snapshot } = data.assistant as { readonly contentHash: string; readonly snapshot: Document };
  upstream.calls.length = 0;
  return { clock, land, run, set, expectedHash, snapshot, calls: upstream.calls, stored: () => stored };
}

const refusal = (field: string) => [{ code: 'CONFLICT', field: ['input', field], message: expect.stringContaining(WAITS) as unknown }];

test('an edit waits until the write before it has ended for certain, and finds then what that has done', async () => {
  const { clock, land, set, expectedHash, calls, stored } = await start();
  expect(await set({ v0: 0 }, { expectedHash })).toBeUndefined();
  expect(calls).toEqual([READ, WRITE]);
  clock.now += 2_500;
  const early = await set({ v1: 1 }, { expectedHash });
  expect(early.userErrors).toEqual(refusal('assistantId'));
  expect(early.userErrors[0].message).toContain('in 28 s');
  expect(calls.slice(2)).toEqual([READ]);
  land();
  clock.now += 27_500;
  expect((await set({ v1: 1 }, { expectedHash })).userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'expectedHash'] }]);
  expect((await set({ v1: 1 })).userErrors).toEqual([]);
  expect(stored()).toMatchObject({ dynamic_variables: { x: 1, v0: 0, v1: 1 } });
  expect(calls.filter((call) => call === WRITE)).toHaveLength(2);
});

test('so does one that expects nothing, and one that has nothing to send; a trial, and changes of others, do not', async () => {
  const { run, set, snapshot, calls } = await start();
  await set({ v0: 0 });
  calls.length = 0;
  expect((await set({ v1: 1 })).userErrors).toEqual(refusal('assistantId'));
  expect((await run(APPLY, { id: 'a', snapshot })).userErrors).toEqual(refusal('id'));
  expect(await run(APPLY, { id: 'a', snapshot, dryRun: true })).toEqual({ action: 'NONE', userErrors: [] });
  expect(calls).toEqual([READ, READ, READ]);
  expect((await run(SET, { assistantId: 'b', variables: { y: 1 } })).userErrors).toEqual([]);
});

test('so does an update that expects a version; without one it is sent', async () => {
  const { run, set, calls } = await start();
  await set({ v0: 0 });
  calls.length = 0;
  const input = { id: 'a', changes: { name: 'Bea' } };
  expect((await run(UPDATE, { ...input, expectedVersionId: 'v1' })).userErrors).toEqual(refusal('expectedVersionId'));
  expect(calls).toEqual([READ]);
  expect((await run(UPDATE, input)).userErrors).toEqual([]);
  expect(calls).toEqual([READ, WRITE]);
});

test('a version of unknown outcome beside the main one stands in no way', async () => {
  const { set, calls } = await start();
  await set({ v0: 0 }, { promote: false });
  expect((await set({ v1: 1 })).userErrors).toEqual([]);
  expect(calls).toEqual([READ, WRITE, READ, WRITE]);
});
