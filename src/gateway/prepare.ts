import type { GraphQLSchema } from 'graphql';
import { ConfigError, loadConfig, type Config } from '../config.ts';
import type { Environment } from '../settings.ts';
import { checkOperationList, loadOperationList } from '../operations/persisted/load-operation-list.ts';
import type { OperationList } from '../operations/persisted/operation-list.ts';
import { servedSchema } from '../server/served-schema.ts';

/** What a gateway is put together from: all that can be read and checked before. */
export interface PreparedGateway {
  readonly config: Config;
  /** The only operations that are answered; null where every one is. */
  readonly operations: OperationList | null;
  readonly schema: GraphQLSchema;
}

const LIST = 'PERSISTED_OPERATIONS';

/** Prepares what an environment and the file that it names say; `inTerms` as for `loadConfig`. Throws a ConfigError with the faults of both. */
export async function prepareFromEnvironment(env: Environment, inTerms: (text: string) => string): Promise<PreparedGateway> {
  const listName = inTerms(LIST);
  let config: Config;
  try {
    config = loadConfig(env, inTerms);
  } catch (error) {
    const path = env[LIST]?.trim();
    if (!(error instanceof ConfigError) || !path) throw error;
    throw new ConfigError([...error.faults, ...faultsOf(() => loadOperationList(path, listName))], error.warnings);
  }
  return prepareGateway(config, listName);
}

/** Prepares what a configuration says. Throws a ConfigError with all faults of the list of operations, which is called `listName` in them. */
export async function prepareGateway(config: Config, listName: string): Promise<PreparedGateway> {
  const { persistedOperations: list, warnings } = config;
  const schema = await servedSchema(config);
  try {
    const operations = list === null ? null : loadOperationList(list, listName);
    if (operations) checkOperationList(operations, listName, schema, config);
    return { config, operations, schema };
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError(error.faults, warnings) : error;
  }
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
