import type { GraphQLSchema } from 'graphql';
import { ConfigError, loadConfig, type Config } from '../config.ts';
import type { McpDefinition } from '../mcp/definition.ts';
import type { Environment, SettingName } from '../settings.ts';
import { checkOperationList, loadOperationList } from '../operations/persisted/load-operation-list.ts';
import type { OperationList } from '../operations/persisted/operation-list.ts';
import { servedSchema } from '../server/served-schema.ts';

/** What a gateway is put together from: all that can be read and checked before. */
export interface PreparedGateway {
  readonly config: Config;
  /** The only operations that are answered; null where every one is. */
  readonly operations: OperationList | null;
  /** What agents may call; null where MCP is off. */
  readonly mcp: McpDefinition | null;
  readonly schema: GraphQLSchema;
}

const LIST = 'PERSISTED_OPERATIONS';
const TOOLS = 'MCP_OPERATIONS';

/** Says the name of a setting in the terms of who gave it. */
type NameOf = (setting: SettingName) => string;

/** Prepares what an environment and the files that it names say; `inTerms` as for `loadConfig`. Throws a ConfigError with the faults of all. */
export async function prepareFromEnvironment(env: Environment, inTerms: (text: string) => string): Promise<PreparedGateway> {
  let config: Config;
  try {
    config = loadConfig(env, inTerms);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const files = ([LIST, TOOLS] as const).flatMap((name) => {
      const path = env[name]?.trim();
      return path ? faultsOf(() => loadOperationList(path, inTerms(name))) : [];
    });
    throw new ConfigError([...error.faults, ...files], error.warnings);
  }
  return prepareGateway(config, inTerms);
}

/** Prepares what a configuration says. Throws a ConfigError with all faults of its lists of operations. */
export async function prepareGateway(config: Config, nameOf: NameOf): Promise<PreparedGateway> {
  const { persistedOperations: list, mcp: agents, warnings } = config;
  const schema = await servedSchema(config);
  // Loaded only if they are served.
  const { defineMcp, loadMcpList } = agents ? await import('../mcp/definition.ts') : {};
  let operations: OperationList | null = null;
  let mcp: McpDefinition | null = null;
  const faults = [
    ...faultsOf(() => {
      operations = list === null ? null : loadOperationList(list, nameOf(LIST));
      if (operations) checkOperationList(operations, nameOf(LIST), schema, config);
    }),
    ...faultsOf(() => {
      if (!agents || !defineMcp || !loadMcpList) return;
      mcp = defineMcp(loadMcpList(agents.operations, nameOf(TOOLS)), { schema, setting: nameOf(TOOLS), config });
    }),
  ];
  if (faults.length > 0) throw new ConfigError(faults, warnings);
  return { config, operations, mcp, schema };
}

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
