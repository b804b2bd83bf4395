/** Any assistant becomes what the snapshot of another one says, and then nothing more is to be done. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { writable } from '../support/written-assistants.ts';
import { assistantDocument } from '../support/documents/arbitrary.ts';
import { isObject } from '../support/documents/json.ts';
import { realAssistants } from '../support/documents/real.ts';
import { sound } from '../support/documents/sound.ts';

const APPLY = `mutation ($input: ApplySnapshotInput!) { applySnapshot(input: $input) {
  action assistantId contentHash userErrors { message field } assistant { contentHash snapshot } } }`;
const READ = 'query ($id: ID!) { assistant(id: $id) { contentHash snapshot } }';

async function startOver(merges: boolean) {
  const state = { documents: [] as readonly Document[] };
  const upstream = await startUpstream(writable(state, { merges }), { isDescribed: false });
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  const apply = async (id: string | null, snapshot: unknown) => {
    const { data, errors } = await query(APPLY, { variables: { input: { id, snapshot } } });
    expect(errors).toBeUndefined();
    return data.applySnapshot;
  };
  const snapshotOf = async (document: Document) => {
    state.documents = [document];
    return (await query(READ, { variables: { id: document.id } })).data.assistant;
  };
  return { state, upstream, apply, snapshotOf };
}

type Over = Awaited<ReturnType<typeof startOver>>;

/** As reads have it: tools of the library among the others, each with its id. */
function asRead({ tool_ids: ids, tools, ...document }: Document): Document {
  const given = Array.isArray(tools) ? (tools as readonly unknown[]) : [];
  const isNameless = (tool: unknown) => isObject(tool) && tool['shared'] === true && typeof tool['tool_id'] !== 'string';
  const shared = Array.isArray(ids) ? ids.map((id: unknown) => ({ type: 'hangup', hangup: {}, shared: true, tool_id: id })) : [];
  return { instructions: 'x', name: 'n', model: 'm', ...document, tools: [...given.filter((tool) => !isNameless(tool)), ...shared] };
}

async function expectToBecome({ state, upstream, apply, snapshotOf }: Over, from: Document, to: Document): Promise<void> {
  const wanted = await snapshotOf(to);
  // Its own snapshot, with secrets that stay, changes nothing.
  expect(await apply(String(to.id), wanted.snapshot)).toMatchObject({ action: 'NONE', userErrors: [], contentHash: wanted.contentHash });
  state.documents = [{ ...from, id: 'a' }];
  const applied = await apply('a', to);
  expect(applied.userErrors).toEqual([]);
  expect(applied.assistant).toEqual(wanted);
  expect(applied.contentHash).toBe(wanted.contentHash);
  const calls = upstream.calls.length;
  expect(await apply('a', applied.assistant.snapshot)).toMatchObject({ action: 'NONE', contentHash: wanted.contentHash });
  expect(upstream.calls.slice(calls).filter((call) => call.startsWith('POST'))).toEqual([]);
  const created = await apply(null, to);
  expect(created).toMatchObject({ action: 'CREATE', userErrors: [], contentHash: wanted.contentHash });
}

test('each real one, where settings are replaced and where they are merged', async () => {
  const all = realAssistants().map(({ document }) => asRead(document as Document));
  const overs = [await startOver(false), await startOver(true)] as const;
  for (const [index, document] of all.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await expectToBecome(overs[index % 2 === 0 ? 0 : 1], all[(index + 5) % all.length] ?? document, document);
  }
});

test('one with a key that is a number in webhooks alone', async () => {
  const tools = [{ type: 'handoff', handoff: { ai_assistants: [], timeout_ms: 'Front desk' } }];
  await expectToBecome(await startOver(true), asRead({ id: 'a' }), asRead({ id: 'b', tools }));
});

test('any two', async () => {
  const over = await startOver(true);
  // A key that no input can have.
  const sendable = (text: string) => JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value)) as Document;
  const any = assistantDocument({ unknowns: true }).map((document) => asRead(sendable(JSON.stringify(sound(document)))));
  await fc.assert(
    fc.asyncProperty(any, any, (from, to) => expectToBecome(over, from, to)),
    { numRuns: 3 },
  );
});
