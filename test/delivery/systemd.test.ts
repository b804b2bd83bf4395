/** The units of `ops/systemd`: what they may do, and when the one that watches kills. */
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { read, ROOT } from '../support/pages.ts';
import { isSettingVariable } from './setting-variables.ts';

const FOLDER = 'ops/systemd';
const UNIT = `${FOLDER}/assistants-gateway@.service`;
const run = promisify(execFile);

test('the unit has a user of its own, sees the disk as it is, and is started again after failures', () => {
  const lines = read(UNIT).split('\n');
  expect(lines).toEqual(expect.arrayContaining(['DynamicUser=yes', 'ProtectSystem=strict', 'Restart=on-failure', 'TimeoutStopSec=30']));
  const named = lines.flatMap((line) => /^Environment=(\w+)=/.exec(line)?.[1] ?? []);
  expect(named.filter((name) => !isSettingVariable(name))).toEqual([]);
});

test('the instance is the port, also of what is checked before the start', () => {
  const commands = [...read(UNIT).matchAll(/^Exec\w+=\/usr\/bin\/node dist\/main\.js ?(.*)$/gm)].map(([, flags = '']) => flags);
  expect(commands).toEqual(['check --port %i', '--port %i']);
  expect(commands.map((flags) => readArguments(flags.replace('%i', '4001').split(' ')).env['PORT'])).toEqual(['4001', '4001']);
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) process.stderr.write('systemd-analyze is missing: the units are not verified.\n');

test.skipIf(!hasSystemd).each(readdirSync(join(ROOT, FOLDER)))('systemd finds no fault in %s', (name) => {
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', join(ROOT, FOLDER, name)], { encoding: 'utf8' });
  // Of what it says, only what is about these units: it reads those of the machine, too.
  expect(stderr.split('\n').filter((line) => line.includes('assistants-gateway') && !line.includes('is not executable'))).toEqual([]);
});

describe('the unit that watches', () => {
  /** What is called, in its order, where `health` and `is-active` end with these exit codes. */
  async function watch(health: readonly number[], isActive: number): Promise<readonly string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'watch-'));
    try {
      const log = join(folder, 'log');
      const program = (name: string, body: string) => {
        writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> ${log}\n${body}\n`);
        chmodSync(join(folder, name), 0o755);
      };
      program('node', `set -- ${health.join(' ')}\nshift $(($(grep -c ^node ${log}) - 1))\nexit $1`);
      program('systemctl', `[ "$1" != is-active ] || exit ${isActive}`);
      program('sleep', '');
      const unit = read(`${FOLDER}/assistants-gateway-watch@.service`).replaceAll('\\\n', ' ');
      const script = /^ExecStart=\/bin\/sh -c '(.*)'$/m.exec(unit)?.[1] ?? 'exit 9';
      await run('/bin/sh', ['-c', script.replaceAll('%i', '4001').replaceAll('/usr/bin/node', 'node')], {
        env: { PATH: `${folder}:/usr/bin:/bin` },
      });
      return readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('sleep'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const ASKED = 'node dist/main.js health --live --port 4001 --timeout-ms 5000';
  const IS_ACTIVE = 'systemctl is-active --quiet assistants-gateway@4001';

  test('asks by flags that the command takes', () => {
    const { command, env } = readArguments(ASKED.split(' ').slice(2));
    expect([command.name, env['PORT']]).toEqual(['health', '4001']);
  });

  test('does nothing to one that answers, were it at the third time', async () => {
    expect(await watch([0], 0)).toEqual([ASKED]);
    expect(await watch([1, 1, 0], 0)).toEqual([ASKED, ASKED, ASKED]);
  });

  test('kills one that does not answer three times in a row', async () => {
    expect(await watch([1, 1, 1], 0)).toEqual([ASKED, ASKED, ASKED, IS_ACTIVE, 'systemctl kill --signal=KILL assistants-gateway@4001']);
  });

  test('lets one alone that ends or starts', async () => {
    expect(await watch([1, 1, 1], 3)).toEqual([ASKED, ASKED, ASKED, IS_ACTIVE]);
  });
});
