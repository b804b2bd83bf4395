/** From the start of the process to its first answer, over a connection tried again and again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CPU, onCpu } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { freePort, ROOT } from '../lib/processes.mjs';
import { mark, table } from '../lib/report.mjs';
import { verify } from '../lib/verify.mjs';
import { documentsInMemory } from '../servers/documents.mjs';
import { W1 } from '../workloads/one.mjs';

const TIMES = 1.6;
const EXTRA_MS = 150;
const LOOK_MS = 2;
const PATIENCE_MS = 20_000;

const ANSWER = JSON.stringify({ data: W1.answer(documentsInMemory(), W1.variables) });
const BARE = `require('node:http').createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('${ANSWER}');
}).listen(process.env.PORT, '127.0.0.1');`;

export async function coldStart({ upstream, rounds }) {
  const programs = {
    bare: ['--eval', BARE],
    gateway: ['dist/main.js'],
  };
  const times = { bare: [], gateway: [] };
  for (let round = 0; round < rounds * 2 + 1; round += 1) {
    for (const [name, args] of Object.entries(programs)) times[name].push(await firstAnswer(name, args, upstream));
  }
  const bare = median(times.bare);
  const gateway = median(times.gateway);
  const limit = bare * TIMES + EXTRA_MS;
  const milliseconds = (value) => `${Math.round(value)} ms`;
  return {
    title: 'First answer after a cold start, W1',
    text: table(
      ['bare node:http', 'gateway', 'gateway / bare'],
      [[milliseconds(bare), milliseconds(gateway), (gateway / bare).toFixed(2)]],
    ),
    goals: [
      mark(gateway <= limit, `within ${TIMES} x bare node:http + ${EXTRA_MS} ms`, `${milliseconds(gateway)} of ${milliseconds(limit)}`),
    ],
  };
}

/** Milliseconds. Throws if the answer is not the right one. */
async function firstAnswer(name, args, upstream) {
  const port = await freePort();
  const [command, ...rest] = onCpu(CPU.server, [process.execPath, ...args]);
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: String(port),
    UPSTREAM_URL: `${upstream.origin}/v2`,
    LOG_LEVEL: 'warn',
  };
  const server = { name, urlOf: () => `http://127.0.0.1:${port}/graphql` };
  const started = performance.now();
  const child = spawn(command, rest, { cwd: ROOT, env, stdio: 'ignore' });
  try {
    while (performance.now() - started < PATIENCE_MS) {
      if (await verify(server, W1).then(() => true, isNotThere)) return performance.now() - started;
      await sleep(LOOK_MS);
    }
    throw new Error('There was no first answer.');
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

/** False where nobody listens yet; any other error is thrown. */
function isNotThere(error) {
  if (error.code !== 'ECONNREFUSED') throw error;
  return false;
}
