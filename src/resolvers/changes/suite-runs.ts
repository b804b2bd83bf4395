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
  /** Those of it that were read so far; null for what is no run. One may lack anything. */
  readonly runs: (JsonObject | null)[];
}

export interface Batches {
  /** The newest first, by the times of their runs; in the order of the list where these are equal or missing. */
  readonly batches: readonly Batch[];
  /** Whether the list is known to begin with the newest: null where nothing in it tells. */
  readonly isNewestFirst: boolean | null;
}

export function batchesOf(spots: readonly Spot<TestRunWire>[]): Batches {
  const byId = new Map<string, Batch>();
  const inOrder: Batch[] = [];
  const times: Instant[] = [];
  for (const { slot } of spots) {
    const run = isObject(slot.item) ? slot.item : null;
    const time = instantOf(run?.['created_at']);
    if (time) times.push(time);
    const id = idText(run?.['test_suite_run_id']);
    const known = id === null ? undefined : byId.get(id);
    const batch = known ?? { id, runs: [] };
    batch.runs.push(run);
    if (known) continue;
    inOrder.push(batch);
    if (id !== null) byId.set(id, batch);
  }
  let last = inOrder.map(begunAt).find((time) => time !== null);
  const timed = inOrder.map((batch) => {
    last = begunAt(batch) ?? last;
    return { batch, time: last };
  });
  const batches = timed
    .toSorted(({ time: one }, { time: other }) => (one && other ? compareInstants(other, one) : 0))
    .map(({ batch }) => batch);
  return { batches, isNewestFirst: orderOf(times) };
}

/** When the newest of its runs was made; null where none says it. */
const begunAt = ({ runs }: Batch): Instant | null =>
  runs.reduce<Instant | null>((newest, run) => {
    const time = instantOf(run?.['created_at']);
    return time && (!newest || compareInstants(time, newest) > 0) ? time : newest;
  }, null);

function orderOf(times: readonly Instant[]): boolean | null {
  const steps = times.slice(1).map((time, index) => compareInstants(time, times[index] ?? time));
  if (steps.some((step) => step > 0)) return false;
  return times.length === 0 || steps.some((step) => step < 0) ? true : null;
}

/** With what a run was held: with the version that is asked for, with another one or another assistant, or nobody can tell. */
export type HeldWith = 'MINE' | 'OTHER' | 'UNKNOWN';

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
  if (assistantId !== null && assistantId !== asked.assistantId) return 'OTHER';
  if (versionId !== null && versionId !== asked.versionId) return 'OTHER';
  return assistantId === null || versionId === null ? 'UNKNOWN' : 'MINE';
}
