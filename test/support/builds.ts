/** What `npm start` builds and what is published, built once in a run. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onceInRun } from './once-in-run.ts';
import { ROOT } from './pages.ts';

const run = promisify(execFile);

/** A copy of `dist/`, which is built before where it is not of the present sources. Not `dist/` itself, which a gateway that is started meanwhile may build again. */
export const builtFolder = (): Promise<string> =>
  onceInRun('dist', async (folder) => {
    await run(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: ROOT });
    cpSync(join(ROOT, 'dist'), folder, { recursive: true, preserveTimestamps: true });
  });

/** The folder of GraphiQL. Without its packages the gateway is built without it. */
export async function builtGraphiQL(): Promise<string> {
  const folder = join(await builtFolder(), 'graphiql');
  if (!existsSync(join(folder, 'files.json'))) throw new Error('dist/ has no GraphiQL: remove dist/, and run npm run build.');
  return folder;
}
