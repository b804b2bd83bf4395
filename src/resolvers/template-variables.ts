/** Variables of templates. */
import type { RequestContext } from '../context.ts';
import { accountVariables, type AccountVariable } from '../insight/templates/account-variables.ts';
import { templatesInPieces, TEXTS, type Templates } from '../insight/templates/template-variables.ts';
import type { JsonObject } from '../json.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { oncePerDocument } from '../notes.ts';
import { finishSoon } from '../turns.ts';
import { inSlices, inTurn } from './in-slices.ts';
import { WHOLE, wholeAssistants } from './whole-assistants.ts';

/** What has to be known of an assistant for its variables. */
export const TEMPLATE_FIELDS = [...TEXTS, 'dynamic_variables'] as const;

/** The templates of a configuration: looked through once for each document, in a turn of the event loop that has room for it. */
export const getTemplates = (configuration: object, ctx: RequestContext): Promise<Templates> =>
  inTurn(() => once(configuration as JsonObject), ctx);

export interface AccountVariables {
  readonly variables: readonly AccountVariable[];
  /** How many assistants were not looked at with all that they have. */
  readonly omitted: number;
}

/** Costs the list of assistants, and a read for each of which it leaves something out. */
export async function getAccountVariables(ctx: RequestContext): Promise<AccountVariables> {
  const list = await ctx.loaders.of(assistants).list();
  const { entries, partial, omitted } = await wholeAssistants(list, { ...WHOLE, fields: TEMPLATE_FIELDS }, ctx);
  if (partial.size > 0) ctx.keepOut();
  const documents = entries as unknown as readonly JsonObject[];
  const found = await inSlices(documents, once, ctx);
  return { variables: accountVariables(found.map(({ variables }, index) => [documents[index] ?? {}, variables])), omitted };
}

const once = oncePerDocument((document: JsonObject) => finishSoon(templatesInPieces(document)));
