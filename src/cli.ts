import { parseArgs } from 'node:util';
import { ConfigError } from './config.ts';
import { settings } from './settings.ts';

export interface Flags {
  readonly env: Readonly<Record<string, string>>;
  /** Whether help or the version is asked for, and not the gateway. */
  readonly help: boolean;
  readonly version: boolean;
}

/** The command line as environment variables: `--upstream-url URL` is UPSTREAM_URL. Throws a TypeError for an unknown flag, a ConfigError for flags given twice. */
export function readFlags(args: readonly string[]): Flags {
  const names = Object.keys(settings);
  const options = Object.fromEntries(names.map((name) => [toFlag(name), { type: 'string' as const, multiple: true }]));
  const questions = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
  const parsed = parseArgs({ args: [...args], options: { ...options, ...questions }, strict: true });
  const values: Readonly<Record<string, unknown>> = parsed.values;
  const given = names.map((name) => [name, values[toFlag(name)] as readonly string[] | undefined] as const);
  const twice = given.filter(([, found = []]) => found.length > 1);
  // It is unknown which one is meant.
  if (twice.length > 0) throw new ConfigError(twice.map(([name]) => `--${toFlag(name)} is given more than once.`));
  return {
    env: Object.fromEntries(given.flatMap(([name, found]) => (found?.[0] === undefined ? [] : [[name, found[0]]]))),
    help: values['help'] === true,
    version: values['version'] === true,
  };
}

/** What `--help` prints. */
export function helpText(): string {
  const width = Math.max(...Object.keys(settings).map((name) => name.length)) + 2;
  const lines = Object.entries(settings).map(
    ([name, setting]) => `  --${toFlag(name).padEnd(width)}${name.padEnd(width)}${setting.description ?? ''}`,
  );
  return [
    'assistants-gateway: a GraphQL gateway over the Telnyx AI Assistants API',
    '',
    'Each flag has an environment variable with the same meaning; the flag takes precedence.',
    '--version prints the version, --help this text.',
    '',
    ...lines,
  ].join('\n');
}

const toFlag = (name: string) => name.toLowerCase().replaceAll('_', '-');
