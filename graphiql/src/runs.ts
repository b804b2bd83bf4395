import { activeTab, forgetOutcome } from './costs.ts';
import { share } from './shared.ts';

/** How often a tab came to the front: what began at another count has been left. */
let visits = 0;

/** An operation that a tab has sent. */
export interface Run {
  readonly tab: string;
  /** Whether another tab has been in front since. GraphiQL would show the answer there, or nowhere. */
  readonly wasLeft: () => boolean;
  /** Whether the tab has sent no other one since. */
  readonly isLatest: () => boolean;
}

const latest = new Map<string, Run>();

/** Tabs whose answer is on its way. */
export const waiting = share<ReadonlySet<string>>(new Set());

/** Answers, as texts, that came after their tab was left, until it is in front again. */
export const lateAnswers = share<ReadonlyMap<string, string>>(new Map());

/** Brings a tab to the front. */
export function comeTo(tab: string): void {
  visits += 1;
  activeTab.set(tab);
}

/** Of the tab in front. */
export function beginRun(): Run {
  const tab = activeTab.get();
  const visit = visits;
  const run: Run = { tab, wasLeft: () => visits !== visit, isLatest: () => latest.get(tab) === run };
  latest.set(tab, run);
  forgetOutcome(tab);
  takeLateAnswer(tab);
  waiting.set(new Set(waiting.get()).add(tab));
  return run;
}

/** What a run waited for has come, or will not. */
export function endWait({ tab, isLatest }: Run): void {
  if (isLatest()) waiting.set(new Set([...waiting.get()].filter((other) => other !== tab)));
}

export function keepLateAnswer({ tab, isLatest }: Run, text: string): void {
  if (isLatest()) lateAnswers.set(new Map(lateAnswers.get()).set(tab, text));
}

export function takeLateAnswer(tab: string): void {
  lateAnswers.set(new Map([...lateAnswers.get()].filter(([other]) => other !== tab)));
}
