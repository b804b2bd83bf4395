import type { AssistantFilter, AssistantsQueryVariables, EnabledFeature, ImportProvider } from '../generated/graphql.ts';
import { TOOL_KINDS } from '../tools/tool-kinds.ts';

/** The filters that the page offers, as they stand in its address. */
export interface Filters {
  readonly name: string;
  readonly tool: string;
  readonly provider: string;
  readonly channel: string;
  readonly tag: string;
}

export const PAGE_SIZE = 12;
export const CHANNELS = ['TELEPHONY', 'MESSAGING'] as const satisfies readonly EnabledFeature[];
export const PROVIDERS = ['ELEVENLABS', 'VAPI', 'RETELL'] as const satisfies readonly ImportProvider[];

export function filtersOf(query: URLSearchParams): Filters {
  const value = (name: keyof Filters) => query.get(name) ?? '';
  return { name: value('name'), tool: value('tool'), provider: value('provider'), channel: value('channel'), tag: value('tag') };
}

/** The variables of the page that the address names: the one after or before a cursor, or else the first. */
export function variablesOf(query: URLSearchParams): AssistantsQueryVariables {
  const before = query.get('before');
  const after = query.get('after');
  const place = before === null ? { first: PAGE_SIZE, ...(after === null ? {} : { after }) } : { last: PAGE_SIZE, before };
  const filter = toFilter(filtersOf(query));
  return { ...place, ...(Object.keys(filter).length > 0 ? { filter } : {}) };
}

function toFilter({ name, tool, provider, channel, tag }: Filters): AssistantFilter {
  const toolType = TOOL_KINDS.find((known) => known === tool);
  const importProvider = PROVIDERS.find((known) => known === provider);
  const enabledFeature = CHANNELS.find((known) => known === channel);
  return {
    ...(name === '' ? {} : { nameContains: name }),
    ...(toolType ? { toolType } : {}),
    ...(tag === '' ? {} : { tag }),
    ...(importProvider ? { importProvider } : {}),
    ...(enabledFeature ? { enabledFeature } : {}),
  };
}
