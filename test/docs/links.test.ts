/** Links within the repository lead somewhere, and nothing that a page names is missing. */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, codeIn, DOCS, FOLDERS, PAGES, proseOf, read, ROOT, scripts } from '../support/pages.ts';

const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)/g;

const PATH = /^(?:(?:src|test|examples|scripts|bench|docs|site|graphiql)\/[\w./*-]*|[\w./-]*\.(?:ts|mjs|md|json|graphql|example)|LICENSE)$/;

/** What stands in backticks and looks like a file or folder; a pattern stands for its folder, and what a build makes is left out. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter((word) => PATH.test(word) && !/^(?:site\/)?dist\//.test(word))
    .map((word) => word.replace(/[^/]*\*.*$/, ''));
}

/** What is wrong with a link of a page; null if it leads somewhere. */
function faultOf(page: string, target: string): string | null {
  if (target.startsWith('https://')) return null;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(ROOT, file))) return `${target}: there is no ${file}`;
  if (path.endsWith('/')) return `${target}: name its README.md, as the site has no folders`;
  return anchor !== undefined && !anchorsOf(file).has(anchor) ? `${target}: ${file} has no such heading` : null;
}

describe('the pages', () => {
  test.each(PAGES)('%s has links that lead somewhere', (page) => {
    const targets = [...proseOf(page).matchAll(LINK)].map(([, target = '']) => target);
    expect(targets.map((target) => faultOf(page, target)).filter((fault) => fault !== null)).toEqual([]);
  });

  test.each(PAGES)('%s begins its headings on lines of their own', (page) => {
    expect(proseOf(page).match(/[^\n#]#{2,} \w.*/g) ?? []).toEqual([]);
  });

  test.each(PAGES)('%s links to the pages that it names', (page) => {
    const named = codeIn(proseOf(page).replaceAll(LINK, '')).filter((word) => word.endsWith('.md'));
    const targets = named.flatMap((word) => [word, normalize(join(dirname(page), word))]);
    expect(targets.filter((target) => target !== page && PAGES.includes(target) && !target.endsWith('README.md'))).toEqual([]);
  });

  test.each(PAGES)('%s names only files and scripts that exist', (page) => {
    const text = read(page);
    const isThere = (path: string) => existsSync(join(ROOT, path)) || existsSync(join(ROOT, dirname(page), path));
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  test.each([...PAGES, '.env.example'])('%s uses plain technical English', (page) => {
    expect(
      read(page)
        .replaceAll(/`[^`]*`/g, '')
        .match(/\b(?:the wire|told|anew|passed over|mend(?:s|ed|ing)?|whoever|what is no)\b/gi) ?? [],
    ).toEqual([]);
  });

  test.each(FOLDERS)('%s says what lives there, and CONTRIBUTING.md names it', (folder) => {
    expect(existsSync(join(ROOT, folder, 'README.md'))).toBe(true);
    expect(read('CONTRIBUTING.md')).toContain(`\`${folder}/\``);
  });

  test('of docs/ can each be reached from docs/README.md', () => {
    const index = read('docs/README.md');
    const missing = DOCS.filter((page) => page !== 'docs/README.md' && !index.includes(`(${page.slice('docs/'.length)}`));
    expect(missing).toEqual([]);
  });

  test('begin with a README that is short and leads to all others', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThan(150);
    expect(read('README.md')).toContain('(docs/README.md)');
  });
});

test('an anchor is the one that GitHub makes', () => {
  expect([...anchorsOf('docs/federation.md')]).toContain('apollos-compatibility-list-point-by-point');
  expect([...anchorsOf('docs/http.md')]).toContain('pages-of-other-origins');
});
