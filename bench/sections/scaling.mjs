/** Whether an item of a list costs the same among 5,000 assistants as among 200: every page of the list, one after the other. */
import { CPU } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { startNode } from '../lib/processes.mjs';
import { mark, table } from '../lib/report.mjs';
import { ask } from '../lib/request.mjs';
import { startServer } from '../servers/index.mjs';

const COUNTS = [200, 5_000];
/** So that the list of 5,000 stays below what the gateway takes as one answer, 16 MiB. */
const BYTES = 2_900;
const PAGE = 200;
/** What still counts as flat, measured on one machine at once. */
const FLAT = 1.5;
const SELECTIONS = {
  W2: 'id name tools { __typename }',
  W3: 'tools { ... on HandoffTool { aiAssistants { assistant { name model } } } }',
};

export async function scaling({ rounds }) {
  const figures = {};
  for (const count of COUNTS) figures[count] = await measure(count, rounds);
  const [few, many] = COUNTS.map((count) => figures[count]);
  const rows = Object.keys(few).map((what) => [what, micros(few[what]), micros(many[what]), (many[what] / few[what]).toFixed(2)]);
  return {
    title: 'Cost of an item',
    text: table(['', ...COUNTS.map((count) => `of ${count.toLocaleString('en')}`), 'ratio'], rows),
    goals: Object.keys(few).map((what) =>
      mark(many[what] <= FLAT * few[what], `${what}: flat (at most ${FLAT} x)`, `${(many[what] / few[what]).toFixed(2)} x`),
    ),
  };
}

const micros = (value) => `${value.toFixed(1)} us`;

async function measure(count, rounds) {
  const upstream = await startNode('bench/upstream.mjs', { args: [String(count), String(BYTES)], cpu: CPU.load });
  const env = { CACHE_TTL_MS: '3600000', CACHE_MAX_BYTES: '1073741824' };
  const cached = await startServer('gateway', upstream, { env });
  const uncached = await startServer('gateway', upstream, { env: { CACHE_TTL_MS: '0' } });
  const figures = {};
  for (const [name, selection] of Object.entries(SELECTIONS)) {
    const walk = () => microsPerItem(cached, selection, { total: count, wanted: count, page: PAGE });
    // About as many items of either account, so that the code is equally warm.
    for (let warm = 0; warm < 10_000; warm += count) await walk();
    figures[`${name}, cache warm, all pages`] = await medianOf(walk, rounds * Math.ceil(2_000 / count));
  }
  // Nearly all of it is the reading: the whole list for one item.
  const read = () => microsPerItem(uncached, SELECTIONS.W2, { total: count, wanted: 1, page: 1 });
  for (let warm = 0; warm < 10_000; warm += count) await read();
  figures['the list read again, one item shown'] = (await medianOf(read, rounds * 3)) / count;
  await Promise.all([cached.stop(), uncached.stop(), upstream.stop()]);
  return figures;
}

async function medianOf(measureOnce, times) {
  const figures = [];
  for (let time = 0; time < times; time += 1) figures.push(await measureOnce());
  return median(figures);
}

/** Reads pages until so many items are there. */
async function microsPerItem(gateway, selection, { total, wanted, page: first }) {
  const query = `query Page($first: Int!, $after: String) { assistants(first: $first, after: $after) { totalCount pageInfo { endCursor } nodes { ${selection} } } }`;
  let items = 0;
  let after = null;
  const started = performance.now();
  while (items < wanted) {
    const { status, body } = await ask(`${gateway.origin}/graphql`, query, { first, after });
    const page = body.data?.assistants;
    if (status !== 200 || body.errors || page.totalCount !== total || page.nodes.length === 0)
      throw new Error(`A page of ${total} failed: ${status} ${JSON.stringify(body.errors)}`);
    items += page.nodes.length;
    after = page.pageInfo.endCursor;
  }
  return ((performance.now() - started) * 1_000) / items;
}
