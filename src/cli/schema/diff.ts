import { whyUnreadable } from '../../error-code.ts';
import type { Call, Outcome } from '../command.ts';
import type { Paint } from '../terminal.ts';
import { builtInSdl } from './built-in.ts';
import type { Level, SchemaChange } from './compare.ts';
import { readTextFile } from '../../text-file.ts';

const LEVELS = ['breaking', 'dangerous', 'safe'] as const satisfies readonly Level[];
const COLOURS = { breaking: 'bad', dangerous: 'doubtful', safe: 'good' } as const;

/** The command `schema diff`. */
export async function diffSchemas({ args: [oldPath = '', newPath], flags }: Pick<Call, 'args' | 'flags'>): Promise<Outcome> {
  const oldText = readText(oldPath);
  const newText =
    newPath === undefined ? await builtInSdl({ isSubgraph: flags.has('subgraph'), hasScopes: true, isSorted: false }) : readText(newPath);
  // Only here, as nothing else needs it.
  const { compareSchemas } = await import('./compare.ts');
  const changes = await compareSchemas({ name: oldPath, text: oldText }, { name: newPath ?? 'the schema of this version', text: newText });
  const of = (level: Level) => changes.filter((change) => change.level === level).map(({ level: _level, ...change }) => change);
  const isOk = of('breaking').length === 0;
  return {
    isOk,
    data: { ok: isOk, ...Object.fromEntries(LEVELS.map((level) => [level, of(level)])) },
    text: (paint) => LEVELS.flatMap((level) => section(level, of(level), paint)).join('\n'),
  };
}

/** A reason stands once, below all changes that it is given for. */
function section(level: Level, changes: readonly Omit<SchemaChange, 'level'>[], paint: Paint): readonly string[] {
  const lines = [paint(COLOURS[level], `${level}: ${changes.length}`)];
  for (const why of new Set(changes.map(({ reason }) => reason))) {
    lines.push(...changes.filter(({ reason }) => reason === why).map(({ message }) => `  ${message}`));
    if (why !== null) lines.push(`    ${why}`);
  }
  return lines;
}

function readText(path: string): string {
  try {
    return readTextFile(path);
  } catch (error) {
    throw new TypeError(`${path} cannot be used: ${whyUnreadable(error)}.`, { cause: error });
  }
}
