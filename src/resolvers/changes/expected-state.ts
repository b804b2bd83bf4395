/** The state of an assistant that a change was meant for, where it has another one by now. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { AssistantDiff } from '../../insight/document-diff/diff-assistants.ts';
import { diffOfStates } from '../../insight/snapshot/diff-snapshots.ts';
import type { JsonObject } from '../../json.ts';
import { finishSoon } from '../../turns.ts';
import { idText } from '../../upstream/ids.ts';
import { assistantVersions } from '../../upstream/resources/assistant-versions.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';

/** The hash of a document's snapshot, in which no secret is. */
export type HashOf = (document: object) => Promise<string>;

/** What is made of documents by what the types of the graph know of them. */
export interface Snapshots {
  readonly hashOf: HashOf;
  /** The snapshot of a document, with its secrets kept. */
  readonly snapshotOf: (document: object) => Promise<JsonObject>;
}

/** How many versions are read for it, from the newest on. */
const MAX_VERSIONS = 10;

/**
 * What has changed since the state with this hash, if it is among the newest versions; null where it is not, or they cannot be read.
 * Costs the list of versions, and a read for each that is looked at.
 */
export async function changesSince(
  expectedHash: string,
  now: AssistantWire,
  hashOf: HashOf,
  ctx: RequestContext,
): Promise<AssistantDiff | null> {
  try {
    const reads = ctx.loaders.of(assistantVersions, { assistantId: String(now.id) });
    const { entries } = await reads.list();
    const others = entries.filter(({ version_id: id }) => idText(id) !== idText(now.version_id)).toSorted(newestFirst);
    for (const { version_id: id } of others.slice(0, MAX_VERSIONS)) {
      // oxlint-disable-next-line no-await-in-loop -- the state that was expected is the newest as a rule
      const version = await reads.loadWhole(idText(id) ?? '');
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (version && (await hashOf(version)) === expectedHash) return await finishSoon(diffOfStates(version, now));
    }
    return null;
  } catch (error) {
    // That there is a conflict is known all the same.
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

const newestFirst = (one: AssistantWire, other: AssistantWire) => timeOf(other).localeCompare(timeOf(one));
const timeOf = ({ version_created_at: time }: AssistantWire) => (typeof time === 'string' ? time : '');
