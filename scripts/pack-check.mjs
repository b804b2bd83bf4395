/**
 * `npm run pack:check`: packs, installs the tarball into an empty folder with no registry in reach, and runs it there on each
 * Node that it is for, and on two that it is not for. Takes those from npm, so it needs a network, and a few minutes.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTarball, packFolder } from './pack.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SUPPORTED = ['20', '22', '24'];
const TOO_OLD = ['14', '18'];
const QUERY = '{ assistants { totalCount } }';
const WANTED = '{"data":{"assistants":{"totalCount":18}}}';

const folder = mkdtempSync(join(tmpdir(), 'pack-check-'));
const faults = [];
try {
  const program = await makeProgram();
  const bin = join(program, 'node_modules/assistants-gateway/dist/main.js');
  for (const major of TOO_OLD) checkRefusal(nodeOf(major), bin);
  for (const major of SUPPORTED) {
    const node = nodeOf(major);
    await checkStart(node, bin);
    checkImports(node, program);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(`FAILED ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Packs as `npm publish` does, and gives the folder of a program that has installed the tarball. */
async function makeProgram() {
  const { tarball } = await packFolder(ROOT, folder);
  const program = join(folder, 'program');
  mkdirSync(program);
  await installTarball(tarball, program);
  console.log('installed without a registry');
  return program;
}

/** Path of the newest Node of a major version: this one, or from npm. */
function nodeOf(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const place = join(folder, `node-${major}`);
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{}');
  const name = `node-${process.platform}-${process.arch}`;
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${major}`], {
    cwd: place,
    stdio: 'inherit',
  });
  return join(place, 'node_modules', name, 'bin/node');
}

function checkRefusal(node, bin) {
  const { status, stderr } = spawnSync(node, [bin, '--version'], { encoding: 'utf8' });
  report(
    node,
    'refuses in one sentence',
    status === 1 && /^assistants-gateway needs Node \S+ or later, and this is Node \S+ \(.*\)\.\n$/.test(stderr),
    stderr,
  );
}

/** Starts twice: the second start has what V8 made at the first. */
async function checkStart(node, bin) {
  for (const start of ['first start', 'second start']) {
    const began = performance.now();
    const gateway = spawn(node, [bin, '--port', '0', '--log-level', 'silent'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(gateway, 'close');
    const url = await new Promise((resolve) => {
      let said = '';
      gateway.stdout.setEncoding('utf8').on('data', (text) => {
        said += text;
        const found = /http:\S+\/graphql/.exec(said);
        if (found) resolve(found[0]);
      });
      void ended.then(() => resolve(null));
    });
    const answer = url && (await ask(url));
    const took = performance.now() - began;
    report(node, `${start}: first answer after ${Math.round(took)} ms`, answer === WANTED, answer ?? 'it ended');
    // What V8 made is kept after three seconds.
    if (start === 'first start') await new Promise((resolve) => setTimeout(resolve, 4_000));
    gateway.kill('SIGTERM');
    report(node, 'SIGTERM ends it with 0', (await ended)[0] === 0, '');
  }
}

async function ask(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  return response.text();
}

function checkImports(node, program) {
  const text = `
    const gateway = createGateway({ upstreamUrl: 'sandbox', logLevel: 'silent' });
    const body = ${JSON.stringify(JSON.stringify({ query: QUERY }))};
    gateway
      .fetch('http://localhost/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      .then((answer) => answer.text())
      .then((answer) => gateway.close().then(() => console.log(answer)));`;
  const entries = {
    'program.mjs': "import { createGateway } from 'assistants-gateway';",
    'program.cjs': "const { createGateway } = require('assistants-gateway');",
  };
  for (const [name, line] of Object.entries(entries)) {
    writeFileSync(join(program, name), `${line}${text}`);
    const { stdout, stderr } = spawnSync(node, [name], { cwd: program, encoding: 'utf8' });
    report(node, `createGateway in ${name}`, stdout.trim() === WANTED, stderr);
  }
}

function report(node, what, isOk, otherwise) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`${isOk ? 'ok    ' : 'FAILED'} Node ${version}: ${what}`);
  if (!isOk) faults.push(`Node ${version}: ${what}: ${otherwise}`);
}
