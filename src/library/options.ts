import { ConfigError, readConfig, type Config } from '../config.ts';
import { isRecord } from '../setting-kinds.ts';
import type { SettingName } from '../settings.ts';
import { nearest } from '../similar-words.ts';
import { faultsOfLogger } from './logger-option.ts';
import { inOptionTerms, optionOf, SETTING_OF_OPTION } from './option-names.ts';
import { GatewayOptionsError } from './options-error.ts';

/** The configuration that options say; undefined ones are absent. Throws a GatewayOptionsError with all faults. */
export function configOfOptions(options: unknown): Config {
  if (!isRecord(options)) throw new GatewayOptionsError(['createGateway takes an object of options.']);
  const { logger, ...others } = options;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  const faults = given.flatMap(([option]) => (SETTING_OF_OPTION.has(option) ? [] : [unknownOption(option)]));
  // A gateway that answers with made-up data because somebody forgot a line would be a trap.
  if (options[optionOf('UPSTREAM_URL')] === undefined)
    faults.push(`${optionOf('UPSTREAM_URL')} is needed: 'sandbox', or the base URL of the Telnyx API.`);
  faults.push(...faultsOfLogger(logger, options[optionOf('LOG_LEVEL')] !== undefined));
  const values = Object.fromEntries(
    given.flatMap(([option, value]) => {
      const setting = SETTING_OF_OPTION.get(option);
      return setting === undefined ? [] : [[setting, value] as const];
    }),
  );
  try {
    return readConfig({ form: 'option', values, faults, warnings: [], unknown: new Set<SettingName>(), inTerms: inOptionTerms });
  } catch (error) {
    throw asOptionsError(error);
  }
}

/** Faults of a configuration that options say are faults of options; what else is thrown stays as it is. */
export const asOptionsError = (error: unknown): unknown => (error instanceof ConfigError ? new GatewayOptionsError(error.faults) : error);

function unknownOption(option: string): string {
  const meant = nearest(option, [...SETTING_OF_OPTION.keys()]);
  return `${option} is no option${meant === null ? '.' : `; did you mean ${meant}?`}`;
}
