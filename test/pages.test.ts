/** What pages say of settings, metrics, error codes and files is so. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnswerCode } from '../src/errors.ts';
import type { UserErrorCode } from '../src/resolvers/user-errors.ts';
import { settings } from '../src/settings.ts';
import { createMetrics, GAUGE_NAMES } from '../src/telemetry/metrics.ts';
import { read, README, ROOT, scripts } from './support/pages.ts';

const defaults = Object.entries(settings).map(([name, setting]) => {
  // Lists and maps are empty by default.
  const value = setting.parse(undefined) as string | number | boolean | object | undefined;
  return [name, value === undefined || typeof value === 'object' ? '' : String(value)] as const;
});

describe('the settings', () => {
  test('stand in the README with their defaults', () => {
    const table = README.slice(README.indexOf('## Configuration'), README.indexOf('## What it costs'));
    const rows = [...table.matchAll(/^\| `([A-Z_]+)` \| (.+?) \| .+ \|$/gm)].map(([, name, value]) => [name, value]);
    expect(rows).toEqual(defaults.map(([name, value]) => [name, value === '' ? 'none' : `\`${value}\``]));
  });

  test('stand in .env.example with their defaults, each below a comment and switched off', () => {
    const text = read('.env.example');
    const lines = [...text.matchAll(/^# .+\n#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    expect(lines).toEqual(defaults);
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});

describe('the metrics', () => {
  test('of the gateway stand in the README, and no others', async () => {
    const metrics = createMetrics();
    for (const name of GAUGE_NAMES) metrics.watch(name, () => 0);
    const { text } = await metrics.print();
    const table = README.slice(README.indexOf('## Monitoring'), README.indexOf('## What it costs'));
    const named = [...table.matchAll(/^\| (`gateway_.+?) \|/gm)].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
    expect(named.toSorted()).toEqual([...text.matchAll(/^# TYPE (gateway_\w+) \w+$/gm)].map(([, name]) => name).toSorted());
  });
});

describe('the error codes', () => {
  const DOCUMENT = read('docs/errors.md');
  /** The compiler asks for every code here, the document for every code there. */
  const CODES: Readonly<Record<AnswerCode, true>> = {
    UNAUTHENTICATED: true,
    FORBIDDEN: true,
    NOT_FOUND: true,
    BAD_USER_INPUT: true,
    CONFLICT: true,
    RATE_LIMITED: true,
    UPSTREAM_TIMEOUT: true,
    UPSTREAM_UNAVAILABLE: true,
    UPSTREAM_BAD_RESPONSE: true,
    LIMIT_EXCEEDED: true,
    PERSISTED_QUERY_NOT_FOUND: true,
    PERSISTED_OPERATION_REQUIRED: true,
    GRAPHQL_PARSE_FAILED: true,
    GRAPHQL_VALIDATION_FAILED: true,
    INTERNAL_SERVER_ERROR: true,
  };
  const USER_CODES: Readonly<Record<UserErrorCode, true>> = { BAD_USER_INPUT: true, NOT_FOUND: true, CONFLICT: true };
  const codesBelow = (heading: string) => {
    const section = DOCUMENT.slice(DOCUMENT.indexOf(heading)).split(/^## /m)[1] ?? '';
    return [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  };

  test('stand in docs/errors.md', () => {
    expect(codesBelow('## Errors').toSorted()).toEqual(Object.keys(CODES).toSorted());
    expect(codesBelow('## Refused writes').toSorted()).toEqual(Object.keys(USER_CODES).toSorted());
  });
});

const FOLDERS = [
  ...readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`),
  'test',
  'examples',
  'scripts',
  'bench',
  'docs',
];

describe('the documents', () => {
  const PAGES = [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...readdirSync(join(ROOT, 'docs'))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => `docs/${name}`),
    'examples/frontend/README.md',
    ...FOLDERS.map((folder) => `${folder}/README.md`),
  ];

  test.each(FOLDERS)('%s says what lives there, and CONTRIBUTING.md names it', (folder) => {
    expect(existsSync(join(ROOT, folder, 'README.md'))).toBe(true);
    expect(read('CONTRIBUTING.md')).toContain(`\`${folder}/\``);
  });

  test.each([...PAGES, '.env.example'])('%s uses plain technical English', (page) => {
    expect(
      read(page)
        .replaceAll(/`[^`]*`/g, '')
        .match(/\b(?:the wire|told|anew|passed over|mend(?:s|ed|ing)?|whoever|what is no)\b/gi) ?? [],
    ).toEqual([]);
  });

  test.each(PAGES)('%s names only files and scripts that exist', (page) => {
    const text = read(page);
    const isThere = (path: string) => existsSync(join(ROOT, path)) || existsSync(join(ROOT, dirname(page), path));
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

const PATH = /^(?:(?:src|test|examples|scripts|bench|docs)\/[\w./*-]*|[\w./-]*\.(?:ts|mjs|md|json|graphql|example)|LICENSE)$/;

/** What stands in backticks and looks like a file or folder; a pattern stands for its folder, and what a build makes is left out. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter((word) => PATH.test(word) && !word.startsWith('dist/'))
    .map((word) => word.replace(/[^/]*\*.*$/, ''));
}
