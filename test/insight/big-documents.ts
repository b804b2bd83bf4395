/** Documents as big as they may be, and as deep. */
import type { JsonObject } from '../../src/json.ts';

/** An assistant with so many nodes, and four edges of each. */
export function bigAssistant(count: number): JsonObject {
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    type: 'prompt',
    name: `N ${index}`,
    instructions: 'Ask.',
  }));
  const edges = nodes.flatMap(({ id }, index) =>
    [1, 2, 3, 4].map((by) => ({
      id: `${id}_${by}`,
      start_node_id: id,
      condition: { type: 'llm', prompt: 'Done.' },
      target: { type: 'node', node_id: `n${(index + by) % count}` },
    })),
  );
  return { id: 'a', name: 'A', model: 'm', instructions: 'x', conversation_flow: { start_node_id: 'n0', nodes, edges } };
}

/** Objects in objects, so many, around a value. */
export const nested = (depth: number, end: unknown): unknown => {
  let value = end;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
};
