/** The gateway as a process of its own, from a bundle like the published one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A module that runs before the gateway, in the same process. */
  readonly before?: string;
}

export interface GatewayProcess {
  readonly child: ChildProcess;
  /** All that it has written so far. */
  readonly output: { stdout: string; stderr: string };
  /** Its log lines so far, parsed. */
  lines(): readonly Readonly<Record<string, unknown>>[];
  /** The URL that it announces. Rejects where it ends before. */
  readonly url: Promise<string>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let pending: Promise<string> | undefined;

/** Bundles once, and not into `dist/`, which other tests may be building at the time. GraphiQL is left out. */
const bundle = (): Promise<string> =>
  (pending ??= build({
    absWorkingDir: ROOT,
    entryPoints: ['src/main.ts'],
    write: false,
    bundle: true,
    external: ['@graphql-yoga/render-graphiql'],
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as gatewayCreateRequire } from 'node:module';const require = gatewayCreateRequire(import.meta.url);",
    },
  }).then(({ outputFiles: [file] }) => file?.text ?? ''));

/** Starts the gateway on a free port, with no environment but what is given. It ends with the test. */
export async function startProcess({ env = {}, args = [], before }: ProcessOptions = {}): Promise<GatewayProcess> {
  const bundled = await bundle();
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  writeFileSync(join(folder, 'main.mjs'), bundled);
  const modules = before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const child = spawn(process.execPath, [...modules, join(folder, 'main.mjs'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const output = { stdout: '', stderr: '' };
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
      const announced = /^ *assistants-gateway +(http\S+)\n[^]*\n\n *curl [^]*\n\n/m.exec(output.stdout)?.[1];
      if (announced !== undefined) resolve(announced);
    });
    void ended.then((code) => reject(new Error(`The gateway ended with ${code}: ${output.stderr}`)));
  });
  url.catch(() => undefined);
  return { child, output, url, ended, lines: () => linesOf(output.stdout) };
}

const linesOf = (stdout: string) =>
  stdout.split('\n').flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line) as Record<string, unknown>] : []));

/** Asks the process to end, and gives its exit code. */
export async function endProcess({ child, ended }: Pick<GatewayProcess, 'child' | 'ended'>): Promise<number | string> {
  child.kill('SIGTERM');
  return ended;
}

/** Sends an operation, and gives the answer with its headers. */
export async function send(
  url: string,
  query: string,
  { token, variables }: { readonly token?: string; readonly variables?: object } = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers.entries()), text };
}
