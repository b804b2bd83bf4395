/** The pages of the repository, and what they are made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anchorOf } from '../../site/anchors.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What `npm run` knows. */
export const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

const foldersWithin = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);

/** Folders that say what lives in them. */
export const FOLDERS = [...foldersWithin('src'), 'test', 'examples', 'scripts', 'bench', 'docs', 'site', 'graphiql'];

/** The pages of `docs/`. */
export const DOCS = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);

/** Pages for people who use, run or change the gateway. */
export const PAGES = [
  ...new Set([
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'examples/frontend/README.md',
    ...DOCS,
    ...FOLDERS.map((folder) => `${folder}/README.md`),
  ]),
];

/** A block of code between fences. */
export interface Snippet {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The JSON that follows at once: what the snippet is answered with. */
  readonly answer: string | null;
}

/** The snippets of a page, in their order; those within a list are without its indent. */
export function snippetsOf(page: string): readonly Snippet[] {
  const text = read(page);
  const found = [...text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)];
  return found.map((match, index) => {
    const [whole, indent = '', language = '', body = ''] = match;
    const next = found[index + 1];
    const between = next ? text.slice(match.index + whole.length, next.index) : '';
    const isAnswered = next?.[2] === 'json' && between.trim() === '';
    return {
      page,
      line: text.slice(0, match.index).split('\n').length,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim(),
      answer: isAnswered ? (next[3] ?? '') : null,
    };
  });
}

/** The text of a page without its snippets. */
export const proseOf = (page: string): string => withoutSnippets(read(page));

const withoutSnippets = (text: string) => text.replaceAll(/^( *)```\w*\n.*?^\1```$/gms, '');

/** The cells of the rows of all tables below a heading, without the heads of the tables. */
export function rowsBelow(page: string, heading: string): readonly (readonly string[])[] {
  const text = `\n${read(page)}`;
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new TypeError(`${page} has no heading "${heading}"`);
  const [, level = ''] = /^(#+) /.exec(heading) ?? [];
  const rest = text.slice(start + heading.length + 2);
  const section = rest.slice(0, new RegExp(`^#{1,${level.length}} `, 'm').exec(rest)?.index);
  return section.split(/\n(?!\|)/).flatMap((part) => {
    const lines = part.split('\n').filter((line) => line.startsWith('|'));
    return lines.slice(2).map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  });
}

/** The words in backticks of a text. */
export const codeIn = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** What a link may lead to within a page. */
export const anchorsOf = (page: string): ReadonlySet<string> => anchorsIn(read(page));

/** The anchors of a text's headings; one that is there already gets a number. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = [...withoutSnippets(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => anchorOf(title));
  return new Set(
    headings.map((anchor) => {
      const times = seen.get(anchor) ?? 0;
      seen.set(anchor, times + 1);
      return times === 0 ? anchor : `${anchor}-${times}`;
    }),
  );
}
