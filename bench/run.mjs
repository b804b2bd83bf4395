/**
 * `npm run bench`: how fast the gateway is beside other servers that give the same answers. On loopback only.
 * `--quick` takes one short round, `--only NAME` one part.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackage } from '../scripts/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});

if (spawnSync('wrk', ['-v']).error) {
  fail('The load comes from wrk, which is not installed. On Debian and Ubuntu: apt-get install wrk; with Homebrew: brew install wrk.');
}
await installPackage('bench').catch(({ message }) => fail(message));
runOrFail(process.execPath, ['scripts/build.mjs', '--if-needed']);

const { runSuite } = await import('./suite.mjs');
process.exit(await runSuite({ quick: values.quick, only: values.only }));

function runOrFail(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 'inherit'] });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
