/** Flows as a person writes them down, for tables of tests. */
import { parseExpression } from '../../support/expression-parser.ts';

/**
 * A flow of nodes such as `a prompt, b speak` and edges such as `e1: a -> b when age >= 18`, `e2: a -> b llm`, `e3: b -> @asst default`,
 * where `@` names an assistant. It starts at its first node.
 */
export function writtenFlow(nodes: string, ...edges: readonly string[]) {
  const written = nodes.split(', ').map((node) => node.split(' '));
  return {
    start_node_id: written[0]?.[0],
    nodes: written.map(([id, type = '']) => Object.assign({ id, type }, WORDS[type])),
    edges: edges.map(writtenEdge),
  };
}

/** What nodes of a kind need. */
const WORDS: Readonly<Record<string, object>> = {
  prompt: { instructions: 'Ask.' },
  speak: { message: 'Hello.' },
  tool: { shared_tool_id: 't' },
};

function writtenEdge(edge: string) {
  const [, id, from, to, condition] = /^(\w+): (\w+) -> (@?\w+) ?(.*)$/.exec(edge) ?? [];
  return {
    id,
    start_node_id: from,
    target: to?.startsWith('@') ? { type: 'assistant', assistant_id: to.slice(1) } : { type: 'node', node_id: to },
    ...(condition !== '' && { condition: writtenCondition(condition ?? '') }),
  };
}

function writtenCondition(condition: string) {
  if (condition.startsWith('when ')) return { type: 'expression', expression: parseExpression(condition.slice('when '.length)) };
  return condition === 'llm' ? { type: 'llm', prompt: 'It is so.' } : { type: condition };
}
