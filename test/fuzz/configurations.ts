import { settings } from '../../src/settings.ts';

/** Settings by the names of their environment variables. */
export type Settings = Readonly<Record<string, string>>;

export interface Configuration {
  readonly name: string;
  readonly settings: Settings;
  /** Whether every request is left to Yoga's adapter. */
  readonly yogaOnly?: boolean;
}

/** How the gateway under test may be set: everything on, each mechanism off, and caches that are always too small. */
export const CONFIGURATIONS: readonly Configuration[] = [
  { name: 'defaults', settings: {} },
  { name: "Yoga's adapter", settings: {}, yogaOnly: true },
  { name: 'no answer cache', settings: { ANSWER_CACHE_MAX_BYTES: '0' } },
  { name: 'no entity cache', settings: { ENTITY_CACHE_MAX_BYTES: '0' } },
  { name: 'no read cache', settings: { CACHE_TTL_MS: '0' } },
  { name: "Yoga's adapter, no read cache", settings: { CACHE_TTL_MS: '0' }, yogaOnly: true },
  { name: 'small caches', settings: { ANSWER_CACHE_MAX_BYTES: '15000', ENTITY_CACHE_MAX_BYTES: '15000', CACHE_TTL_MS: '40' } },
];

/** The settings of the judge, which executes by graphql-js: an upstream call for whatever is read. */
export const JUDGE: Settings = { ANSWER_CACHE_MAX_BYTES: '0', ENTITY_CACHE_MAX_BYTES: '0', CACHE_TTL_MS: '0' };

/** A name that is no setting any more would silently leave everything on. */
export function assertSettings(given: Settings): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(settings, name));
  if (unknown.length > 0) throw new Error(`These are no settings of the gateway: ${unknown.join(', ')}.`);
}
