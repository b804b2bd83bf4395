import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { ConfigError, type Config } from '../config.ts';
import { loadOperationList, sayUnanswerable, unanswerableIn } from '../operations/persisted/load-operation-list.ts';
import { OperationList } from '../operations/persisted/operation-list.ts';
import { BUILT_IN } from './built-in.generated.ts';
import { PROMPTS, type Prompt } from './prompts.ts';
import { isMutation, toolsOf, type Tool } from './tool.ts';

/** What agents are offered. */
export interface McpDefinition {
  readonly tools: readonly Tool[];
  readonly prompts: readonly Prompt[];
  /** The operations behind the tools. */
  readonly list: OperationList;
  /** How many listed mutations are no tools, as writes are off. */
  readonly leftOut: number;
}

type McpList = NonNullable<Config['mcp']>['operations'];

/** The operations that are tools: listed ones, or else those that come with the gateway. Throws a ConfigError, in which the setting has this name. */
export const loadMcpList = (source: McpList, setting: string): OperationList =>
  source === null ? new OperationList(Object.entries(BUILT_IN).map(([id, text]) => ({ id, text }))) : loadOperationList(source, setting);

/** The tools of a list, in its order. Throws a ConfigError that names each operation that cannot be one. */
export function defineMcp(
  list: OperationList,
  { schema, setting, config }: { readonly schema: GraphQLSchema; readonly setting: string; readonly config: Config },
): McpDefinition {
  const unanswerable = unanswerableIn(list, schema, config);
  const writes = config.mcp?.writes ?? false;
  const seen = new Set<string>();
  const faults: string[] = [];
  const tools: Tool[] = [];
  let leftOut = 0;
  const take = (id: string, document: DocumentNode, tool: Tool | string) => {
    const why = typeof tool === 'string' ? tool : seen.has(tool.name) ? `${tool.name} is the name of another tool already` : null;
    if (typeof tool === 'string' || why !== null) {
      faults.push(`${setting} takes operations that can be tools, but not ${id}: ${why}.`);
      return;
    }
    seen.add(tool.name);
    if (writes || !isMutation(document, tool.operation.name)) tools.push(tool);
    else leftOut += 1;
  };
  for (const { id, text } of list.operations) {
    const fault = unanswerable.get(id);
    if (fault === undefined) {
      const document = parse(text);
      for (const tool of toolsOf(id, document, schema)) take(id, document, tool);
      // Of the gateway's own list, a subgraph lacks fields, and a lower limit may forbid operations: nobody has asked for those.
    } else if (config.mcp?.operations !== null) faults.push(sayUnanswerable(setting, id, fault));
  }
  if (faults.length > 0) throw new ConfigError(faults);
  const names = new Set(tools.map(({ name }) => name));
  return { tools, list, leftOut, prompts: PROMPTS.filter(({ uses }) => uses.every((name) => names.has(name))) };
}
