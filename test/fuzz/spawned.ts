import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import type { Settings } from './configurations.ts';
import type { Target } from './target.ts';

/** A gateway in a process of its own, as it is published. */
export interface Spawned extends Target {
  /** Memory of the process, in MB. */
  residentMb(): number;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the gateway where that is needed, and starts it with these settings and defaults for all others. */
export async function startSpawned(settings: Settings): Promise<Spawned> {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: ROOT, stdio: 'inherit' });
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let bugs: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    let line = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      bugs.push(...lines.filter((each) => each.includes('"bug: ')));
      const announced = /^ *assistants-gateway +(http\S+)$/m.exec(lines.join('\n'))?.[1];
      if (announced !== undefined) resolve(announced);
    });
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code} before it listened.`)));
  });
  const pool = new Pool(new URL(url).origin, { connections: 2 });
  return {
    pool,
    residentMb: () => Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1_024),
    takeBugs: () => {
      const taken = bugs;
      bugs = [];
      return taken;
    },
    close: async () => {
      await pool.destroy();
      child.kill();
    },
  };
}
