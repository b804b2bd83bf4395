/** The pages that people write, as the site shows them: the same text, with links that lead within the site. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Pages beside `docs/`, and what they are called on the site. */
const BESIDE: Readonly<Record<string, string>> = {
  'README.md': 'start.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
  'examples/README.md': 'examples.md',
  'examples/frontend/README.md': 'example-page.md',
  'src/client/README.md': 'client.md',
};

/** The source of each page, by its path on the site. */
export const SOURCES: ReadonlyMap<string, string> = new Map([
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name === 'README.md' ? 'index.md' : name, `docs/${name}`] as const),
  ...Object.entries(BESIDE).map(([source, path]) => [path, source] as const),
]);

const PATHS = new Map([...SOURCES].map(([path, source]) => [source, path]));
const IMAGES = /\.(?:png|svg)$/;

/** Where a link of a page leads on the site; null if its target is not there: files of the repository, and other hosts. */
function onSite(source: string, path: string, target: string): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  if (target.startsWith('#')) return target;
  const [file = '', anchor] = target.split('#');
  const named = normalize(join(dirname(source), file));
  // Pictures are copied with their folder.
  const there = IMAGES.test(named) ? relative('docs', named) : PATHS.get(named);
  if (there === undefined) return null;
  const from = relative(dirname(path), there);
  return `${from.startsWith('.') ? from : `./${from}`}${anchor === undefined ? '' : `#${anchor}`}`;
}

const FENCED = /^( *)```.*?^\1```$/gms;

/** A page for the site. A link that leads nowhere there becomes its text: the site works without the repository, and without a network. */
export function guideAt(path: string): string {
  const source = SOURCES.get(path) ?? '';
  const text = read(source);
  const rewrite = (prose: string) =>
    prose.replaceAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (_link, bang: string, label: string, target: string) => {
      const there = onSite(source, path, target);
      return there === null ? label : `${bang}[${label}](${there})`;
    });
  const pieces: string[] = [];
  let end = 0;
  for (const { index, 0: fenced } of text.matchAll(FENCED)) {
    pieces.push(rewrite(text.slice(end, index)), fenced);
    end = index + fenced.length;
  }
  return [...pieces, rewrite(text.slice(end)), path === 'examples.md' ? operations() : ''].join('');
}

/** The example operations, each below its name. */
function operations(): string {
  const files = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => extname(file) === '.graphql' && !/generated|frontend/.test(file))
    .toSorted()
    .map((file) => `\n## ${titleOf(file)}\n\n\`examples/${file}\`\n\n\`\`\`graphql\n${read(`examples/${file}`).trim()}\n\`\`\`\n`)
    .join('');
}

const titleOf = (file: string) => {
  const words = file
    .replace(/^.*\/|\.graphql$/g, '')
    .replace(/^\d+-/, '')
    .replaceAll('-', ' ')
    .replace(/\bmcp\b/, 'MCP');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${file.includes('any-account') ? ', in any account' : ''}`;
};
