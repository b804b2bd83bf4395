/** Items that are equal to others: nothing between them is lost, and one with an id is shown once. */
import { expect, test } from 'vitest';
import { idsOf, numbered, startThings } from '../support/windows.ts';

const messages = (count: number, equal: readonly number[]) =>
  Array.from({ length: count }, (_message, index) => ({ text: equal.includes(index) ? 'ok' : `m${index}` }));
const all = (count: number) => Array.from({ length: count }, (_item, index) => index);

async function walk({ ask }: Awaited<ReturnType<typeof startThings>>, first: number) {
  const seen: unknown[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof ask>> = await ask({ first, after });
    expect(page.breaksOff).toBe(false);
    seen.push(...page.edges.map(({ node }) => node.text));
    if (!page.pageInfo.hasNextPage) return seen;
    after = page.pageInfo.endCursor;
  }
}

test.each([
  ['across a border', 120, [99, 100], true],
  ['at the end of a page and within the next', 160, [99, 130], true],
  ['the same where nothing is counted', 200, [99, 149], false],
  ['all', 250, all(250), true],
  ['all of two full pages', 200, all(200), true],
])('equal items without ids are all given: %s', async (_name, count, equal, hasMeta) => {
  const things = messages(count, equal);
  const list = await startThings({ things, hasMeta, hasIds: false });
  for (const first of [100, 33]) expect(await walk(list, first)).toEqual(things.map(({ text }) => text));
  if (hasMeta) expect(await list.ask({ last: 10 })).toMatchObject({ breaksOff: false, edges: { length: 10 } });
});

test('an entry that comes again on the next page is shown once, and nothing before it is passed over', async () => {
  const things = numbered(120);
  things[80] = { id: 't49' };
  const { ask } = await startThings({ things, pageSize: 50 });
  const { edges, breaksOff } = await ask({ first: 100 });
  const rest = await ask({ first: 100, after: edges.at(-1)?.cursor ?? null });
  expect([edges.length, new Set([...edges, ...rest.edges].map(({ node }) => node.id)).size, breaksOff]).toEqual([100, 119, false]);
});

test('an entry that comes twice on one page is shown once', async () => {
  const { ask } = await startThings({ things: [{ id: 'a' }, { id: 'a' }, { id: 'b' }] });
  expect(idsOf(await ask({}))).toEqual(['a', 'b']);
});
