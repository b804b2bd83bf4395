/** Starts programs on loopback ports, and ends them all with the benchmark. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 30_000;

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a script of Node's. `nodeArgs` go before it. */
export const startNode = (script, { args = [], nodeArgs = [], ...options } = {}) =>
  startProgram(process.execPath, [...nodeArgs, script, ...args], options);

/**
 * Starts a program, waits for the URL that it prints, and only then binds it to a CPU, as starting many at once on one
 * takes long. `ipc` opens a channel to it.
 */
export async function startProgram(command, args, { env = {}, cpu = null, ipc = false } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit', ...(ipc ? ['ipc'] : [])],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const origin = await announced(child, [command, ...args].join(' '));
  if (cpu !== null) bind(child.pid, cpu);
  return { child, origin, stop: () => stop(child) };
}

/** All threads of a process, and those that they will start. */
function bind(pid, cpu) {
  const { status } = spawnSync('taskset', ['-acp', String(cpu), String(pid)], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`taskset could not bind a process to CPU ${cpu}.`);
}

function announced(child, program) {
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`${program} did not start in time.`)), START_MS);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it listened.\n${output}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-2_000);
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (!origin) return;
      clearTimeout(late);
      resolve(origin);
    });
  });
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
