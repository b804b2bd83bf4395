/** What is resident after the same load on the gateway, as it is set by default, and on plain Yoga. */
import { readFileSync } from 'node:fs';
import { mark, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { load } from '../lib/wrk.mjs';
import { startServer } from '../servers/index.mjs';
import { W1 } from '../workloads/one.mjs';
import { W2 } from '../workloads/list.mjs';

const LIMIT = 2;

export async function memory({ upstream, seconds }) {
  const title = 'Resident memory after W1 and W2';
  const goal = `at most ${LIMIT} x plain Yoga`;
  if (process.platform !== 'linux') return { title, text: '', goals: [mark(null, goal, 'only where there is /proc')] };
  const yoga = await residentAfter('yoga', { upstream, seconds, variant: 'small' });
  const gateway = await residentAfter('gateway', { upstream, seconds });
  return {
    title,
    text: table(['yoga', 'gateway', 'gateway / yoga'], [[`${yoga} MB`, `${gateway} MB`, (gateway / yoga).toFixed(2)]]),
    goals: [mark(gateway <= LIMIT * yoga, goal, `${(gateway / yoga).toFixed(2)} x`)],
  };
}

async function residentAfter(name, { upstream, seconds, variant }) {
  const server = await startServer(name, upstream, { variant });
  for (const workload of [W1, W2]) {
    await verify(server, workload);
    await load(server.urlOf(workload), workload, { seconds });
  }
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))[1];
  await server.stop();
  return Math.round(Number(kilobytes) / 1_024);
}
