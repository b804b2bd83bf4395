/** From the start of the process to its first answer, over a connection tried again and again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CPU, onCpu } from '../lib/cpus.mjs';
import { median } from '../lib/figures.mjs';
import { mark, table } from '../lib/report.mjs';
import { ROOT } from '../lib/processes.mjs';
import { ask } from '../lib/request.mjs';
import { W1 } from '../workloads/one.mjs';

const TIMES = 1.6;
const EXTRA_MS = 150;
const LOOK_MS = 2;
const PATIENCE_MS = 20_000;

const BARE = `require('node:http').createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
}).listen(process.env.PORT, '127.0.0.1');`;

export async function coldStart({ upstream, rounds }) {
  const programs = {
    bare: ['--eval', BARE],
    gateway: ['dist/main.js'],
  };
  const times = { bare: [], gateway: [] };
  for (let round = 0; round < rounds * 2 + 1; round += 1) {
    for (const [name, args] of Object.entries(programs)) times[name].push(await firstAnswer(args, upstream));
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

async function firstAnswer(args, upstream) {
  const port = await freePort();
  const [command, ...rest] = onCpu(CPU.server, [process.execPath, ...args]);
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: String(port),
    UPSTREAM_URL: `${upstream.origin}/v2`,
    LOG_LEVEL: 'warn',
  };
  const started = performance.now();
  const child = spawn(command, rest, { cwd: ROOT, env, stdio: 'ignore' });
  try {
    while (performance.now() - started < PATIENCE_MS) {
      const answer = await ask(`http://127.0.0.1:${port}/graphql`, W1.query, W1.variables).catch(() => null);
      if (answer?.status === 200 && answer.body.data !== undefined) return performance.now() - started;
      await sleep(LOOK_MS);
    }
    throw new Error('There was no first answer.');
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

/** A port that was free a moment ago. */
async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
