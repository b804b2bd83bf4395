/** Random entries of an assistants list, and what naive code makes of them. */
import fc from 'fast-check';
import type { AssistantFilter } from '../../src/resolvers/assistant-filter.ts';

const TAGS = ['red', 'green', 'Red', ''];
const MODELS = ['openai/gpt-4o', 'anthropic/claude', ''];
const TOOLS = ['webhook', 'handoff', 'hangup', 'brand_new'];
const HOSTS = ['a.example', 'b.example'];
const URLS = ['https://A.example:8443/x/{id}?key=1', 'https://b.example', 'https://{{host}}/', 'a.example', 'https://x.a.example/'];
const PROVIDERS = ['elevenlabs', 'vapi', 'retell', 'someone-new'];
const FEATURES = ['telephony', 'messaging', 'smoke_signals'];

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> => fc.option(fc.option(value), { nil: undefined });
/** Without, an entry would count as one of a list of names alone, of which no order and no filter is known. */
const HAS_INSTRUCTIONS = { instructions: 'Be kind.' };
const entryWithoutId = fc.record({
  name: optional(fc.oneof(fc.constantFrom('Anna', 'anna', 'Zoë', 'ÄRGER', '', 'a b'), fc.string({ unit: 'binary', maxLength: 4 }))),
  created_at: optional(
    fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', '2025-05-05T05:05:05.123456Z', '1999-12-31', 'never'),
  ),
  model: optional(fc.constantFrom(...MODELS)),
  tags: optional(fc.array(fc.option(fc.constantFrom(...TAGS)), { maxLength: 3 })),
  tools: optional(
    fc.array(fc.option(fc.record({ type: fc.constantFrom(...TOOLS), webhook: optional(fc.record({ url: fc.constantFrom(...URLS) })) })), {
      maxLength: 3,
    }),
  ),
  enabled_features: optional(fc.array(fc.constantFrom(...FEATURES), { maxLength: 2 })),
  import_metadata: optional(fc.record({ import_provider: optional(fc.constantFrom(...PROVIDERS)) })),
});
export type Entry = { readonly id: string } & (typeof entryWithoutId extends fc.Arbitrary<infer T> ? T : never);
/** Up to twelve entries with different ids. */
export const accounts = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'B', '1', 'é'), minLength: 1, maxLength: 3 }), { maxLength: 12 })
  .chain((ids) =>
    fc
      .array(entryWithoutId, { minLength: ids.length, maxLength: ids.length })
      .map((entries) => entries.map((entry, index): Entry => ({ id: ids[index] ?? '', ...HAS_INSTRUCTIONS, ...entry }))),
  );

/** An `AssistantFilter` as a caller writes it. */
export type Filter = AssistantFilter;
export const filters: fc.Arbitrary<Filter> = fc.record({
  ids: optional(fc.array(fc.constantFrom('a', 'b', 'B', '1', 'ab', 'zz'), { maxLength: 4 })),
  nameContains: optional(fc.constantFrom('', 'A', 'n', 'ë', 'är', 'Zz')),
  tag: optional(fc.constantFrom(...TAGS, 'blue')),
  model: optional(fc.constantFrom(...MODELS)),
  toolType: optional(fc.constantFrom('WEBHOOK', 'HANDOFF', 'HANGUP')),
  webhookHost: optional(fc.constantFrom(...HOSTS, 'B.EXAMPLE', 'c.example')),
  importProvider: optional(fc.constantFrom('ELEVENLABS', 'VAPI', 'RETELL')),
  enabledFeature: optional(fc.constantFrom('TELEPHONY', 'MESSAGING')),
});
/** Each part of a filter as a filter of its own. */
export const partsOf = (filter: Filter): Filter[] => Object.entries(filter).map(([key, value]) => ({ [key]: value }));
export const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const calls = (webhook: { readonly url: string } | null | undefined, host: string | null | undefined) =>
  webhook?.url.toLowerCase().split(/[:/]+/)[1] === host?.toLowerCase();
export const passes = (entry: Entry, filter: Filter): boolean =>
  (!isGiven(filter.ids) || filter.ids.includes(entry.id)) &&
  (!isGiven(filter.nameContains) || (isGiven(entry.name) && entry.name.toLowerCase().includes(filter.nameContains.toLowerCase()))) &&
  (!isGiven(filter.tag) || (entry.tags ?? []).includes(filter.tag)) &&
  (!isGiven(filter.model) || entry.model === filter.model) &&
  (!isGiven(filter.toolType) || (entry.tools ?? []).some((tool) => tool?.type === filter.toolType?.toLowerCase())) &&
  (!isGiven(filter.webhookHost) ||
    (entry.tools ?? []).some((tool) => tool?.type === 'webhook' && calls(tool.webhook, filter.webhookHost))) &&
  (!isGiven(filter.importProvider) || entry.import_metadata?.import_provider === filter.importProvider.toLowerCase()) &&
  (!isGiven(filter.enabledFeature) || (entry.enabled_features ?? []).includes(filter.enabledFeature.toLowerCase()));

export const orders = fc.record({ field: fc.constantFrom('CREATED_AT', 'NAME', 'ID'), direction: fc.constantFrom('ASC', 'DESC') });
export type Order = typeof orders extends fc.Arbitrary<infer T> ? T : never;
const sortValue = (entry: Entry, { field }: Order): string | number | null => {
  if (field === 'ID') return entry.id;
  if (field === 'NAME') return entry.name ?? null;
  const time = Date.parse(entry.created_at ?? '');
  return Number.isNaN(time) ? null : time;
};
/** Ids in their order, by the words of the documentation: missing values last, equal ones by id. */
export function sorted(entries: readonly Entry[], order: Order): string[] {
  const sign = order.direction === 'ASC' ? 1 : -1;
  const compare = (a: Entry, b: Entry): number => {
    const [x, y] = [sortValue(a, order), sortValue(b, order)];
    if (x !== null && y !== null && x !== y) return x < y ? -sign : sign;
    if (x !== y) return x === null ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  };
  return entries.toSorted(compare).map(({ id }) => id);
}
