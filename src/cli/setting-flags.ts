/** Settings as flags: `--upstream-url URL` is UPSTREAM_URL, `--no-graphiql` is GRAPHIQL=false, `--jwt-secret-file FILE` is JWT_SECRET_FILE. */
import { fileVariable } from '../secret-files.ts';
import { isSwitch, SECRET_SETTINGS, type SettingName, type Environment } from '../settings.ts';

export interface SettingFlag {
  readonly name: string;
  /** The variable that it sets. */
  readonly variable: string;
  /** The value where the flag has none; null where it needs one. */
  readonly implied: 'true' | 'false' | null;
}

export const toFlag = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');

/** Says a text about variables in terms of the flags that have set them: `--port` for PORT, and `--graphiql=false` for GRAPHIQL=false. */
export const inTermsOf =
  (given: Environment) =>
  (text: string): string =>
    text.replaceAll(/\b[A-Z][A-Z\d_]*\b/g, (name) => (given[name] === undefined ? name : `--${toFlag(name)}`));

/** The flags that a setting has. */
export function flagsOf(setting: SettingName): readonly SettingFlag[] {
  const name = toFlag(setting);
  if (isSwitch(setting))
    return [
      { name, variable: setting, implied: 'true' },
      { name: `no-${name}`, variable: setting, implied: 'false' },
    ];
  const isSecret = (SECRET_SETTINGS as readonly SettingName[]).includes(setting);
  const variables = isSecret ? [setting, fileVariable(setting)] : [setting];
  return variables.map((variable) => ({ name: toFlag(variable), variable, implied: null }));
}
