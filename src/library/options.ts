import { ConfigError, readConfig, type Config } from '../config.ts';
import type { SettingName } from '../settings.ts';
import { nearest } from '../similar-words.ts';
import type { GatewayOptions } from './options.generated.ts';
import { faultsOfLogger } from './logger-option.ts';
import { inOptionTerms, optionOf, SETTING_OF_OPTION } from './option-names.ts';
import { GatewayOptionsError } from './options-error.ts';

const LOGGER = 'logger';
const KNOWN: readonly string[] = [...SETTING_OF_OPTION.keys(), LOGGER];

interface ReadOptions {
  readonly config: Config;
  readonly logger: GatewayOptions['logger'];
}

/** What options say; undefined ones are absent. `faultsOf` has faults of its own to find among them. Throws a GatewayOptionsError with all faults. */
export function readOptions(
  options: unknown,
  faultsOf: (given: ReadonlyMap<string, unknown>) => readonly string[] = () => [],
): ReadOptions {
  if (!isOptions(options)) throw new GatewayOptionsError(['createGateway takes an object of options.']);
  // Each is read once, as it may be a getter.
  const named = namesOf(options).map((name): readonly [name: string, value: unknown] => [name, options[name]]);
  const given = new Map(named.filter(([, value]) => value !== undefined));
  const faults = [...given.keys()].flatMap((name) => (KNOWN.includes(name) ? [] : [unknownOption(name)]));
  // A gateway that answers with made-up data because somebody forgot a line would be a trap.
  if (!given.has(optionOf('UPSTREAM_URL')))
    faults.push(`${optionOf('UPSTREAM_URL')} is needed: 'sandbox', or the base URL of the Telnyx API.`);
  faults.push(...faultsOf(given));
  const logger = given.get(LOGGER);
  faults.push(...faultsOfLogger(logger, given.has(optionOf('LOG_LEVEL'))));
  const values = Object.fromEntries(
    [...given].flatMap(([option, value]) => {
      const setting = SETTING_OF_OPTION.get(option);
      return setting === undefined ? [] : [[setting, value] as const];
    }),
  );
  try {
    const config = readConfig({ form: 'option', values, faults, warnings: [], unknown: new Set<SettingName>(), inTerms: inOptionTerms });
    return { config, logger: logger as GatewayOptions['logger'] };
  } catch (error) {
    throw asOptionsError(error);
  }
}

/** Faults of a configuration that options say are faults of options; what else is thrown stays as it is. */
export const asOptionsError = (error: unknown): unknown => (error instanceof ConfigError ? new GatewayOptionsError(error.faults) : error);

function unknownOption(option: string): string {
  const meant = nearest(option, KNOWN);
  return `${option} is no option${meant === null ? '.' : `; did you mean ${meant}?`}`;
}

/** Also an instance whose options are getters, an object that inherits them, and a module that exports them; not a list or a date. */
const isOptions = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]' ||
  (typeof value === 'object' && value !== null && KNOWN.some((name) => name in value));

/** Options by whatever way an object has them, and other names that may be misspelt ones. */
function namesOf(options: object): readonly string[] {
  const names = new Set(KNOWN.filter((name) => name in options));
  // Inherited ones as well.
  for (const name in options) names.add(name);
  return [...names];
}
