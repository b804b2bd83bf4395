/** What a change starts from: the main version of an assistant, or another one. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { quoted } from '../../insight/quoted.ts';
import { planSnapshot } from '../../insight/snapshot/plan-snapshot.ts';
import { scalarText, valueAtPlace, type JsonObject } from '../../json.ts';
import { finishSoon } from '../../turns.ts';
import { idText } from '../../upstream/ids.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { readFreshAssistant } from '../assistant-changes.ts';
import { readFreshVersion } from '../assistant-versions.ts';
import { together } from '../together.ts';
import { badInput, namedBy, type UserError } from '../user-errors.ts';
import type { Snapshots } from './expected-state.ts';

/** The assistant as it is, and the version that a change starts from: one object where that is the main one. */
export interface Start {
  readonly main: AssistantWire;
  readonly from: AssistantWire;
}

/** What is sent for a change, and why it is not to be. */
export interface Sent {
  readonly body: JsonObject;
  readonly faults: readonly UserError[];
  readonly secrets: readonly string[];
}

interface Named {
  readonly assistantId: string;
  /** Null for the main one. */
  readonly versionId: string | null;
}

/** One read, never from the cache; one more where a version is named. */
export async function readStart({ assistantId, versionId }: Named, ctx: RequestContext): Promise<Start> {
  if (versionId === null) {
    const main = await readFreshAssistant(assistantId, ctx);
    return { main, from: main };
  }
  const [main, version] = await together([readFreshAssistant(assistantId, ctx), readNamedVersion(assistantId, versionId, ctx)]);
  return { main, from: idText(main.version_id) === versionId ? main : version };
}

/** Where inputs name the version. */
const VERSION_ID = ['input', 'versionId'];

/** The place in the input of what a refusal says of the version; null of what it says of anything else. */
export const nameOfVersion = namedBy({ version_id: 'versionId' });

async function readNamedVersion(assistantId: string, versionId: string, ctx: RequestContext): Promise<AssistantWire> {
  try {
    return await readFreshVersion({ assistantId, versionId }, ctx);
  } catch (error) {
    if (!(error instanceof GatewayError && error.code === 'NOT_FOUND')) throw error;
    const message = `The assistant has no version ${quoted(versionId)}.`;
    throw new GatewayError('NOT_FOUND', message, { upstream: error.upstream, refusals: [{ message, path: ['version_id'] }], cause: error });
  }
}

/**
 * What is sent for a change: of the main version what it changes; of another one all that its result differs in from the main one, as
 * Telnyx lays what it is sent over that. Nothing where the version that would be made is there already.
 */
export async function sentFor(
  { target, ...change }: Sent & { readonly target: JsonObject },
  { main, from }: Start,
  promotes: boolean,
  { snapshotOf }: Snapshots,
): Promise<Sent> {
  if (from === main || (!promotes && Object.keys(change.body).length === 0)) return change;
  const version = from as unknown as JsonObject;
  const plan = await finishSoon(planSnapshot(target, main as unknown as JsonObject));
  // What the author has not given, and may not see.
  const own = await finishSoon(planSnapshot(await snapshotOf(version), version));
  return {
    body: plan.body,
    faults: [
      ...change.faults,
      ...plan.problems.map(({ place, message }) =>
        badInput(VERSION_ID, `The version cannot be written again: ${place.join('.')}: ${message}`),
      ),
    ],
    secrets: [...change.secrets, ...own.kept.flatMap(({ place }) => scalarText(valueAtPlace(own.target, place)) ?? [])],
  };
}
