/** Compiles this project against a copy of the SDK's declarations that says something else than the installed one. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Replaces the first occurrence of `find` in a declaration file. */
export interface Patch {
  /** Relative to the SDK, without its extension; if not said, the file that declares the assistants. */
  readonly file?: string;
  /** Where to begin to look: a text before the place, such as `export interface FlowNode {`. */
  readonly after?: string;
  readonly find: string;
  readonly replaceBy: string;
}

export interface Compilation {
  readonly exitCode: number;
  /** The compiler's complaints, one per line. */
  readonly output: string;
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const SDK = join(PROJECT, 'node_modules/telnyx');
const ASSISTANTS = 'resources/ai/assistants/assistants';

/** What `tsc` says about `src/` once the SDK's declarations are patched. */
export async function compileAgainst(patches: readonly Patch[]): Promise<Compilation> {
  const folder = await mkdtemp(join(tmpdir(), 'patched-sdk-'));
  try {
    const sdk = join(folder, 'telnyx');
    await cp(SDK, sdk, { recursive: true, filter: (path) => extname(path) === '' || path.endsWith('.d.mts') });
    for (const patch of patches) await apply(patch, sdk);
    const config = join(folder, 'tsconfig.json');
    await writeFile(config, JSON.stringify(configFor(sdk)));
    return await compile(config);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A path mapping has to name the extension, as `tsc` would look for `.d.ts` otherwise. */
const configFor = (sdk: string) => ({
  extends: join(PROJECT, 'tsconfig.json'),
  include: [join(PROJECT, 'src')],
  compilerOptions: {
    paths: { 'telnyx/*': [join(sdk, '*.d.mts')] },
    typeRoots: [join(PROJECT, 'node_modules/@types')],
  },
});

async function apply({ file = ASSISTANTS, after = '', find, replaceBy }: Patch, sdk: string): Promise<void> {
  const path = join(sdk, `${file}.d.mts`);
  const before = await readFile(path, 'utf8');
  const start = before.indexOf(after);
  const at = start < 0 ? -1 : before.indexOf(find, start + after.length);
  if (at < 0) throw new Error(`${file} has no longer ${JSON.stringify(find)} after ${JSON.stringify(after)}: adapt the patch.`);
  const patched = before.slice(0, at) + replaceBy + before.slice(at + find.length);
  if (patched === before) throw new Error(`The patch of ${JSON.stringify(find)} in ${file} changes nothing.`);
  await writeFile(path, patched);
}

function compile(config: string): Promise<Compilation> {
  const tsc = join(PROJECT, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    const options = { cwd: PROJECT, maxBuffer: 2 ** 24 };
    execFile(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', config], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}
