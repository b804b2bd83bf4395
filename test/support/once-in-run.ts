/** What tests of several files need and takes long to make: made where the first of them asks, and once in a run. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';

const LOOK_AGAIN_MS = 50;

/** Gives the folder that `make` has filled, in this worker or another one. What it failed with is thrown for all that ask. */
export async function onceInRun(name: string, make: (folder: string) => Promise<unknown>, run = inject('runFolder')): Promise<string> {
  const folder = join(run, name);
  const outcome = `${folder}.outcome`;
  if (isFirst(folder)) {
    const fault = await make(folder).then(
      () => '',
      (error: unknown) => `${name} could not be made: ${String(error)}`,
    );
    // Once it is there, all of it is.
    writeFileSync(`${outcome}-aside`, fault);
    renameSync(`${outcome}-aside`, outcome);
  }
  while (!existsSync(outcome)) await pause(LOOK_AGAIN_MS);
  const fault = readFileSync(outcome, 'utf8');
  if (fault !== '') throw new Error(fault);
  return folder;
}

/** Makes the folder, which only one of several can do. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
