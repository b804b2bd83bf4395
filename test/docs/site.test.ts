/** The pages of the documentation site, as they are before they are built; `npm run docs:check` builds them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { isIntrospectionType, isSpecifiedScalarType } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { faultsOf } from '../../site/check.ts';
import { unlistedIn } from '../../site/navigation.ts';
import { referencesOf, sitePages } from '../../site/pages.ts';
import { ANSWER_CODES } from '../../src/errors.ts';
import { schema } from '../../src/schema/index.ts';
import { settings } from '../../src/settings.ts';
import { anchorsIn, DOCS } from '../support/pages.ts';

const pages = sitePages();
const textOf = (path: string) => pages.get(path) ?? '';

test('there is a page for each error code, setting and type, and for each page of docs/', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const wanted = [
    ...ANSWER_CODES.map((code) => `reference/error-codes/${code}.md`),
    ...Object.keys(settings).map((name) => `reference/settings/${name}.md`),
    ...types.filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name)).map(({ name }) => `reference/types/${name}.md`),
    ...DOCS.map((path) => path.slice('docs/'.length)).map((path) => (path === 'README.md' ? 'index.md' : path)),
  ];
  expect(wanted.filter((path) => textOf(path).length < 50)).toEqual([]);
  expect(unlistedIn(pages.keys())).toEqual([]);
});

test('each error code says its cause and whether to retry', () => {
  for (const code of ANSWER_CODES) {
    expect(textOf(`reference/error-codes/${code}.md`)).toMatch(/^# \w+\n\n\S[^]*\n## Cause\n\n\S[^]*\n## Whether to retry\n\n\S/);
    // A row of the table stands alone here.
    expect(textOf(`reference/error-codes/${code}.md`)).not.toMatch(/as above/i);
  }
});

test('each root field has its cost and its scope', () => {
  for (const path of ['queries', 'mutations', 'subscriptions']) {
    const sections = textOf(`reference/${path}.md`).split(/^### /m).slice(1);
    expect(sections.length).toBeGreaterThan(4);
    expect(sections.filter((section) => !/\*\*Cost\*\*: \S/.test(section) || !/\*\*Scope\*\*: `\w/.test(section))).toEqual([]);
  }
});

test('what words in backticks lead to is there, with its heading', () => {
  const references = Object.entries(referencesOf(pages));
  expect(references.length).toBeGreaterThan(1_000);
  const anchors = new Map([...pages].map(([path, text]) => [path, anchorsIn(text)]));
  const lost = references.filter(([, target]) => {
    const [path = '', anchor] = target.split('#');
    return !anchors.has(path) || (anchor !== undefined && !anchors.get(path)?.has(anchor));
  });
  expect(lost).toEqual([]);
});

test('links lead to pages of the site, and to no other host', () => {
  const faults = [...pages].flatMap(([page, text]) =>
    [...text.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)].flatMap(([, bang, target = '']) => {
      const [path = '', anchor] = target.split('#');
      const there = path === '' ? page : normalize(join(dirname(page), path));
      if (bang !== '') return path.startsWith('./images/') ? [] : [`${page}: ${target}`];
      return pages.has(there) && (anchor === undefined || anchorsIn(textOf(there)).has(anchor)) ? [] : [`${page}: ${target}`];
    }),
  );
  expect(faults).toEqual([]);
});

test('the check of the built site finds dead links, lost headings and other hosts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'index.html'), '<h2 id="top"></h2><a href="/a/b.html#there"></a><a href="#top"></a><img src="data:,">');
  writeFileSync(join(folder, 'a/b.html'), '<h2 id="there"></h2><a href="../index.html#top"></a><a href="/"></a>');
  expect(faultsOf(folder)).toEqual([]);
  expect(faultsOf(folder, '/docs/')).toEqual(['a/b.html: / is not below /docs/', 'index.html: /a/b.html#there is not below /docs/']);
  writeFileSync(
    join(folder, 'a/b.html'),
    '<a href="../gone.html"></a><a href="/#gone"></a><script src="https://cdn.example.com/x.js"></script><link href="//fonts.example.com/">',
  );
  expect(faultsOf(folder)).toEqual([
    'a/b.html: ../gone.html leads nowhere',
    'a/b.html: /#gone has no such heading',
    'a/b.html: https://cdn.example.com/x.js is on another host',
    'a/b.html: //fonts.example.com/ is on another host',
    'index.html: /a/b.html#there has no such heading',
  ]);
});
