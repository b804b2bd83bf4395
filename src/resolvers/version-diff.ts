/** What two versions of an assistant differ in. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { diffInPieces, type AssistantDiff } from '../insight/document-diff/diff-assistants.ts';
import type { JsonObject } from '../json.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { wholeAssistant } from './assistant-gaps.ts';
import { oncePerPair } from '../notes.ts';
import { finishSoon } from '../turns.ts';
import { assertKey } from './one.ts';
import { together } from './together.ts';

/** One side of a comparison: a version, or the assistant as it is now. */
export interface Side {
  readonly type: 'Assistant' | 'AssistantVersion';
  readonly document: AssistantWire;
}

export interface VersionDiff extends AssistantDiff {
  readonly from: Side;
  readonly to: Side;
}

export interface VersionDiffArgs {
  readonly from: string;
  /** Null for what the assistant is now. */
  readonly to: string | null;
}

/** Throws `NOT_FOUND` for a version that the assistant does not have. Costs a read for each version, as lists leave too much out. */
export async function diffVersions(assistant: AssistantWire, { from, to }: VersionDiffArgs, ctx: RequestContext): Promise<VersionDiff> {
  const parent = { assistantId: String(assistant.id) };
  for (const id of [from, to]) if (id !== null) assertKey(assistantVersions, { parent, id });
  const [before, after] = await together([
    versionOf(parent, from, 'from', ctx),
    to === null ? asItIs(assistant, ctx) : versionOf(parent, to, 'to', ctx),
  ]);
  return {
    from: before,
    to: after,
    ...(await diffOf(before.document as unknown as JsonObject, after.document as unknown as JsonObject)),
  };
}

const asItIs = async (assistant: AssistantWire, ctx: RequestContext): Promise<Side> => ({
  type: 'Assistant',
  document: await wholeAssistant(assistant, ctx),
});

async function versionOf(parent: { readonly assistantId: string }, id: string, argument: string, ctx: RequestContext): Promise<Side> {
  const found = await ctx.loaders.of(assistantVersions, parent).loadWhole(id);
  if (!found) throw new GatewayError('NOT_FOUND', `The assistant has no version with the id that is given as "${argument}".`);
  return { type: 'AssistantVersion', document: found };
}

/** Aliases compare the same documents again. */
const diffOf = oncePerPair((before: JsonObject, after: JsonObject) => finishSoon(diffInPieces(before, after)));
