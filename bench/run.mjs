/**
 * `npm run bench`: how fast the gateway is beside other servers that give the same answers. On loopback only.
 * `--quick` takes one short round, `--only NAME` one part.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const bench = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});

if (spawnSync('wrk', ['-v']).error) {
  fail('The load comes from wrk, which is not installed. On Debian and Ubuntu: apt-get install wrk; with Homebrew: brew install wrk.');
}
if (!existsSync(new URL('node_modules', import.meta.url))) {
  console.error('Installing what the gateway is compared with, in bench/ only: npm ci');
  runOrFail('npm', ['ci', '--no-audit', '--no-fund'], bench);
}
runOrFail(process.execPath, ['scripts/build.mjs', '--if-needed'], root);

const { runSuite } = await import('./suite.mjs');
process.exit(await runSuite({ quick: values.quick, only: values.only }));

function runOrFail(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 'inherit'] });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
