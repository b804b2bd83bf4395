/** What is published, built once in a run. Not in `dist/`, which tests of commands may be building at the time. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onceInRun } from './once-in-run.ts';
import { ROOT } from './pages.ts';

const run = promisify(execFile);
const builtBy = (script: string) => (folder: string) => run(process.execPath, [script, folder], { cwd: ROOT });

export const builtGateway = (): Promise<string> => onceInRun('gateway', builtBy('scripts/build-gateway.mjs'));

export const builtClient = (): Promise<string> => onceInRun('client', builtBy('scripts/build-client.mjs'));

/** GraphiQL as the last build of `dist/` has it, where that is of the same sources. */
export const builtGraphiQL = (): Promise<string> =>
  onceInRun('graphiql', async (folder) => {
    const { provideGraphiQL } = (await import(new URL('../../scripts/build-graphiql.mjs', import.meta.url).href)) as {
      readonly provideGraphiQL: (folder: string, earlier: string) => Promise<void>;
    };
    await provideGraphiQL(folder, join(ROOT, 'dist/graphiql'));
  });
