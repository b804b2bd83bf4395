import type { GraphQLSchema } from 'graphql';
import { ConfigError, loadConfig, type Config, type Environment } from '../config.ts';
import { checkOperationList, readOperationList } from '../operations/persisted/load-operation-list.ts';
import type { OperationList } from '../operations/persisted/operation-list.ts';
import { servedSchema } from '../server/served-schema.ts';

export interface Settings {
  readonly config: Config;
  /** The only operations that are answered; null where every one is. */
  readonly operations: OperationList | null;
  readonly schema: GraphQLSchema;
}

/** Reads the environment and the file that it names. Throws a ConfigError with the faults of both. */
export async function readSettings(env: Environment): Promise<Settings> {
  const faults: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(...error.faults);
      return null;
    }
  };
  const config = attempt(() => loadConfig(env));
  const path = env['PERSISTED_OPERATIONS']?.trim();
  const operations = path ? attempt(() => readOperationList(path)) : null;
  const schema = config ? await servedSchema(config) : null;
  if (config && operations && schema) attempt(() => checkOperationList(operations, schema, config));
  if (!config || !schema || faults.length > 0) throw new ConfigError(faults);
  return { config, operations, schema };
}
