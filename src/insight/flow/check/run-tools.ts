/** Which tools nodes of a flow run, or let the model call, as far as that can be told. */
import { isObject, objectsIn, type JsonObject } from '../../../json.ts';
import { toolsIn } from '../effective.ts';
import type { FlowGraph, GraphNode } from '../flow-graph.ts';

/** Kinds of tools that end a conversation, or hand it over. A tool node cannot hand over to an assistant by a tool. */
export const LEAVING: ReadonlySet<unknown> = new Set(['hangup', 'transfer', 'refer']);

export class RunTools {
  readonly #assistant: JsonObject | null;
  readonly #byId: ReadonlyMap<unknown, JsonObject>;
  readonly #general: readonly JsonObject[];
  /** Whether the model may call something of the assistant that ends the conversation, or something nobody knows. */
  readonly #leavesByGeneral: boolean;
  readonly #setByGeneral: readonly string[];
  readonly #known = new Map<GraphNode, readonly JsonObject[]>();

  constructor(assistant: JsonObject | null) {
    this.#assistant = assistant;
    this.#general = toolsIn(assistant?.['tools']);
    this.#byId = new Map(this.#general.map((tool) => [tool['tool_id'], tool]));
    this.#leavesByGeneral = assistant === null || hasUnresolved(assistant['tool_ids'], this.#byId) || this.#general.some(leaves);
    this.#setByGeneral = this.#general.flatMap(variablesSetBy);
  }

  get hasVariablesWebhook(): boolean {
    const url = this.#assistant?.['dynamic_variables_webhook_url'];
    return typeof url === 'string' && url.trim() !== '';
  }

  /** The tool that a tool node runs; null where the document has no definition of it. */
  runBy({ kind, wire }: GraphNode): JsonObject | null {
    if (kind !== 'tool') return null;
    const [own] = toolsIn(wire['tool']);
    return own ?? (isSet(wire['shared_tool_id']) ? (this.#byId.get(wire['shared_tool_id']) ?? null) : null);
  }

  kindRunBy(node: GraphNode): unknown {
    return this.runBy(node)?.['type'] ?? null;
  }

  /** Whether a conversation may leave at a node by a tool. What nobody knows the definition of may be one that does. */
  mayLeaveAt(node: GraphNode): boolean {
    if (node.kind === 'tool') {
      const tool = this.runBy(node);
      // A tool that leaves has no edges but one for when it fails.
      return tool ? LEAVING.has(tool['type']) : node.outgoing.every(({ condition }) => condition === 'default');
    }
    if (node.kind !== 'prompt') return node.kind === 'unknown';
    const { inherits, own, ids } = this.#toolsOf(node);
    if (inherits && this.#leavesByGeneral) return true;
    return own.some(leaves) || hasUnresolved(ids, new Map(own.map((tool) => [tool['tool_id'], tool])));
  }

  /** The variables that tools may set at a node. */
  variablesSetAt(node: GraphNode): readonly string[] {
    if (node.kind === 'tool') return variablesSetBy(this.runBy(node) ?? {});
    if (node.kind !== 'prompt') return [];
    const { inherits, own } = this.#toolsOf(node);
    return [...(inherits ? this.#setByGeneral : []), ...own.flatMap(variablesSetBy)];
  }

  /** Whether the document lacks the definition of a tool that a node may run. */
  hasUnknownToolAt(node: GraphNode): boolean {
    if (node.kind === 'tool') return this.runBy(node) === null;
    if (node.kind !== 'prompt') return false;
    const { inherits, own, ids } = this.#toolsOf(node);
    const isGeneralUnknown = this.#assistant === null || hasUnresolved(this.#assistant['tool_ids'], this.#byId);
    return (inherits && isGeneralUnknown) || hasUnresolved(ids, new Map(own.map((tool) => [tool['tool_id'], tool])));
  }

  /** All variables that tools may set somewhere. */
  settersIn({ nodes }: FlowGraph): ReadonlySet<string> {
    const names = new Set(this.#setByGeneral);
    for (const node of nodes) for (const name of this.variablesSetAt(node)) names.add(name);
    return names;
  }

  /** Apart from those of the assistant, which many nodes inherit. */
  #toolsOf(node: GraphNode) {
    const ids = node.wire['shared_tool_ids'];
    const inherits = !Array.isArray(ids) || node.wire['tools_mode'] === 'append';
    if (!Array.isArray(ids)) return { inherits, own: [], ids: [] };
    const own = this.#known.get(node) ?? this.#own(node.wire, ids);
    this.#known.set(node, own);
    return { inherits, own, ids };
  }

  #own({ tools }: JsonObject, ids: readonly unknown[]): readonly JsonObject[] {
    const defined = toolsIn(tools);
    const known = new Set(defined.map(({ tool_id: id }) => id));
    const others = ids.map((id) => (known.has(id) || !isSet(id) ? undefined : this.#byId.get(id)));
    return [...defined, ...others.filter((tool) => tool !== undefined)];
  }
}

const leaves = ({ type }: JsonObject): boolean => LEAVING.has(type) || type === 'handoff';

const hasUnresolved = (ids: unknown, known: ReadonlyMap<unknown, unknown>): boolean =>
  Array.isArray(ids) && ids.some((id: unknown) => isSet(id) && !known.has(id));

/** The variables that a tool sets when it is called. */
export function variablesSetBy(tool: JsonObject): readonly string[] {
  const { webhook, update_dynamic_variables: update } = tool;
  const set = [
    ...(isObject(webhook) ? objectsIn(webhook['store_fields_as_variables']) : []),
    ...(isObject(update) ? objectsIn(update['updatable_variables']) : []),
  ];
  return set.map(({ name }) => name).filter((name) => typeof name === 'string');
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null;
