/** One document for each code of findings, and the same one repaired; what the account of these documents has. */
import { readFileSync } from 'node:fs';
import type { AccountFacts, FactName } from '../../../src/insight/lint/facts.ts';
import type { JsonObject } from '../../../src/json.ts';

export interface Sample {
  readonly bad: JsonObject;
  readonly good: JsonObject;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../../../examples/findings/${file}`, import.meta.url), 'utf8')) as T;

const samplesIn = (file: string) =>
  Object.entries(read<Record<string, Sample>>(file)).map(([code, { bad, good }]) => [code, bad, good] as const);

export const ASSISTANT_SAMPLES = samplesIn('assistant.json');
export const FLOW_SAMPLES = samplesIn('flow.json');

export const ACCOUNT_SAMPLES = Object.entries(
  read<Record<string, { readonly bad: readonly JsonObject[]; readonly good: readonly JsonObject[] }>>('account.json'),
).map(([code, { bad, good }]) => [code, bad, good] as const);

const LISTS = read<Record<FactName, readonly JsonObject[]>>('account-facts.json');

/** All that the account of the samples has. */
export const SAMPLE_FACTS = Object.fromEntries(
  Object.entries(LISTS).map(([name, entries]) => [
    name,
    { byId: new Map(entries.map((entry) => [String(entry[name === 'secrets' ? 'identifier' : 'id']), entry])), isWhole: true },
  ]),
) as AccountFacts;
