import { SECRET_SETTINGS, SETTING_NAMES } from '../../src/settings.ts';

const NAMES: ReadonlySet<string> = new Set([...SETTING_NAMES, ...SECRET_SETTINGS.map((name) => `${name}_FILE`)]);

/** Whether the gateway reads a variable: a setting, or one that names the file of a secret. */
export const isSettingVariable = (name: string): boolean => NAMES.has(name);
