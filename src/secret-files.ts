import { whyUnreadable } from './error-code.ts';
import { SECRET_SETTINGS, textOf, type Environment, type SettingName } from './settings.ts';
import { readTextFile } from './text-file.ts';

/** Far more than any secret has. */
const MAX_BYTES = 65_536;

interface SecretFiles {
  readonly values: ReadonlyMap<SettingName, string>;
  /** Settings whose file could not be used, so that nothing is known of their values. */
  readonly unreadable: ReadonlySet<SettingName>;
  readonly faults: readonly string[];
}

/** The variable that names the file of a secret: `JWT_SECRET_FILE`. */
export const fileVariable = (name: SettingName): string => `${name}_FILE`;

/** Reads the secrets that an environment has in files, as orchestrators mount them. A line break at the end is no part of a secret. */
export function readSecretFiles(env: Environment): SecretFiles {
  const values = new Map<SettingName, string>();
  const unreadable = new Set<SettingName>();
  const faults: string[] = [];
  for (const name of SECRET_SETTINGS) {
    const path = env[fileVariable(name)]?.trim();
    if (!path) continue;
    try {
      if (textOf(name, env) !== undefined) faults.push(`${name} and ${fileVariable(name)} exclude each other: set one of them.`);
      else values.set(name, readSecret(path));
    } catch (error) {
      faults.push(cannotRead(name, whyUnreadable(error)));
    }
    if (!values.has(name)) unreadable.add(name);
  }
  return { values, unreadable, faults };
}

function readSecret(path: string): string {
  const text = readTextFile(path, MAX_BYTES).replace(/(?<![\r\n])[\r\n]+$/, '');
  if (text.trim() === '') throw new TypeError('it is empty');
  return text;
}

/** Not the path: it may be the secret, in the wrong place. */
const cannotRead = (name: SettingName, reason: string) =>
  `${fileVariable(name)} takes the path of a file with the secret, but the file cannot be used: ${reason}.`;
