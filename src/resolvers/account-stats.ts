/** How many of what the account has. */
import type { RequestContext } from '../context.ts';
import { statsOf, tallyOf, type AccountStats } from '../insight/account-stats.ts';
import { partsOf } from '../insight/parts.ts';
import type { JsonObject } from '../json.ts';
import { oncePerDocument } from '../notes.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { inSlices } from './in-slices.ts';
import { WHOLE, wholeAssistants } from './whole-assistants.ts';

export interface CountedAccount extends AccountStats {
  /** Whether all assistants were counted with all that they have. */
  readonly isComplete: boolean;
}

/** Costs the list of assistants, and a read for each of which it leaves something out. */
export async function countAccount(ctx: RequestContext): Promise<CountedAccount> {
  const list = await ctx.loaders.of(assistants).list();
  const { entries, partial, omitted } = await wholeAssistants(list, WHOLE, ctx);
  if (partial.size > 0) ctx.keepOut();
  const tallies = await inSlices(entries, tallyOnce, ctx);
  return { ...statsOf(tallies), isComplete: omitted === 0 };
}

const tallyOnce = oncePerDocument((assistant: AssistantWire) => tallyOf(partsOf(assistant as unknown as JsonObject)));
