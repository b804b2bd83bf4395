import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { circlesOf, importsOf, readSources, type Import } from './support/imports.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A row of the table in CONTRIBUTING.md: files and folders, and what these may import. Each may import itself. */
interface Row {
  readonly paths: readonly string[];
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** Reads cells such as `schema, helpers; types of auth`; `helpers` stands for the files of the row with that name. */
function readMatrix(page: string): readonly Row[] {
  const cells = page.split('\n').filter((line) => line.startsWith('| `src/'));
  const rows = cells.map((line) => line.split('|').map((cell) => cell.trim()));
  const pathsIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
  const helpers = pathsIn(rows.find(([, , what = '']) => what.startsWith('helpers'))?.[1]);
  const named = (list = '') =>
    list
      .split(',')
      .map((name) => name.trim())
      .flatMap((name) => (name === 'helpers' ? helpers : name === 'nothing' || name === '' ? [] : [name]));
  return rows.map(([, folder, , imports = '']) => {
    const [values, types] = imports.split(/(?:; |^)types of /);
    return { paths: pathsIn(folder), values: named(values), types: named(types) };
  });
}

/** Whether a file is what a name of the table says: a file, a folder, or a part of one. */
const isOf = (file: string, name: string) => [`src/${name}.ts`, `src/${name}/`, `${name}/`, name].some((path) => covers(path, file));
const covers = (path: string, file: string) => (path.endsWith('/') ? file.startsWith(path) : file === path);

/** The imports that the table does not allow. */
const forbidden = (matrix: readonly Row[], imports: readonly Import[]) =>
  imports
    .filter(({ from, to, isType }) => {
      const row = matrix.find(({ paths }) => paths.some((path) => covers(path, from)));
      if (row?.paths.some((path) => covers(path, to))) return false;
      return !row?.values.some((name) => isOf(to, name)) && !(isType && row?.types.some((name) => isOf(to, name)));
    })
    .map(({ from, to, isType }) => `${from} imports ${isType ? 'types of ' : ''}${to}`);

/** What the table allows but no file of the row imports. Helpers are allowed together, so one of them is enough. */
const unused = (matrix: readonly Row[], imports: readonly Import[]) =>
  matrix.flatMap(({ paths, values, types }) => {
    const own = imports.filter(({ from }) => paths.some((path) => covers(path, from)));
    const needless = (names: readonly string[], asType: boolean) => {
      const isUsed = (name: string) => own.some(({ to, isType }) => isType === asType && isOf(to, name));
      const helpers = names.filter((name) => name.endsWith('.ts'));
      const unusedNames = names.filter((name) => !helpers.includes(name) && !isUsed(name));
      return [...unusedNames, ...(helpers.length > 0 && !helpers.some(isUsed) ? ['helpers'] : [])].map(
        (name) => `${paths[0]} does not import ${asType ? 'types' : 'values'} of ${name}`,
      );
    };
    return [...needless(values, false), ...needless(types, true)];
  });

const MATRIX = readMatrix(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'));
const SOURCES = readSources(ROOT, 'src');
const IMPORTS = importsOf(SOURCES);

describe('the imports of src', () => {
  test('go where the table of CONTRIBUTING.md lets them', () => {
    expect(IMPORTS.length).toBeGreaterThan(500);
    expect(forbidden(MATRIX, IMPORTS)).toEqual([]);
  });

  test('are all that the table grants', () => {
    expect(unused(MATRIX, IMPORTS)).toEqual([]);
  });

  test('make no circle at run time, and none of types', () => {
    expect(circlesOf(IMPORTS.filter(({ isType }) => !isType))).toEqual([]);
    expect(circlesOf(IMPORTS)).toEqual([]);
  });
});

describe('the table of CONTRIBUTING.md', () => {
  test('has a row for each file, and one only', () => {
    const rowsOf = (file: string) => MATRIX.filter(({ paths }) => paths.some((path) => covers(path, file)));
    expect(Object.keys(SOURCES).filter((file) => rowsOf(file).length !== 1)).toEqual([]);
  });

  test('lets each row import values of rows below it only, and names what exists', () => {
    const files = Object.keys(SOURCES);
    for (const [index, { paths, values, types }] of MATRIX.entries()) {
      const below = MATRIX.slice(index + 1).flatMap((row) => row.paths);
      const isBelow = (name: string) => below.some((path) => files.some((file) => isOf(file, name) && covers(path, file)));
      expect([paths, values.filter((name) => !isBelow(name) && name !== 'examples/generated')]).toEqual([paths, []]);
      expect([...values, ...types].filter((name) => !files.some((file) => isOf(file, name)) && name !== 'examples/generated')).toEqual([]);
    }
  });
});

describe('the files of test', () => {
  const filesIn = (folder: string): readonly string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter(({ name }) => name !== 'node_modules')
      .flatMap((entry) => (entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
  const files = filesIn('test').filter(
    (path) => !path.startsWith('test/fixtures/') && !/__generated__\/|\.generated\.|\/package-lock\.json$/.test(path),
  );
  const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

  test('have 300 lines at most, but for fixtures and what is generated', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.filter((path) => textOf(path).split('\n').length > 301)).toEqual([]);
  });

  test('build before their tests where they start the published gateway: on a fresh clone that takes longer than a test may', () => {
    const starting = files.filter((path) => path.endsWith('.test.ts') && /import \{[^}]*\bstartProcess\b/.test(textOf(path)));
    expect(starting.length).toBeGreaterThan(8);
    expect(starting.filter((path) => !textOf(path).includes('\nbeforeAll(build, 120_000);\n'))).toEqual([]);
  });
});

describe('the check itself', () => {
  const table = [
    '| `src/top/` | above | low/open, helpers; types of low |',
    '| `src/low/` | below | nothing |',
    '| `src/a.ts` | helpers | nothing |',
  ];
  const check = (sources: Readonly<Record<string, string>>) => forbidden(readMatrix(table.join('\n')), importsOf(sources));

  test('names imports against the table, whatever their form', () => {
    const source = "import type { A } from '../low/shut.ts'; import { b } from '../low/open/b.ts'; export * from '../a.ts';";
    expect(check({ 'src/top/x.ts': source, 'src/low/open/b.ts': "import './c.ts';" })).toEqual([]);
    const forms = ["import { a } from '../low/shut.ts'", "export { a } from '../low/shut.ts'", "import { type A } from '../low/shut.ts'"];
    for (const form of [...forms, "import '../low/shut.ts'", "const a = await import('../low/shut.ts')"]) {
      expect(check({ 'src/top/x.ts': form })).toEqual(['src/top/x.ts imports src/low/shut.ts']);
    }
    expect(check({ 'src/low/x.ts': "let a: import('../top/x.ts').A" })).toEqual(['src/low/x.ts imports types of src/top/x.ts']);
    expect(check({ 'src/new/x.ts': "import '../a.ts'" })).toEqual(['src/new/x.ts imports src/a.ts']);
  });

  test('names what is allowed and not used, as a value or as a type', () => {
    const unusedOf = (sources: Readonly<Record<string, string>>) => unused(readMatrix(table.join('\n')), importsOf(sources));
    const used = "import type { A } from '../low/a.ts'; import { b } from '../low/open/b.ts'; import { c } from '../a.ts';";
    expect(unusedOf({ 'src/top/x.ts': used })).toEqual([]);
    expect(unusedOf({ 'src/top/x.ts': "import type { B } from '../low/open/b.ts'" })).toEqual([
      'src/top/ does not import values of low/open',
      'src/top/ does not import values of helpers',
    ]);
    expect(unusedOf({ 'src/top/x.ts': used.replace('type { A }', '{ a }') })).toEqual(['src/top/ does not import types of low']);
  });

  test('names circles', () => {
    const imports = importsOf({
      'a.ts': "import './b.ts'; import './d.ts'",
      'b.ts': "export * from './c/c.ts'",
      'c/c.ts': "import type { A } from '../a.ts'",
    });
    expect(circlesOf(imports)).toEqual(['a.ts > b.ts > c/c.ts > a.ts']);
    expect(circlesOf(imports.filter(({ isType }) => !isType))).toEqual([]);
  });
});
