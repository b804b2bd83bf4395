/** Which assistants of the account hand over to which. */
import type { RequestContext } from '../context.ts';
import { handoffGraph, type HandoffGraph } from '../insight/handoff/handoff-graph.ts';
import { handingOver } from '../insight/handoff/handoffs.ts';
import { partsOf } from '../insight/parts.ts';
import type { JsonObject } from '../json.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { oncePerDocument } from '../notes.ts';
import { inSlices } from './in-slices.ts';
import { WHOLE, wholeAssistants } from './whole-assistants.ts';

export interface AccountHandoffs extends HandoffGraph {
  /** Whether all assistants were looked at with all that they have. */
  readonly isComplete: boolean;
}

/** Costs the list of assistants, and a read for each of which it leaves tools or the flow out. */
export async function getHandoffGraph(ctx: RequestContext): Promise<AccountHandoffs> {
  const list = await ctx.loaders.of(assistants).list();
  const { entries, partial, omitted } = await wholeAssistants(list, { ...WHOLE, fields: ['tools', 'conversation_flow'] }, ctx);
  if (partial.size > 0) ctx.keepOut();
  const each = await inSlices(entries, handingOverOf, ctx);
  return { ...handoffGraph(each.filter((one) => one !== null)), isComplete: omitted === 0 };
}

/** One of them, made once for as long as its document is kept. */
const handingOverOf = oncePerDocument((assistant: AssistantWire) => handingOver(partsOf(assistant as unknown as JsonObject)));
