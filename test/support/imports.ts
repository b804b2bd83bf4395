import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAst } from 'vitest/node';

/** Texts of source files by their paths. */
export type Sources = Readonly<Record<string, string>>;

export interface Import {
  readonly from: string;
  readonly to: string;
  /** Nothing of it is left at run time. `import { type A }` still loads the file, so it does not count. */
  readonly isType: boolean;
}

export function readSources(root: string, folder: string): Sources {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return Object.fromEntries(paths.map((path) => [join(folder, path), readFileSync(join(root, folder, path), 'utf8')]));
}

/** What the files import by relative paths. */
export const importsOf = (sources: Sources): readonly Import[] =>
  Object.entries(sources).flatMap(([from, text]) =>
    specifiersIn(parseAst(text, { lang: from.endsWith('.d.ts') ? 'dts' : 'ts' }))
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier, isType }) => ({ from, to: join(dirname(from), specifier), isType })),
  );

interface Specifier {
  readonly specifier: string;
  readonly isType: boolean;
}

/** All of a syntax tree: declarations, `export … from`, `import()`, and the `import()` of types. */
function specifiersIn(node: unknown): readonly Specifier[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(specifiersIn);
  const { type, source, importKind, exportKind } = node as Readonly<Record<string, unknown>>;
  const isImport = /^(?:Import|Export\w+)Declaration$|^ImportExpression$|^TSImportType$/.test(String(type));
  const specifier = isImport ? (source as { readonly value?: unknown } | null)?.value : undefined;
  if (typeof specifier !== 'string') return inner;
  return [{ specifier, isType: type === 'TSImportType' || importKind === 'type' || exportKind === 'type' }, ...inner];
}

/** Circles of files that import one another, each from a file back to itself: `a.ts > b.ts > a.ts`. */
export function circlesOf(imports: readonly Import[]): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file].join(' > '));
    if (start >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) follow(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) follow(file, []);
  return circles;
}
