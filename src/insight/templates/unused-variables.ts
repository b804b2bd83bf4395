import { objectsIn, type JsonObject } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { RunTools } from '../flow/check/run-tools.ts';
import { toolsIn } from '../flow/effective.ts';
import type { FlowGraph } from '../flow/flow-graph.ts';
import { textsIn, TEXTS_PER_PIECE } from '../places/document-walk.ts';
import { idIn } from '../read-value.ts';
import { scanText } from './scan-text.ts';
import type { Templates } from './template-variables.ts';

/** Variables that a document defines and does not use, as far as it shows. */
export interface Unused {
  readonly names: readonly string[];
  /** Shared tools that it names without their definitions, which may use them: by their ids, and whether a node runs them with variables as arguments. */
  readonly unresolved: ReadonlyMap<string, boolean>;
}

export function* unusedVariables(document: JsonObject, templates: Templates, graph: FlowGraph): Pieces<Unused> {
  const left = new Set(templates.variables.filter(({ isDefined, usedAt }) => isDefined && usedAt.length === 0).map(({ name }) => name));
  if (left.size === 0) return NONE;
  // Some texts have templates that are none of the model's, such as the name of a voice.
  const pace = new Pace(TEXTS_PER_PIECE);
  for (const { value } of textsIn({ ...document, dynamic_variables: null })) {
    if (pace.isOver()) yield;
    if (value.includes('{{')) for (const name of scanText(value).variables) left.delete(name);
  }
  return { names: [...left], unresolved: unresolvedTools(document, graph) };
}

const NONE: Unused = { names: [], unresolved: new Map() };

function unresolvedTools(document: JsonObject, { nodes }: FlowGraph): Unused['unresolved'] {
  const tools = new RunTools(document);
  const own = idsOf(document['tools']);
  const found = new Map<string, boolean>();
  for (const id of listOf(document['tool_ids'])) if (!own.has(id)) found.set(id, false);
  for (const node of nodes) {
    const { kind, wire } = node;
    const [known, ids] = [toolsIn(wire['tools']), listOf(wire['shared_tool_ids'])];
    const shown = idsOf(known);
    // Some reads have the definitions without the ids.
    if (known.length < ids.length) for (const id of ids) if (!own.has(id) && !shown.has(id)) found.set(id, found.get(id) ?? false);
    const id = idIn(wire['shared_tool_id']);
    if (id !== null && toolsIn(wire['tool']).length === 0 && !tools.runBy(node)) found.set(id, kind === 'tool' || found.get(id) === true);
  }
  return found;
}

const listOf = (ids: unknown): readonly string[] => (Array.isArray(ids) ? ids.map(idIn).filter((id) => id !== null) : []);
const idsOf = (tools: unknown): ReadonlySet<unknown> => new Set(objectsIn(tools).map(({ tool_id: id }) => idIn(id)));
