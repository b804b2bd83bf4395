/** Variables of a document: where texts and expressions use them, what sets them, and what they are by default. */
import { isObject, type JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { leavesIn, TEXTS_PER_PIECE, type Item } from '../places/document-walk.ts';
import { pathTo, type Path } from '../places/path.ts';
import { readExpression } from '../expression/program.ts';
import { RunTools } from '../flow/check/run-tools.ts';
import { toolsIn } from '../flow/effective.ts';
import { nodesIn } from '../flow/flow-graph.ts';
import { objectAt } from '../read-value.ts';
import { parametersOf } from '../tools/parameters.ts';
import { scanText } from './scan-text.ts';
import type { TemplateVariable } from './variable.ts';

export interface Templates {
  /** Those that are used in the order of the document, then the others by default, then what is set alone. */
  readonly variables: readonly TemplateVariable[];
  /** The texts that have a `{{` without its `}}`. */
  readonly broken: readonly Path[];
}

/** What of an assistant may have templates. */
export const TEXTS = [
  'greeting',
  'instructions',
  'tools',
  'conversation_flow',
  'mcp_servers',
  'a2a_agents',
  'external_llm',
  'telephony_settings',
  'messaging_settings',
  'post_conversation_settings',
] as const;

/** The templates of an assistant, or of a version of one. */
export const templatesOf = (assistant: JsonObject): Templates => finish(templatesInPieces(assistant));

/** The same in pieces, for documents of thousands of texts. */
export const templatesInPieces = (assistant: JsonObject): Pieces<Templates> => collect(assistant, TEXTS, assistant);

/** Those of its conversation flow: variables that the flow neither uses nor sets are left out. The assistant has their defaults, and tools that nodes name by ids. */
export function* templatesOfFlow(flow: JsonObject, assistant: JsonObject): Pieces<Templates> {
  const { variables, broken } = yield* collect({ conversation_flow: flow }, ['conversation_flow'], assistant);
  return { variables: variables.filter(({ usedAt, setBy }) => usedAt.length + setBy.length > 0), broken };
}

/** The values that conversations with an assistant begin with. */
export const defaultsOf = (assistant: JsonObject): JsonObject => objectAt(assistant, 'dynamic_variables');

/** Names that Telnyx gives a value: in its namespace, and the one outside of it. */
export const isSystemVariable = (name: string): boolean => name.startsWith('telnyx_') || name === 'call_control_id';

interface Found {
  readonly usedAt: Path[];
  readonly setBy: Path[];
}

function* collect(document: JsonObject, keys: readonly string[], assistant: JsonObject): Pieces<Templates> {
  const defaults = defaultsOf(assistant);
  const found = new Map<string, Found>();
  const broken: Path[] = [];
  const of = (name: string): Found => {
    const known = found.get(name) ?? { usedAt: [], setBy: [] };
    found.set(name, known);
    return known;
  };
  const part = Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(document, key) ? [[key, document[key]]] : [])));
  const set: (readonly [string, Path])[] = [];
  const pace = new Pace(TEXTS_PER_PIECE);
  for (const item of leavesIn(part, isExpression)) {
    if (pace.isOver()) yield;
    if (isExpression(item)) {
      const path = pathTo(item.place);
      for (const name of readExpression(item.value).variables) of(name).usedAt.push(path);
    } else if (typeof item.value === 'string') {
      if (isSetter(item)) set.push([item.value, pathTo(item.place?.before ?? null)]);
      const { variables, isBroken } = scanText(item.value);
      if (variables.length === 0 && !isBroken) continue;
      const path = pathTo(item.place);
      for (const name of variables) of(name).usedAt.push(path);
      if (isBroken) broken.push(path);
    }
  }
  for (const name of Object.keys(defaults)) of(name);
  for (const [name, path] of set) of(name).setBy.push(path);
  for (const [name, path] of argumentsOf(objectAt(part, 'conversation_flow'), assistant)) found.get(name)?.usedAt.push(path);
  const variables = [...found].map(([name, { usedAt, setBy }]) => {
    const isDefined = Object.hasOwn(defaults, name);
    return { name, isDefined, isSystem: isSystemVariable(name), default: isDefined ? (defaults[name] ?? null) : null, setBy, usedAt };
  });
  return { variables, broken };
}

/** The expression of a condition. A tool may have a parameter of that name. */
const isExpression = ({ key, isMap, list, value }: Item): boolean => key === 'expression' && !isMap && list === 'edges' && isObject(value);

const SETTERS = new Set(['store_fields_as_variables', 'updatable_variables']);
const isSetter = ({ key, isMap, list }: Item): boolean => key === 'name' && !isMap && SETTERS.has(list);

/** Parameters of tools that nodes run: a variable of that name is the argument. */
function* argumentsOf(flow: JsonObject, assistant: JsonObject): Generator<readonly [string, Path], void, void> {
  const tools = new RunTools(assistant);
  for (const node of nodesIn(flow)) {
    const tool = tools.runBy(node);
    if (!tool) continue;
    const at = ['conversationFlow', 'nodes', node.step];
    const isOwn = toolsIn(node.wire['tool']).length > 0;
    for (const [name, below] of parametersOf(tool)) yield [name, isOwn ? [...at, 'tool', ...below] : [...at, 'sharedToolId']];
  }
}
