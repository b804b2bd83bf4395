/** How many of what the account has. */
import type { RequestContext } from '../context.ts';
import { statsOf, tallyOf, type AccountStats, type Tally } from '../insight/account-stats.ts';
import type { JsonObject } from '../json.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { inSlices } from './in-slices.ts';
import { WHOLE, wholeAssistants } from './whole-assistants.ts';

export interface CountedAccount extends AccountStats {
  /** Whether all assistants were counted with all that they have. */
  readonly isComplete: boolean;
}

const known = new WeakMap<AssistantWire, Tally>();

/** Costs the list of assistants, and a read for each of which it leaves something out. */
export async function countAccount(ctx: RequestContext): Promise<CountedAccount> {
  const list = await ctx.loaders.of(assistants).list();
  const { entries, partial, omitted } = await wholeAssistants(list, WHOLE, ctx);
  if (partial.size > 0) ctx.keepOut();
  const tallies = await inSlices(entries, tallied, ctx);
  return { ...statsOf(tallies), isComplete: omitted === 0 };
}

function tallied(assistant: AssistantWire): Tally {
  const tally = known.get(assistant) ?? tallyOf(assistant as unknown as JsonObject);
  known.set(assistant, tally);
  return tally;
}
