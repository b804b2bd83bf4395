import type { JsonObject } from '../../../json.ts';
import type { Pieces } from '../../../pieces.ts';
import { templatesInPieces } from '../../templates/template-variables.ts';
import { unusedVariables } from '../../templates/unused-variables.ts';
import type { FlowGraph } from '../flow-graph.ts';
import type { RunInput } from './run.ts';

/**
 * The variables that an input gives, or sets at a choice, and that neither the flow nor its assistant uses: their names may be misspelt.
 * None where a tool is named without its definition, as that may use any.
 */
export function* unusedOf(graph: FlowGraph, assistant: JsonObject, { variables, choices }: RunInput): Pieces<readonly string[]> {
  const names = [variables, ...(choices ?? []).map(({ set }) => set)].flatMap((given) => Object.keys(given ?? {}));
  if (names.length === 0) return [];
  const given = Object.fromEntries(names.map((name) => [name, null]));
  const document = { ...assistant, conversation_flow: graph.wire, dynamic_variables: given };
  const { names: unused, unresolved } = yield* unusedVariables(document, yield* templatesInPieces(document), graph);
  return unresolved.size === 0 ? unused : [];
}
