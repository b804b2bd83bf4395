import { instance } from '@viz-js/viz';
import DOMPurify from 'dompurify';
import mermaid from 'mermaid';
import { SaxesParser } from 'saxes';

/** What a reader of a format finds in a picture: labels in no order. */
export interface Found {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

// It cleans HTML, for which it wants a browser. What is read here is the text before that.
Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });
mermaid.initialize({ maxEdges: 10_000 });

interface MermaidGraph {
  readonly getVertices: () => Readonly<Record<string, { readonly text: string }>>;
  readonly getEdges: () => readonly { readonly text: string }[];
}

export async function readMermaid(picture: string): Promise<Found> {
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(picture)) as unknown as { readonly db: MermaidGraph };
  const nodes = Object.values(db.getVertices()).map(({ text }) => decoded(text));
  return { nodes, edges: db.getEdges().map(({ text }) => decoded(text)) };
}

/** Numbers of characters, as Mermaid holds them until it draws. */
const decoded = (text: string): string => text.replaceAll(/ﬂ°°(\d+)¶ß/g, (_match, code: string) => String.fromCodePoint(Number(code)));

interface DotGraph {
  readonly objects?: readonly { readonly label: string }[];
  readonly edges?: readonly { readonly label?: string }[];
}

const viz = instance();

export async function readDot(picture: string): Promise<Found> {
  const { objects = [], edges = [] } = (await viz).renderJSON(picture) as DotGraph;
  const plain = (label = '') => label.replaceAll(/\\(.)/gs, (_match, code: string) => (code === 'n' ? ' ' : code)).replaceAll('&amp;', '&');
  return { nodes: objects.map(({ label }) => plain(label)), edges: edges.map(({ label }) => plain(label)) };
}

/** The names of all elements and attributes with their values, and the texts of what is drawn. */
export interface SvgFound extends Found {
  readonly elements: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly texts: readonly string[];
}

export function readSvg(picture: string): SvgFound {
  const parser = new SaxesParser({ xmlns: true });
  const elements = new Set<string>();
  const attributes = new Map<string, string[]>();
  const texts: string[] = [];
  const open: { name: string; classes: readonly string[]; words: string[] }[] = [];
  const found: Record<'node' | 'edge', string[]> = { node: [], edge: [] };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: given }) => {
    elements.add(name);
    for (const [key, { value }] of Object.entries(given)) attributes.set(key, [...(attributes.get(key) ?? []), value]);
    open.push({ name, classes: (given['class']?.value ?? '').split(' '), words: [] });
  });
  parser.on('text', (text) => open.at(-1)?.words.push(text));
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const { name, classes, words } = closed;
    if (name === 'text') {
      texts.push(words.join(''));
      if (classes.includes('text')) open.at(-1)?.words.push(`${words.join('')} `);
    }
    if (name !== 'g') return;
    const said = words.join('').trim();
    if (classes.includes('node')) found.node.push(said);
    if (classes.includes('edge')) found.edge.push(said);
  });
  parser.write(picture).close();
  return { nodes: found.node, edges: found.edge, elements, attributes, texts };
}
