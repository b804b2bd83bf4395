/** A worker in workerd, the runtime of Cloudflare's workers, bundled as their tools do it. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { builtFolder } from '../support/builds.ts';
import { ROOT } from '../support/pages.ts';

/** The program of this platform, as the package of workerd finds it. */
function workerdBinary(): string {
  const require = createRequire(import.meta.resolve('workerd'));
  return (require('workerd') as { readonly default: string }).default;
}

/** What wrangler does about modules of Node: CommonJS that requires them gets what a module imports. */
const NODE_AS_MODULES: Plugin = {
  name: 'node-as-modules',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(?:node:)?[\w/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      if (name === path && !isBuiltin(name)) return undefined;
      return kind === 'require-call' ? { path: name, namespace: 'required' } : { path: `node:${name}`, external: true };
    });
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `import required from 'node:${path}';\nmodule.exports = required;`,
    }));
  },
};

const WORKER = `
  import { createGateway } from './fetch.js';
  let gateway;
  export default {
    fetch: (request, { OPTIONS }) => (gateway ??= createGateway(JSON.parse(OPTIONS))).fetch(request),
  };`;

/** One module, of what is published as `assistants-gateway/fetch`. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  // As in the package, which says that its files are modules.
  const built = await builtFolder();
  const files = readdirSync(built).filter((name) => name === 'fetch.js' || name.endsWith('.cjs'));
  for (const file of files) copyFileSync(join(built, file), join(folder, file));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const { outputFiles } = await build({
    stdin: { contents: WORKER, resolveDir: folder },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    plugins: [NODE_AS_MODULES],
    write: false,
    logLevel: 'error',
  });
  rmSync(folder, { recursive: true });
  return outputFiles[0]?.text ?? '';
}

let made: Promise<string> | undefined;
const bundled = () => (made ??= bundle());

export interface Worker {
  readonly url: string;
  /** What the runtime wrote: its own complaints, and log lines. */
  readonly output: () => string;
  readonly close: () => void;
}

/** Starts a worker whose gateway has these options. */
export async function startWorker(options: object): Promise<Worker> {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'));
  writeFileSync(join(folder, 'worker.mjs'), await bundled());
  writeFileSync(join(folder, 'config.capnp'), configurationOf(JSON.stringify(options)));
  const child = spawn(workerdBinary(), ['serve', 'config.capnp', '--control-fd=1'], { cwd: folder });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [, listening] = /"port":(\d+)/.exec(text) ?? [];
      if (listening !== undefined) resolve(listening);
    });
    child.once('exit', (code) => reject(new Error(`workerd ended with ${code}: ${output}`)));
  });
  const close = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}/graphql`, output: () => output, close };
}

const configurationOf = (options: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .gateway),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const gateway :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  bindings = [(name = "OPTIONS", text = ${JSON.stringify(options)})],
  compatibilityDate = "2026-11-01",
);
`;
