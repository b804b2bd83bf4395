/** `npm start`, where all is there, where sources are missing, and where nothing can be written. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../support/pages.ts';

const run = promisify(execFile);

/** Says that it runs, with its arguments, until it is asked to end. */
const STAND_IN = `
  process.on('SIGTERM', () => process.stdout.write('draining\\n', () => process.exit(0)));
  process.stdout.write('runs ' + process.argv.slice(2).join(' ') + '\\n');
  setInterval(() => {}, 1000);`;

/** A checkout with the scripts, and with these files beside them. */
function checkout(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true, filter: (path) => !path.includes('node_modules') });
  writeFileSync(join(folder, 'package.json'), readFileSync(join(ROOT, 'package.json')));
  for (const name of ['dist', 'src']) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('in an image without sources and packages runs what was built, and hands on flags and signals', async () => {
  const folder = checkout({ 'dist/main.js': STAND_IN });
  rmSync(join(folder, 'src'), { recursive: true });
  const npm = spawn('npm', ['start', '--silent', '--', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void npm.kill('SIGKILL'));
  const ended = once(npm, 'close');
  let output = '';
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (text.startsWith('runs')) npm.kill('SIGTERM');
  });
  // The pipe closes when the last process that has it ends: none stays behind.
  expect(await ended).toEqual([0, null]);
  expect(output).toBe('runs --port 0\ndraining\n');
});

test.each([
  ['with an older build, which it names', { 'dist/main.js': STAND_IN }, ' To run what was built before: node dist/main.js'],
  ['without one', {}, ''],
])('on a disk that cannot be written says so in a sentence, %s', async (_name, files, hint) => {
  const folder = checkout({ ...files, 'src/main.ts': '' });
  const readOnly = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    fs.mkdirSync = (path) => { throw Object.assign(new Error('EROFS: read-only file system, mkdir ' + path), { code: 'EROFS' }); };
    syncBuiltinESMExports();`;
  const NODE_OPTIONS = `--import "data:text/javascript,${encodeURIComponent(readOnly)}"`;
  const failure = await run(process.execPath, ['scripts/start.mjs'], { cwd: folder, env: { ...process.env, NODE_OPTIONS } }).catch(
    (error: { readonly code: number; readonly stderr: string }) => error,
  );
  expect(failure).toMatchObject({
    code: 1,
    stderr: `Cannot build: ${folder}/ cannot be written (EROFS). Run npm run build where it can be, and take dist/ from there.${hint}\n`,
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('dist-'))).toEqual([]);
});
