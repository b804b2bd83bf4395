/** Runs of a suite as they were begun together, the newest first, and with which version of which assistant each was held. */
import type { RequestContext } from '../../context.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { idText } from '../../upstream/ids.ts';
import type { TestRunWire } from '../../upstream/resources/test-runs.ts';
import { getReferencedConversation, withMetadata } from '../conversations.ts';
import { compareInstants, instantOf, type Instant } from '../lists/instant.ts';
import type { Spot } from '../lists/spots.ts';

/** Runs that were begun together. */
export interface Batch {
  /** Null for what names no run of the suite, which stands for itself. */
  readonly id: string | null;
  /** Those of it that were read so far; null for what is not a run. One may lack anything. */
  readonly runs: readonly (JsonObject | null)[];
  /** When the newest of them was made; null where none says it. */
  readonly time: Instant | null;
}

export interface Batches {
  /** The newest first, by the times of their runs; in the order of the list where these are equal or missing, which proves nothing. */
  readonly batches: readonly Batch[];
  /** Whether the list is known to begin with the newest: null where nothing in it tells. */
  readonly isNewestFirst: boolean | null;
  /** The earliest time that a run says. */
  readonly earliest: Instant | null;
}

export function batchesOf(spots: readonly Spot<TestRunWire>[]): Batches {
  const byId = new Map<string, (JsonObject | null)[]>();
  const inOrder: { readonly id: string | null; readonly runs: (JsonObject | null)[] }[] = [];
  for (const { slot } of spots) {
    const run = isObject(slot.item) ? slot.item : null;
    const id = idText(run?.['test_suite_run_id']);
    const known = id === null ? undefined : byId.get(id);
    known?.push(run);
    if (known) continue;
    const runs = [run];
    inOrder.push({ id, runs });
    if (id !== null) byId.set(id, runs);
  }
  const times = spots.map(({ slot: { item } }) => timeOf(isObject(item) ? item : null)).filter((time) => time !== null);
  const batches = inOrder.map(({ id, runs }): Batch => ({ id, runs, time: runs.map(timeOf).reduce(later, null) }));
  let last = batches.find(({ time }) => time !== null)?.time ?? null;
  const sorted = batches
    .map((batch) => ({ batch, time: (last = batch.time ?? last) }))
    .toSorted(({ time: one }, { time: other }) => (one && other ? compareInstants(other, one) : 0))
    .map(({ batch }) => batch);
  const earliest = times.reduce<Instant | null>((one, other) => (one && compareInstants(one, other) < 0 ? one : other), null);
  return { batches: sorted, isNewestFirst: orderOf(times), earliest };
}

const timeOf = (run: JsonObject | null): Instant | null => instantOf(run?.['created_at']);

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one && other ? (compareInstants(one, other) < 0 ? other : one) : (one ?? other);

/** Whether one is certainly newer: both times are known, and differ. */
export const isNewer = (one: Instant | null, other: Instant | null): boolean =>
  one !== null && other !== null && compareInstants(one, other) > 0;

function orderOf(times: readonly Instant[]): boolean | null {
  const steps = times.slice(1).map((time, index) => compareInstants(time, times[index] ?? time));
  if (steps.some((step) => step > 0)) return false;
  return times.length === 0 || steps.some((step) => step < 0) ? true : null;
}

/** With what a run was held: with the version that is asked for, with another one, with another assistant, or nobody can tell. */
export type HeldWith = 'MINE' | 'OTHER' | 'ELSEWHERE' | 'UNKNOWN';

/** Whether a run is known not to be one with the version. */
export const isOther = (held: HeldWith): boolean => held === 'OTHER' || held === 'ELSEWHERE';

export interface AskedVersion {
  readonly assistantId: string;
  readonly versionId: string;
}

/** Runs do not say which version they tested; their conversations do. All that are asked for together are one call for each 50. */
export async function heldWith(run: JsonObject | null, asked: AskedVersion, ctx: RequestContext): Promise<HeldWith> {
  const conversation = await getReferencedConversation(run?.['conversation_id'], ctx);
  const metadata: unknown = conversation && (await withMetadata(conversation, ctx)).metadata;
  if (!isObject(metadata)) return 'UNKNOWN';
  const [assistantId, versionId] = [idText(metadata['assistant_id']), idText(metadata['assistant_version_id'])];
  if (assistantId !== null && assistantId !== asked.assistantId) return 'ELSEWHERE';
  if (versionId !== null && versionId !== asked.versionId) return 'OTHER';
  return assistantId === null || versionId === null ? 'UNKNOWN' : 'MINE';
}
