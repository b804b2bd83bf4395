/** Which assistant, and which part of its flow or which of its tools, findings are about. */
import type { FoundAt } from '../findings/finding.ts';
import type { Parts } from '../parts.ts';
import type { Path } from '../places/path.ts';
import { idIn } from '../read-value.ts';
import type { SecretLooks } from '../references/secret-places.ts';

export type PlaceFinding = (found: FoundAt) => FoundAt;

/** Goes by the paths of findings, and takes out what looks like a secret in whatever they name. */
export function placer({ document, graph, tools }: Parts, looks: SecretLooks): PlaceFinding {
  const assistantId = idIn(document['id']);
  let names: ReadonlyMap<string, string | null> | null = null;
  const toolNameAt = (starts: readonly Path[]): string | null => {
    if (starts.length === 0) return null;
    names ??= new Map(tools.map(({ path, name, kind }) => [keyOf(path), name ?? kind]));
    for (const start of starts) if (names.has(keyOf(start))) return names.get(keyOf(start)) ?? null;
    return null;
  };
  return (found) => {
    const { path } = found;
    const [first, list, step = ''] = path;
    const isInFlow = first === 'conversationFlow';
    const placed = {
      ...found,
      assistantId,
      nodeId: found.nodeId ?? (isInFlow && list === 'nodes' ? (graph.nodesByStep.get(step)?.id ?? null) : null),
      edgeId: found.edgeId ?? (isInFlow && list === 'edges' ? (graph.edgesByStep.get(step)?.id ?? null) : null),
      toolName: found.toolName ?? toolNameAt(toolStarts(path)),
    };
    return maskedFinding(placed, looks);
  };
}

const keyOf = (path: Path): string => JSON.stringify(path);

/** The parts of a path that may lead to a tool, the longest first. */
const toolStarts = (path: Path): readonly Path[] =>
  path[0] === 'tools' ? [path.slice(0, 2)] : path[3] === 'tools' || path[3] === 'tool' ? [path.slice(0, 5), path.slice(0, 4)] : [];

export const maskedFinding = (found: FoundAt, { maskTokens }: SecretLooks): FoundAt => ({
  ...found,
  message: maskTokens(found.message),
  advice: maskTokens(found.advice),
  path: found.path.map(maskTokens),
  ...(typeof found.toolName === 'string' && { toolName: maskTokens(found.toolName) }),
});
