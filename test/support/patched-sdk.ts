/** Compiles this project against declarations of the SDK that say something else than the installed ones. */
import { readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API, type Diagnostic } from 'typescript/unstable/async';

/** Replaces the first occurrence of `find` in a declaration file. */
export interface Patch {
  /** Relative to the SDK, without its extension; if not said, the file that declares the assistants. */
  readonly file?: string;
  /** Where to begin to look: a text before the place, such as `export interface FlowNode {`. */
  readonly after?: string;
  readonly find: string;
  readonly replaceBy: string;
}

export interface Compiled {
  /** All that `tsc` complains about. */
  complaints(): Promise<readonly string[]>;
  /** What it complains about in one file, which is quick: of the others only what the file needs is looked at. */
  complaintsIn(file: string): Promise<readonly string[]>;
}

export interface PatchedSdk {
  /** The project with all of these patches and no others, until the next call. */
  compileWith(patches: readonly Patch[]): Promise<Compiled>;
  close(): Promise<void>;
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const SDK = realpathSync(join(PROJECT, 'node_modules/telnyx'));
const ASSISTANTS = 'resources/ai/assistants/assistants';
/** In no folder: `src/` alone, with the options of the project. */
const CONFIG = join(PROJECT, 'patched-sdk.tsconfig.json');
const CONFIG_TEXT = JSON.stringify({ extends: './tsconfig.json', include: ['./src'] });

/** One compiler for all patches: it parses again what they change, and nothing else. */
export function patchedSdk(): PatchedSdk {
  let texts = new Map<string, string>();
  const compiler = new API({
    cwd: PROJECT,
    fs: {
      readFile: (path) => (path === CONFIG ? CONFIG_TEXT : texts.get(path)),
      fileExists: (path) => (path === CONFIG ? true : undefined),
    },
  });
  return {
    compileWith: async (patches) => {
      const before = texts;
      texts = patched(patches);
      const changed = [...new Set([...before.keys(), ...texts.keys()])];
      const snapshot = await compiler.updateSnapshot({ openProjects: [CONFIG], fileChanges: { changed } });
      const project = snapshot.getProject(CONFIG);
      if (project === undefined) throw new Error('The compiler does not know the project.');
      const { program } = project;
      return {
        complaints: async () => [
          ...(await program.getConfigFileParsingDiagnostics()).map(textOf),
          ...(await program.getProgramDiagnostics()).map(textOf),
          ...(await program.getSyntacticDiagnostics()).map(textOf),
          ...(await program.getGlobalDiagnostics()).map(textOf),
          ...(await program.getSemanticDiagnostics()).map(textOf),
        ],
        complaintsIn: async (file) => (await program.getSemanticDiagnostics(join(PROJECT, file))).map(textOf),
      };
    },
    close: () => compiler.close(),
  };
}

/** The texts of the files that are patched. */
function patched(patches: readonly Patch[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { file = ASSISTANTS, after = '', find, replaceBy } of patches) {
    const path = join(SDK, `${file}.d.mts`);
    const before = texts.get(path) ?? readFileSync(path, 'utf8');
    const start = before.indexOf(after);
    const at = start < 0 ? -1 : before.indexOf(find, start + after.length);
    if (at < 0) throw new Error(`${file} has no longer ${JSON.stringify(find)} after ${JSON.stringify(after)}: adapt the patch.`);
    const text = before.slice(0, at) + replaceBy + before.slice(at + find.length);
    if (text === before) throw new Error(`The patch of ${JSON.stringify(find)} in ${file} changes nothing.`);
    texts.set(path, text);
  }
  return texts;
}

/** A complaint, and below it what explains it. */
function textOf({ fileName, text, messageChain = [] }: Diagnostic): string {
  const place = fileName === undefined ? '' : `${relative(PROJECT, fileName)}: `;
  return [place + text, ...messageChain.map(textOfReason)].join('\n');
}

const textOfReason = ({ text, messageChain = [] }: Diagnostic): string => [text, ...messageChain.map(textOfReason)].join('\n');
