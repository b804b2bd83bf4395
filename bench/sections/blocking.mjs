/** How long the event loop of the gateway stands still for one request of legal size, as the loop itself sees it. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CPU } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { startNode } from '../lib/processes.mjs';
import { mark, table } from '../lib/report.mjs';
import { ask } from '../lib/request.mjs';
import { startServer } from '../servers/index.mjs';
import { EVERYTHING_OF_ALL, W4 } from '../workloads/everything.mjs';
import { W2 } from '../workloads/list.mjs';
import { W3 } from '../workloads/handoffs.mjs';
import {
  everythingEachTime,
  introspection,
  manyFragments,
  manyIds,
  manyLists,
  manyTokens,
  manyValues,
  muchPadding,
} from '../workloads/large-requests.mjs';

const LIMIT_MS = 50;
/** As many assistants of 8 KB as the gateway takes in one answer, 16 MiB. */
const MANY = 2_000;
const PROBE = new URL('../lib/loop-delay.mjs', import.meta.url).href;

const CASES = [
  { name: 'W2, cache warm', ...W2 },
  { name: 'W3, cache warm', ...W3 },
  { name: 'W2, the list read again', ...W2, from: 'cold' },
  { name: `W2, a list of ${MANY.toLocaleString('en')} read anew`, ...W2, from: 'many' },
  { name: 'W4, cache warm', ...W4 },
  { name: 'every field of 200 assistants, cache warm', query: EVERYTHING_OF_ALL, variables: { first: 250 } },
  { name: 'every field of 200 assistants, never seen before', query: everythingEachTime, variables: { first: 250 } },
  { name: 'an operation of more than 8,000 tokens, never seen before', query: manyTokens, variables: {} },
  { name: '158 fragments in one place, never seen before', query: manyFragments, variables: {} },
  { name: '15 lists of 200, never seen before', query: manyLists, variables: {} },
  { name: 'the whole schema, never asked for before', query: introspection, variables: {} },
  { name: 'almost 10,000 ids in variables', ...manyIds },
  { name: 'a body of almost 1,000,000 bytes', query: muchPadding, variables: {} },
  { name: 'a body of 140,000 JSON values', ...manyValues, isRefused: true },
];

export async function blocking({ upstream, rounds }) {
  const probe = { nodeArgs: ['--import', PROBE], ipc: true };
  const large = await startNode('bench/upstream.mjs', { args: [String(MANY)], cpu: CPU.load });
  const gateways = {
    warm: await startServer('gateway', upstream, { env: { CACHE_TTL_MS: '3600000' }, ...probe }),
    cold: await startServer('gateway', upstream, { env: { CACHE_TTL_MS: '0' }, ...probe }),
    many: await startServer('gateway', large, { env: { CACHE_TTL_MS: '0' }, ...probe }),
  };
  const results = [];
  for (const { from = 'warm', ...request } of CASES) {
    results.push({ name: request.name, ...(await longest(gateways[from], request, rounds + 2)) });
  }
  await Promise.all([...Object.values(gateways), large].map((server) => server.stop()));
  const shown = ({ refused, milliseconds }) => (refused ? `refused: ${refused}` : `${milliseconds.toFixed(1)} ms`);
  return {
    title: 'Longest time that one request blocks the event loop',
    text: table(
      ['request', 'blocked'],
      results.map((result) => [result.name, shown(result)]),
    ),
    goals: results
      .filter(({ refused }) => !refused)
      .map(({ name, milliseconds }) => mark(milliseconds <= LIMIT_MS, `${name}: at most ${LIMIT_MS} ms`, `${milliseconds.toFixed(1)} ms`)),
  };
}

/** The median over several requests, each alone, of the longest pause. The first ones are for the compiler. */
async function longest(gateway, { query, variables, isRefused = false }, times) {
  const pauses = [];
  for (let time = 0; time < times; time += 1) {
    const text = typeof query === 'function' ? query(time) : query;
    await tell(gateway, 'reset');
    // Until its clock has ticked, the probe sees nothing.
    await sleep(20);
    const { body } = await ask(`${gateway.origin}/graphql`, text, variables);
    if (body.errors && !isRefused) return { refused: body.errors[0].extensions?.code ?? 'an error' };
    // The pause is only noted once the loop has turned.
    await sleep(20);
    pauses.push((await tell(gateway, 'read')).longestMs);
  }
  return { milliseconds: median(pauses.slice(2)) };
}

async function tell({ child }, question) {
  const answered = once(child, 'message');
  child.send(question);
  const [answer] = await answered;
  return answer;
}
