/** One warm read as each client sends it, beside a bare request: whether any of them needs the layers of Yoga. */
import { CLIENT_SHAPES, sentBy } from '../lib/clients.mjs';
import { timeLanes } from '../lib/lanes.mjs';
import { mark, shownMicros, shownRate, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';

const LEAST = 0.5;
/** Of the pages among the clients; one of them is not listed. */
const ORIGINS = 'https://app.example,https://other.example';
/** A client that names a text has sent it before. */
const TEACHER = { name: 'who sends the text first', headers: {}, by: 'hash and text' };

export async function clients({ upstream, rounds, warmUp }) {
  const server = await startServer('gateway', upstream, { env: { CACHE_TTL_MS: '3600000', CORS_ORIGINS: ORIGINS } });
  await verify(server, sentBy(TEACHER, W1));
  const lanes = CLIENT_SHAPES.map((shape) => ({ server, workload: sentBy(shape, W1) }));
  const verifyAll = async () => {
    for (const { workload } of lanes) await verify(server, workload);
  };
  await verifyAll();
  // There are many lanes. In short runs, and more of them, the first and the last of a round are close to each other.
  const { figures } = await timeLanes(lanes, { upstream, rounds: rounds * 2 - 1, seconds: 1, warmUp: Math.max(warmUp, 1) });
  await verifyAll();
  await server.stop();
  // The shape that stands first.
  const [bare] = figures;
  const rows = CLIENT_SHAPES.map(({ name }, index) => {
    const { perSecond, cpuMicros } = figures[index];
    return { name, perSecond, cpuMicros, share: perSecond / bare.perSecond };
  });
  const slowest = rows.reduce((least, row) => (row.share < least.share ? row : least));
  return {
    title: 'Clients: W1 repeated, cache warm, as each of them sends it',
    text: table(
      ['client', 'ops/s', 'client / bare', 'CPU per operation', 'bare / client, CPU'],
      rows.map(({ name, perSecond, share, cpuMicros }) => [
        name,
        shownRate(perSecond),
        share.toFixed(2),
        shownMicros(cpuMicros),
        (bare.cpuMicros / cpuMicros).toFixed(2),
      ]),
    ),
    goals: [
      mark(slowest.share >= LEAST, `every client at least ${LEAST} x a bare request`, `${slowest.name}: ${slowest.share.toFixed(2)} x`),
    ],
  };
}
