import type { ExecutionResult } from 'graphql';
import { share } from './shared.ts';

/** `extensions.upstream` of an answer: see docs/http.md. */
export interface UpstreamReport {
  readonly calls: number;
  readonly savedByBatching: number;
  readonly savedByCache: number;
  readonly timeMs: number;
}

/** What the latest answer of a tab was, and cost. */
export interface Outcome {
  readonly status: number;
  /** Milliseconds from sending the request to the end of the answer, so far. */
  readonly milliseconds: number;
  /** How many parts have come, where the answer comes in parts or events. */
  readonly parts: number | null;
  /** Whether the parts were ended before the last one: by the button, or as the tab was left. */
  readonly isCut: boolean;
  /** Of all parts; null where nothing was executed. */
  readonly report: UpstreamReport | null;
  /** Codes of the errors, each once. */
  readonly codes: readonly string[];
}

/** The tab in front, by its id; an answer belongs to the tab it was asked from. */
export const activeTab = share<string>('');

export const outcomes = share<ReadonlyMap<string, Outcome>>(new Map());

export const keepOutcome = (tab: string, outcome: Outcome): void => outcomes.set(new Map(outcomes.get()).set(tab, outcome));

/** Takes away what the answer before cost, where there is none now. */
export function forgetOutcome(tab: string): void {
  const rest = new Map(outcomes.get());
  rest.delete(tab);
  outcomes.set(rest);
}

/** Takes the report out of an answer, which is shown as a client gets it that asks for none. */
export function takeReport<T extends ExecutionResult>(answer: T): { readonly answer: T; readonly report: UpstreamReport | null } {
  const { upstream, ...extensions } = answer.extensions ?? {};
  if (upstream === undefined) return { answer, report: null };
  const { extensions: _extensions, ...rest } = answer;
  const shown = Object.keys(extensions).length === 0 ? rest : { ...rest, extensions };
  return { answer: shown as T, report: upstream as UpstreamReport };
}

export const sumOf = (a: UpstreamReport, b: UpstreamReport): UpstreamReport => ({
  calls: a.calls + b.calls,
  savedByBatching: a.savedByBatching + b.savedByBatching,
  savedByCache: a.savedByCache + b.savedByCache,
  timeMs: a.timeMs + b.timeMs,
});

export const codesOf = ({ errors = [] }: ExecutionResult): readonly string[] => [
  ...new Set(errors.map(({ extensions }) => extensions?.['code']).filter((code) => typeof code === 'string')),
];
