import { parseArgs } from 'node:util';
import { settings } from './config.ts';

/** The command line as environment variables: `--upstream-url URL` is UPSTREAM_URL. Throws a TypeError for an unknown flag. */
export function readFlags(args: readonly string[]): { readonly env: Readonly<Record<string, string>>; readonly help: boolean } {
  const names = Object.keys(settings);
  const options = Object.fromEntries(names.map((name) => [toFlag(name), { type: 'string' as const }]));
  const parsed = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } }, strict: true });
  const values: Readonly<Record<string, unknown>> = parsed.values;
  const given = names.flatMap((name) => {
    const value = values[toFlag(name)];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { env: Object.fromEntries(given), help: values['help'] === true };
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
    'Each flag has an environment variable of the same meaning; the flag wins.',
    '',
    ...lines,
  ].join('\n');
}

const toFlag = (name: string) => name.toLowerCase().replaceAll('_', '-');
