/** The gateway as a process of its own, as it is published. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { builtFolder } from './builds.ts';

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A module that runs before the gateway, in the same process. */
  readonly before?: string;
  /** Other files than those of the build. */
  readonly files?: ReadonlyMap<string, Buffer>;
}

export interface GatewayProcess {
  /** The folder of the package. */
  readonly folder: string;
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

/** What the bin runs; GraphiQL is left out. */
const isRun = (name: string) => /\.br$|^(?:main\.js|gateway\.cjs|gateway\.code-cache|schema\.subgraph\.graphql)$/.test(name);
let built: Promise<ReadonlyMap<string, Buffer>> | undefined;

/** The files of the published gateway. */
export const build = (): Promise<ReadonlyMap<string, Buffer>> =>
  (built ??= builtFolder().then(
    (folder) =>
      new Map(
        readdirSync(folder)
          .filter(isRun)
          .map((name) => [name, readFileSync(join(folder, name))]),
      ),
  ));

/** Starts the gateway on a free port, with no environment but what is given. It ends with the test. */
export async function startProcess({ env = {}, args = [], before, files }: ProcessOptions = {}): Promise<GatewayProcess> {
  const published = files ?? (await build());
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'dist'));
  for (const [name, content] of published) writeFileSync(join(folder, 'dist', name), content);
  const modules = before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const child = spawn(process.execPath, [...modules, join(folder, 'dist/main.js'), ...args], {
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
  return { folder, child, output, url, ended, lines: () => linesOf(output.stdout) };
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
