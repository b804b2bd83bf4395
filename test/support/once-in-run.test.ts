import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { onceInRun } from './once-in-run.ts';

function emptyRun() {
  const run = mkdtempSync(join(tmpdir(), 'run-'));
  onTestFinished(() => rmSync(run, { recursive: true, force: true }));
  return run;
}

test('is made once for all that ask, and there when they have it', async () => {
  const run = emptyRun();
  let made = 0;
  const ask = () =>
    onceInRun(
      'thing',
      async (folder) => {
        made += 1;
        await Promise.resolve();
        writeFileSync(join(folder, 'file'), '');
      },
      run,
    );
  const folders = [...(await Promise.all([ask(), ask()])), await ask()];
  expect(new Set(folders)).toEqual(new Set([join(run, 'thing')]));
  expect(existsSync(join(run, 'thing/file'))).toBe(true);
  expect(made).toBe(1);
});

test('tells all that ask what it failed with', async () => {
  const run = emptyRun();
  const ask = () => onceInRun('thing', () => Promise.reject(new Error('No space')), run);
  const reason = 'thing could not be made: Error: No space';
  expect(await Promise.allSettled([ask(), ask()])).toMatchObject([{ reason: { message: reason } }, { reason: { message: reason } }]);
});
