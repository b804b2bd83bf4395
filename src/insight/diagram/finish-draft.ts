import type { Diagram, DiagramDraft, DiagramEdge, DiagramNode } from './diagram.ts';
import { LOOKED_AT } from './label.ts';
import { limitNodes } from './limit-nodes.ts';

/** Characters of texts that are looked at in a piece; a label counts as some of them. */
const AT_A_TIME = 30_000;
const LABEL = 100;

/** The diagram of a draft, in pieces; `shownText` gives a text of a document as everybody may see it who sees the picture. */
export function* finishDraft(draft: DiagramDraft, maxNodes: number, shownText: (text: string) => string): Generator<void, Diagram, void> {
  const limited = limitNodes(draft, maxNodes);
  let left = AT_A_TIME;
  const shown = (text: string) => {
    left -= text.length + LABEL;
    return shownText(text).slice(0, LOOKED_AT);
  };
  function* each<T, R>(items: readonly T[], finish: (item: T) => R): Generator<void, readonly R[], void> {
    const finished: R[] = [];
    for (const item of items) {
      if (left <= 0) {
        yield;
        left = AT_A_TIME;
      }
      finished.push(finish(item));
    }
    return finished;
  }
  const nodes = yield* each(limited.nodes, (node): DiagramNode => ({ ...node, label: shown(node.label()), notes: node.notes.map(shown) }));
  const edges = yield* each(limited.edges, (edge): DiagramEdge => ({ ...edge, label: shown(edge.label()), notes: edge.notes.map(shown) }));
  return { ...limited, nodes, edges };
}
