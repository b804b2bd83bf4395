/** Which tools nodes of a flow run, or let the model call, as far as that is known. */
import { isObject, objectsIn, type JsonObject } from '../../../json.ts';
import { Pace, type Pieces } from '../../../pieces.ts';
import { isGiven } from '../../read-value.ts';
import { toolsIn } from '../effective.ts';
import type { FlowGraph, GraphNode } from '../flow-graph.ts';

/** Kinds of tools that end a conversation, or hand it over. A tool node cannot hand over to an assistant by a tool. */
export const LEAVING: ReadonlySet<unknown> = new Set(['hangup', 'transfer', 'refer']);

/** What sets variables, and where: a tool, or all those of the assistant together, which many nodes inherit. */
export interface Setter {
  /** Each once. */
  readonly names: ReadonlySet<string>;
  readonly nodes: readonly GraphNode[];
}

/** Nodes, and tools and variables of them, that are looked at before others may go on. */
const PER_PIECE = 5_000;

/** Whether tool nodes name tools without their definitions, which the assistant may have. */
export const namesTools = ({ nodes }: Pick<FlowGraph, 'nodes'>): boolean =>
  nodes.some(({ kind, wire }) => kind === 'tool' && isGiven(wire['shared_tool_id']) && toolsIn(wire['tool']).length === 0);

export class RunTools {
  readonly #assistant: JsonObject | null;
  readonly #byId: ReadonlyMap<unknown, JsonObject>;
  readonly #general: readonly JsonObject[];
  readonly #isGeneralUnknown: boolean;
  /** Whether the model may call something of the assistant that ends the conversation, or something nobody knows. */
  readonly #leavesByGeneral: boolean;
  readonly #known = new Map<GraphNode, readonly JsonObject[]>();

  constructor(assistant: JsonObject | null) {
    this.#assistant = assistant;
    this.#general = toolsIn(assistant?.['tools']);
    this.#byId = new Map(this.#general.map((tool) => [tool['tool_id'], tool]));
    this.#isGeneralUnknown = assistant === null || hasUnresolved(assistant['tool_ids'], this.#byId);
    this.#leavesByGeneral = this.#isGeneralUnknown || this.#general.some(leaves);
  }

  get hasVariablesWebhook(): boolean {
    const url = this.#assistant?.['dynamic_variables_webhook_url'];
    return typeof url === 'string' && url.trim() !== '';
  }

  /** The tool that a tool node runs; null where the document has no definition of it. */
  runBy({ kind, wire }: GraphNode): JsonObject | null {
    if (kind !== 'tool') return null;
    const [own] = toolsIn(wire['tool']);
    return own ?? (isGiven(wire['shared_tool_id']) ? (this.#byId.get(wire['shared_tool_id']) ?? null) : null);
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

  /** Whether the document lacks the definition of a tool that a node may run. */
  hasUnknownToolAt(node: GraphNode): boolean {
    if (node.kind === 'tool') return this.runBy(node) === null;
    if (node.kind !== 'prompt') return false;
    const { inherits, own, ids } = this.#toolsOf(node);
    return (inherits && this.#isGeneralUnknown) || hasUnresolved(ids, new Map(own.map((tool) => [tool['tool_id'], tool])));
  }

  /** What sets variables, those of the assistant first, be they inherited or not. Takes time for what the document has, and not for each node that inherits it. */
  *settersIn({ nodes }: FlowGraph): Pieces<readonly Setter[]> {
    const inheriting: GraphNode[] = [];
    const nodesByTool = new Map<JsonObject, GraphNode[]>();
    const pace = new Pace(PER_PIECE);
    for (const node of nodes) {
      const { inherits, own } = this.#toolsAt(node);
      if (inherits) inheriting.push(node);
      for (const tool of own) {
        const others = nodesByTool.get(tool);
        if (others) others.push(node);
        else nodesByTool.set(tool, [node]);
      }
      if (pace.isOver(own.length + 1)) yield;
    }
    const setters: Setter[] = [{ names: new Set(this.#general.flatMap(variablesSetBy)), nodes: inheriting }];
    for (const [tool, having] of nodesByTool) {
      const names = new Set(variablesSetBy(tool));
      if (names.size > 0) setters.push({ names, nodes: having });
      if (pace.isOver(names.size + 1)) yield;
    }
    return setters;
  }

  /** The tools that a node runs, or lets the model call, apart from those that it inherits. */
  #toolsAt(node: GraphNode): Pick<ToolsOfNode, 'inherits' | 'own'> {
    if (node.kind === 'prompt') return this.#toolsOf(node);
    const tool = this.runBy(node);
    return { inherits: false, own: tool ? [tool] : [] };
  }

  /** Apart from those of the assistant, which many nodes inherit. */
  #toolsOf(node: GraphNode): ToolsOfNode {
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
    const others = ids.map((id) => (known.has(id) || !isGiven(id) ? undefined : this.#byId.get(id)));
    return [...defined, ...others.filter((tool) => tool !== undefined)];
  }
}

interface ToolsOfNode {
  /** Whether it has the tools of the assistant as well. */
  readonly inherits: boolean;
  readonly own: readonly JsonObject[];
  /** Of the tools that it names. */
  readonly ids: readonly unknown[];
}

const leaves = ({ type }: JsonObject): boolean => LEAVING.has(type) || type === 'handoff';

const hasUnresolved = (ids: unknown, known: ReadonlyMap<unknown, unknown>): boolean =>
  Array.isArray(ids) && ids.some((id: unknown) => isGiven(id) && !known.has(id));

/** The variables that a tool sets when it is called. */
export function variablesSetBy(tool: JsonObject): readonly string[] {
  const { webhook, update_dynamic_variables: update } = tool;
  const set = [
    ...(isObject(webhook) ? objectsIn(webhook['store_fields_as_variables']) : []),
    ...(isObject(update) ? objectsIn(update['updatable_variables']) : []),
  ];
  return set.map(({ name }) => name).filter((name) => typeof name === 'string');
}
