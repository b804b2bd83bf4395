/** The types of what programs import, as they are published. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtFolder } from '../support/builds.ts';

/** All that an entry leads to, by path. */
function declarationsOf(entry: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (found.has(entry)) return found;
  const text = readFileSync(entry, 'utf8');
  found.set(entry, text);
  for (const [, path = ''] of text.matchAll(/ from '([^']+)';$/gm)) {
    declarationsOf(join(dirname(entry), path.replace(/\.js$/, '.d.ts')), found);
  }
  return found;
}

/** The names that a file exports. */
const exportedBy = (text: string): readonly string[] => [
  ...[...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((each) => each.replace('type ', '').trim()),
  ),
  ...[...text.matchAll(/^export (?:declare )?\w+ (\w+)/gm)].map(([, name = '']) => name),
];

/** The declaration of a name below a comment. */
const documented = (name: string) => new RegExp(`\\*/\nexport (?:declare )?\\w+ ${name}\\b`);

const ENTRIES = ['index', 'client', 'operations', 'apollo', 'scalars', 'urql', 'insight'];

describe.each(ENTRIES)('the types of %s', (name) => {
  const OUTSIDE = /^(?:import|export) .*from '(?!\.)|import\(/m;
  /** Of Relay's generic class, and of generated documents. */
  const UNCHECKED = name === 'client' || name === 'operations' ? 2 : 0;
  let texts: readonly string[];

  beforeAll(async () => {
    texts = [...declarationsOf(join(await builtFolder(), `${name}.d.ts`)).values()];
  }, 120_000);

  test('are there, import nothing from outside, and leave nothing unchecked', () => {
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => OUTSIDE.test(text))).toEqual([]);
    const code = texts.join('\n').replaceAll(/\/\*\*[^]*?\*\//g, '');
    expect(code.match(/\bany\b/g) ?? []).toHaveLength(UNCHECKED);
  });

  test.runIf(name !== 'operations')('say of each export what it is', () => {
    // The first leads to the file of the entry.
    const names = exportedBy(texts[1] ?? '');
    const isBare = (exported: string) => !texts.some((text) => documented(exported).test(text));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter(isBare)).toEqual([]);
  });
});

test('those of createGateway are the signatures of the sources, without bodies', async () => {
  const folder = await builtFolder();
  const text = [...declarationsOf(join(folder, 'index.d.ts')).values()].join('\n');
  expect(text).toContain('export declare function createGateway(options: GatewayOptions): Gateway;\n');
  expect(text).toMatch(/^export declare class GatewayOptionsError /m);
});

test.each(ENTRIES)('those of %s are the same files for modules and for CommonJS', async (name) => {
  const folder = await builtFolder();
  const filesOf = (entry: string) => [...declarationsOf(join(folder, entry)).keys()].slice(1);
  expect(filesOf(`cjs/${name}.d.ts`)).toEqual(filesOf(`${name}.d.ts`));
});
