/** What is wrong with the built site, as a reader or a strict network would notice it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ATTRIBUTE = /\s(?:href|src)="([^"]*)"/g;

/** The faults of a folder of HTML files that is served below `base`: links that lead nowhere, and anything that is loaded from, or leads to, another host. */
export function faultsOf(folder: string, base = '/'): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .toSorted();
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const anchors = new Map([...texts].map(([file, text]) => [file, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))]));
  const faultOf = (file: string, target: string): string | null => {
    if (/^(?:[a-z]+:|\/\/)/.test(target)) return target.startsWith('data:') ? null : `${file}: ${target} is on another host`;
    const [path = '', anchor] = decodeURI(target).split('#');
    if (path.startsWith('/') && !path.startsWith(base)) return `${file}: ${target} is not below ${base}`;
    const named = path === '' ? file : normalize(path.startsWith(base) ? path.slice(base.length) : join(dirname(file), path));
    const there = named === '.' || named.endsWith('/') ? join(named, 'index.html') : named;
    if (!existsSync(join(folder, there))) return `${file}: ${target} leads nowhere`;
    return anchor && anchors.has(there) && !anchors.get(there)?.has(anchor) ? `${file}: ${target} has no such heading` : null;
  };
  return [...texts].flatMap(([file, text]) =>
    [...new Set([...text.matchAll(ATTRIBUTE)].map(([, target = '']) => target))].flatMap((target) => faultOf(file, target) ?? []),
  );
}
