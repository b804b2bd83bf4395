import { SETTING_NAMES, type SettingName } from '../settings.ts';

/** Settings of a process that listens. */
export const OF_PROCESSES: readonly string[] = ['PORT', 'HOST', 'RESPONSE_STALL_TIMEOUT_MS', 'SHUTDOWN_DELAY_MS', 'WORKERS'];

/** The option that stands for a setting: `cacheTtlMs` for CACHE_TTL_MS. */
export const optionOf = (setting: string): string =>
  setting.toLowerCase().replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** The settings that programs may set, by their options. */
export const SETTING_OF_OPTION: ReadonlyMap<string, SettingName> = new Map(
  SETTING_NAMES.filter((name) => !OF_PROCESSES.includes(name)).map((name) => [optionOf(name), name]),
);

/** A text about settings in the words of options: their names, and lists and records in the place of texts that hold them. */
export const inOptionWords = (text: string): string =>
  text
    .replaceAll(/(?: as name=key)?, separated by commas/g, '')
    .replaceAll(/\b[A-Z]+(?:_[A-Z]+)*\b/g, (word) => (SETTING_NAMES.some((name) => name === word) ? optionOf(word) : word));
