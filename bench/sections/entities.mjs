/** References of a router, cache warm, beside a bare server that sends the finished answer. */
import { CLIENT_SHAPES, sentBy } from '../lib/clients.mjs';
import { timeLanes } from '../lib/lanes.mjs';
import { mark, shownMicros, shownRate, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { startServer } from '../servers/index.mjs';
import { ENTITIES } from '../workloads/entities.mjs';

/** As for other repeated operations. */
const LEAST = 0.5;
const ROUTER = CLIENT_SHAPES.find(({ name }) => name === 'router');

export async function entities({ upstream, rounds, seconds, warmUp }) {
  const gateway = await startServer('gateway', upstream, { env: { CACHE_TTL_MS: '3600000', SUBGRAPH: 'true' } });
  const bare = await startServer('static', upstream);
  const lanes = ENTITIES.flatMap((workload) => [bare, gateway].map((server) => ({ server, workload: sentBy(ROUTER, workload) })));
  const verifyAll = async () => {
    for (const { server, workload } of lanes) await verify(server, workload);
  };
  await verifyAll();
  const { figures } = await timeLanes(lanes, { upstream, rounds, seconds, warmUp: Math.max(warmUp, 1) });
  await verifyAll();
  await Promise.all([gateway.stop(), bare.stop()]);
  const rows = ENTITIES.map(({ title }, index) => {
    const [ofBare, ofGateway] = figures.slice(index * 2);
    return { title, ofBare, ofGateway, share: ofGateway.perSecond / ofBare.perSecond };
  });
  return {
    title: 'References of a router, cache warm',
    text: table(
      ['request', 'static, ops/s', 'gateway, ops/s', 'gateway / static', 'static, CPU per operation', 'gateway, CPU per operation'],
      rows.map(({ title, ofBare, ofGateway, share }) => [
        title,
        shownRate(ofBare.perSecond),
        shownRate(ofGateway.perSecond),
        share.toFixed(2),
        shownMicros(ofBare.cpuMicros),
        shownMicros(ofGateway.cpuMicros),
      ]),
    ),
    goals: rows.map(({ title, share }) => mark(share >= LEAST, `${title}: at least ${LEAST} x static`, `${share.toFixed(2)} x`)),
  };
}
