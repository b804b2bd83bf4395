/** Edits of one assistant at the same moment, by an upstream that takes its time: which are made, and what the others learn. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, WAY_AND_BACK, type Document, type UpstreamReply, type UpstreamRequest } from '../support/upstream.ts';
import { listOf, readOf, version } from './versions.ts';

const OUTCOME = 'contentHash changes { kind path after } userErrors { code field }';
const SET = `mutation ($input: SetDynamicVariablesInput!) { outcome: setDynamicVariables(input: $input) { ${OUTCOME} } }`;
const RENAME = `mutation ($name: String!) { outcome: updateAssistant(input: { id: "a", changes: { name: $name } }) { userErrors { code field } } }`;
const CONFLICT = { code: 'CONFLICT', field: ['input', 'expectedHash'] };
const READ = 'GET /ai/assistants/a';
const WRITE = 'POST /ai/assistants/a';

/** Writes are carried out when they are answered, which is after whatever came meanwhile was read. */
async function start() {
  const made = [version('a', 'v1', { model: 'm', instructions: 'x', dynamic_variables: { x: 1 } })];
  const answer = ({ method, path, body }: UpstreamRequest): UpstreamReply => {
    const [pathname = ''] = path.split('?');
    if (pathname.endsWith('/versions')) return { body: { data: made } };
    const one = /\/versions\/(\w+)$/.exec(pathname)?.[1];
    if (one !== undefined) return { body: made.find(({ version_id: id }) => id === one) };
    if (method === 'POST') made.push({ ...made.at(-1), ...(JSON.parse(body) as Document), version_id: `v${made.length + 1}` });
    return { body: made.at(-1) };
  };
  const upstream = await startUpstream(
    async (request) => {
      const { url, calls } = upstream;
      // A read waits for what was sent together with it, a write until nothing comes any more.
      let came: number;
      do {
        came = calls.length;
        await fetch(new URL(WAY_AND_BACK, url));
      } while (request.method === 'POST' && calls.length > came);
      return answer(request);
    },
    { isDescribed: false },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const run = async (text: string, variables: Document) => {
    const { data, errors } = await query(text, { variables });
    expect(errors).toBeUndefined();
    return data.outcome;
  };
  const set = (name: string, rest: object = {}) => run(SET, { input: { assistantId: 'a', variables: { [name]: name }, ...rest } });
  const { data } = await query('{ assistant(id: "a") { contentHash } }');
  upstream.calls.length = 0;
  return { run, set, made, calls: upstream.calls, expectedHash: data.assistant.contentHash as string };
}

const times = (calls: readonly string[], call: string) => calls.filter((one) => one === call).length;

test('of eight with one expected state one is made, and each other learns what that has changed', async () => {
  const { set, made, calls, expectedHash } = await start();
  const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
  const all = await Promise.all(names.map((name) => set(name, { expectedHash })));
  const winners = all.filter(({ userErrors }) => userErrors.length === 0);
  expect(winners).toHaveLength(1);
  const { changes } = winners[0];
  expect(changes).toEqual([{ kind: 'ADDED', path: ['dynamic_variables', expect.any(String)], after: expect.any(String) }]);
  const losers = all.filter((one) => one !== winners[0]);
  expect(losers).toEqual(losers.map(() => ({ contentHash: null, changes, userErrors: [CONFLICT] })));
  expect(made).toHaveLength(2);
  // Each has read the assistant by itself, and after the write of the first one; the hash of that costs the read of its answer.
  const firstWrite = calls.indexOf(WRITE);
  expect(calls.slice(0, firstWrite)).toEqual([READ]);
  expect(times(calls, WRITE)).toBe(1);
  expect(times(calls, READ)).toBe(8 + 1);
  expect(calls.filter((call) => ![READ, WRITE, listOf('a'), readOf('a', 'v1')].includes(call))).toEqual([]);
});

test('eight that expect nothing are all made, one after the other', async () => {
  const { set, made, calls } = await start();
  const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
  const all = await Promise.all(names.map((name) => set(name)));
  expect(all.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(made.at(-1)?.['dynamic_variables']).toEqual({ x: 1, ...Object.fromEntries(names.map((name) => [name, name])) });
  expect(times(calls, WRITE)).toBe(8);
});

test('one that meets another change under way waits for it, and conflicts with it', async () => {
  const { run, set, made, calls, expectedHash } = await start();
  const [renamed, edited] = await Promise.all([run(RENAME, { name: 'Bea' }), set('y', { expectedHash })]);
  expect(renamed).toEqual({ userErrors: [] });
  expect(edited).toEqual({
    contentHash: null,
    changes: [{ kind: 'CHANGED', path: ['name'], after: 'Bea' }],
    userErrors: [CONFLICT],
  });
  expect(made.map(({ name }) => name)).toEqual(['Name in v1', 'Bea']);
  expect(calls.slice(0, 2)).toEqual([WRITE, READ]);
  // The other way round the edit is made, and then the name is changed.
  const other = await start();
  const both = await Promise.all([other.set('y', { expectedHash: other.expectedHash }), other.run(RENAME, { name: 'Bea' })]);
  expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(other.made.at(-1)).toMatchObject({ name: 'Bea', dynamic_variables: { x: 1, y: 'y' } });
});
