import { settings, type SettingName } from '../settings.ts';

/** What an option takes, by the type that the default of its setting has. */
export type OptionKind = 'number' | 'boolean' | 'list' | 'record' | 'text';

export function kindOf(setting: SettingName): OptionKind {
  const fallback: unknown = settings[setting].parse(undefined);
  if (typeof fallback === 'number') return 'number';
  if (typeof fallback === 'boolean') return 'boolean';
  if (Array.isArray(fallback)) return 'list';
  return fallback instanceof Map ? 'record' : 'text';
}
