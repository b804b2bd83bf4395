import { SETTING_NAMES, type SettingName } from '../settings.ts';

/** Settings of a process that listens. */
export const OF_PROCESSES: readonly SettingName[] = ['PORT', 'HOST', 'RESPONSE_STALL_TIMEOUT_MS', 'SHUTDOWN_DELAY_MS', 'WORKERS'];

/** The option that stands for a setting: `cacheTtlMs` for CACHE_TTL_MS. */
export const optionOf = (setting: SettingName): string =>
  setting.toLowerCase().replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** The settings that programs may set, by their options. */
export const SETTING_OF_OPTION: ReadonlyMap<string, SettingName> = new Map(
  SETTING_NAMES.filter((name) => !OF_PROCESSES.includes(name)).map((name) => [optionOf(name), name]),
);

const isSetting = (word: string): word is SettingName => (SETTING_NAMES as readonly string[]).includes(word);

/** A text about settings in the terms of options: `authMode: 'jwt'` for AUTH_MODE=jwt. */
export const inOptionTerms = (text: string): string =>
  text.replaceAll(/\b([A-Z]+(?:_[A-Z]+)*)\b(?:=(\w+))?/g, (given, word: string, value?: string) => {
    if (!isSetting(word)) return given;
    return value === undefined ? optionOf(word) : `${optionOf(word)}: ${/^(?:true|false)$/.test(value) ? value : `'${value}'`}`;
  });
