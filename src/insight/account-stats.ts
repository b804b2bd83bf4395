/** How many of what there are in an account. */
import { isObject, objectsIn, scalarText } from '../json.ts';
import { compareText } from './compare-text.ts';
import { handoffsOf } from './handoff/handoffs.ts';
import type { Parts } from './parts.ts';

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

export interface AccountStats {
  readonly assistants: number;
  readonly withFlow: number;
  readonly imported: number;
  /** Tools that assistants and nodes of their flows have, each place for itself. */
  readonly tools: number;
  /** Those of them that are of the shared library. */
  readonly sharedTools: number;
  readonly mcpServers: number;
  readonly flowNodes: number;
  readonly flowEdges: number;
  /** Places that lead to an assistant. */
  readonly handoffs: number;
  /** The most frequent first, then by the alphabet. */
  readonly models: readonly NamedCount[];
  readonly voices: readonly NamedCount[];
  readonly channels: readonly NamedCount[];
  readonly toolKinds: readonly NamedCount[];
}

/** The count of one assistant, to be added to others. */
export interface Tally {
  readonly numbers: Readonly<Record<CountedNumber, number>>;
  readonly names: Readonly<Record<CountedName, readonly string[]>>;
}
const NUMBERS = ['assistants', 'withFlow', 'imported', 'tools', 'sharedTools', 'mcpServers', 'flowNodes', 'flowEdges', 'handoffs'] as const;
type CountedNumber = (typeof NUMBERS)[number];
const NAMES = ['models', 'voices', 'channels', 'toolKinds'] as const;
type CountedName = (typeof NAMES)[number];

export function tallyOf(parts: Parts): Tally {
  const { document: assistant, graph, hasFlow, tools } = parts;
  const { voice_settings: voice, enabled_features: channels } = assistant;
  return {
    numbers: {
      assistants: 1,
      withFlow: Number(hasFlow),
      imported: Number(isObject(assistant['import_metadata']) && scalarText(assistant['import_metadata']['import_id']) !== null),
      tools: tools.length,
      sharedTools: tools.filter(({ wire }) => wire['shared'] === true).length,
      mcpServers: objectsIn(assistant['mcp_servers']).length,
      flowNodes: graph.nodes.length,
      flowEdges: graph.edges.length,
      handoffs: handoffsOf(parts).length,
    },
    names: {
      models: named([isObject(assistant['external_llm']) ? assistant['external_llm']['model'] : assistant['model']]),
      voices: named([isObject(voice) ? voice['voice'] : null]),
      channels: named(Array.isArray(channels) ? channels : []),
      toolKinds: named(tools.map(({ kind }) => kind)),
    },
  };
}

const named = (values: readonly unknown[]): readonly string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== '');

export function statsOf(tallies: readonly Tally[]): AccountStats {
  const sum = (key: CountedNumber) => tallies.reduce((total, { numbers }) => total + numbers[key], 0);
  const counts = (key: CountedName) => countsOf(tallies.flatMap(({ names }) => names[key]));
  return {
    ...(Object.fromEntries(NUMBERS.map((key) => [key, sum(key)])) as Record<CountedNumber, number>),
    ...(Object.fromEntries(NAMES.map((key) => [key, counts(key)])) as Record<CountedName, readonly NamedCount[]>),
  };
}

function countsOf(names: readonly string[]): readonly NamedCount[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || compareText(one.name, other.name));
}
