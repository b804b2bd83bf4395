import { ConfigError, loadConfig } from '../../src/config.ts';

/** What a start with these settings is refused for. */
export const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};
