import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from '../config.ts';
import type { Environment } from '../config.ts';
import { whyUnreadable } from '../error-code.ts';

/** An environment with the variables of a file that it does not have itself. Throws a ConfigError where the file cannot be read. */
export function withSettingsFile(env: Environment, path: string | undefined): Environment {
  if (path === undefined) return env;
  try {
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
    return { ...parseEnv(readFileSync(path, 'utf8')), ...given };
  } catch (error) {
    throw new ConfigError([
      `--settings-file takes the path of a file with lines NAME=value, but ${path} cannot be used: ${whyUnreadable(error)}.`,
    ]);
  }
}
