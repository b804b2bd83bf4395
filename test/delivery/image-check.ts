/**
 * `npm run image:check`: makes the image of the Dockerfile without a daemon and without a registry, runs it as Kubernetes does (no root,
 * no rights, a disk that cannot be written to), and says what does not hold. Needs root, and Debian's package `buildah`.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGateway } from '../../src/library/public.ts';
import { freePort } from '../support/free-port.ts';
import { twinOf } from './twin.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLE = readFileSync(join(ROOT, 'examples/02-list-with-filters.graphql'), 'utf8');
const USER = 65532;

interface Image {
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly User: string;
  readonly Healthcheck?: { readonly Test: readonly string[] };
}

const run = (program: string, args: readonly string[], cwd = ROOT): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 }).trim();

/** What the build of the Dockerfile would see, with `dist/` built of that alone. */
function makeContext(folder: string): void {
  const taken = readFileSync(join(ROOT, '.dockerignore'), 'utf8').matchAll(/^!(.+)$/gm);
  const isForeign = (path: string) => /[\\/](?:node_modules|\.env[^\\/]*)$/.test(path);
  for (const [, path = ''] of taken) cpSync(join(ROOT, path), join(folder, path), { recursive: true, filter: (from) => !isForeign(from) });
  // What `npm ci` would install.
  for (const packages of ['node_modules', 'graphiql/node_modules']) symlinkSync(join(ROOT, packages), join(folder, packages));
  run('npm', ['run', '--silent', 'build'], folder);
  for (const packages of ['node_modules', 'graphiql/node_modules']) rmSync(join(folder, packages), { force: true });
}

/** What the base image has: Node, its libraries, certificates, and a user. */
function makeRootfs(folder: string): void {
  const copy = (from: string, to = from) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    cpSync(from, join(folder, to), { dereference: true });
  };
  copy(process.execPath, '/nodejs/bin/node');
  for (const [library] of run('ldd', [process.execPath]).matchAll(/\/\S+(?= \()/g)) copy(library);
  if (existsSync('/etc/ssl/certs/ca-certificates.crt')) copy('/etc/ssl/certs/ca-certificates.crt');
  for (const empty of ['proc', 'tmp', 'dev']) mkdirSync(join(folder, empty));
  writeFileSync(
    join(folder, 'etc/passwd'),
    `root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:${USER}:${USER}:nonroot:/home/nonroot:/sbin/nologin\n`,
  );
}

/** Starts a command of the image on a disk that cannot be written to, with the variables of the image and others. */
function start(mounted: string, { Env, User }: Image, command: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const script =
    'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && mount -t proc -o ro proc "$1/proc" && mount --bind /dev "$1/dev" && ' +
    'root=$1 user=$2 && shift 2 && exec /usr/sbin/chroot --groups= --userspec="$user" "$root" "$@"';
  const variables = { ...Object.fromEntries(Env.map((pair) => pair.split(/=(.*)/s, 2) as [string, string])), ...env };
  return spawn('/usr/bin/unshare', ['--mount', '/bin/sh', '-c', script, 'sh', mounted, User, ...command], { env: variables });
}

/** Both outputs of a process, once it has ended, and its exit code. */
async function endOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly output: string }> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

const BODY = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: EXAMPLE }) };

async function expectedAnswer(): Promise<string> {
  const gateway = createGateway({ upstreamUrl: 'sandbox', logger: false });
  const response = await gateway.fetch('http://localhost/graphql', BODY);
  const text = await response.text();
  await gateway.close();
  return text;
}

/** Whether V8 takes over what was compiled, as said by a process in which that is asked for. */
const SAYS_CACHE = `import vm from 'node:vm'; import { syncBuiltinESMExports } from 'node:module';
const { Script } = vm;
vm.Script = class extends Script {
  constructor(text, options) { super(text, options); if (options?.filename === 'dist/gateway.cjs') process.stdout.write('rejected: ' + this.cachedDataRejected + '\\n'); }
};
syncBuiltinESMExports();`;

async function until(isThere: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !(await isThere().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function check(mounted: string, image: Image): Promise<readonly string[]> {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => void (holds || faults.push(fault));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { UPSTREAM_URL: 'sandbox', PORT: String(port) };

  const gateway = start(mounted, image, image.Entrypoint, env);
  const ended = endOf(gateway);
  await until(async () => (await fetch(`${url}/health/ready`)).status === 200, gateway);
  const status = gateway.exitCode === null ? readFileSync(`/proc/${gateway.pid}/status`, 'utf8') : '';
  expect(new RegExp(`^Uid:\\s+${USER}\\s+${USER}`, 'm').test(status), 'it does not run as the user of the image');
  expect(/^CapEff:\s+0+$/m.test(status), 'it has rights of root');
  const answer = await fetch(`${url}/graphql`, BODY).then((response) => response.text());
  expect(answer === (await expectedAnswer()), `it answers ${answer.slice(0, 200)}`);
  const [kind, ...probe] = image.Healthcheck?.Test ?? [];
  const { code: health, output: said } = await endOf(start(mounted, image, probe, env));
  expect(kind === 'CMD' && health === 0, `its HEALTHCHECK ends with ${health}: ${said}`);
  gateway.kill('SIGTERM');
  const { code, output } = await ended;
  expect(code === 0, `SIGTERM ends it with ${code}: ${output}`);
  expect(!/EROFS|EACCES/.test(output), `it would write: ${output}`);

  const NODE_OPTIONS = `--import "data:text/javascript,${encodeURIComponent(SAYS_CACHE)}"`;
  const cache = await endOf(start(mounted, image, [...image.Entrypoint, '--version'], { ...env, NODE_OPTIONS }));
  expect(/rejected: false/.test(cache.output), `compiled code is not taken over: ${cache.output}`);
  return faults;
}

async function main(): Promise<readonly string[]> {
  const work = mkdtempSync(join(tmpdir(), 'image-'));
  const store = ['--storage-driver', 'vfs', '--root', join(work, 'storage'), '--runroot', join(work, 'run')];
  const buildah = (...args: readonly string[]) => run('buildah', [...store, ...args], work);
  try {
    const context = join(work, 'context');
    mkdirSync(context);
    makeContext(context);
    makeRootfs(join(context, 'rootfs'));
    writeFileSync(join(work, 'Dockerfile'), twinOf(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')));
    buildah('bud', '--isolation', 'chroot', '--format', 'docker', '--tag', 'twin', '--file', join(work, 'Dockerfile'), context);
    const container = buildah('from', 'twin');
    const { config } = (JSON.parse(buildah('inspect', container)) as { readonly Docker: { readonly config: Image } }).Docker;
    const mounted = buildah('mount', container);
    try {
      const bytes = statSync(join(mounted, 'app/dist/gateway.code-cache')).size;
      process.stdout.write(`made: user ${config.User}, ${bytes} bytes of compiled code\n`);
      return await check(mounted, config);
    } finally {
      buildah('rm', container);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (spawnSync('buildah', ['--version']).status !== 0 || process.getuid?.() !== 0) {
  process.stderr.write('image:check needs root and buildah: apt-get install buildah\n');
  process.exit(1);
}
const faults = await main();
process.stdout.write(faults.length === 0 ? 'the image answers, writes nothing, and ends when it is asked to\n' : `${faults.join('\n')}\n`);
process.exit(faults.length === 0 ? 0 : 1);
