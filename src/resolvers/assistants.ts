import type { RequestContext } from '../context.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { createFilter, type AssistantFilter } from './assistant-filter.ts';
import { listPage, type Page, type PageArgs } from './lists/page.ts';
import type { ShowUrl } from './lists/filters.ts';
import { findUsage } from './usage.ts';
import type { Used } from '../insight/references/uses.ts';

/** A page of the account's assistants: see `listPage`. */
export const listAssistants = async (
  args: PageArgs,
  filter: AssistantFilter,
  showUrl: ShowUrl,
  ctx: RequestContext,
): Promise<Page<AssistantWire>> => listPage({ resource: assistants, nameKey: 'name' }, args, createFilter(filter, showUrl), ctx);

/** Those of them that use something: one list, for any number of things, and a read for each of which it leaves something out. */
export const listAssistantsUsing = async (used: Used, id: string, args: PageArgs, ctx: RequestContext): Promise<Page<AssistantWire>> => {
  const { uses } = await findUsage(used, id, ctx);
  const using = new Set(uses.map(({ assistant }) => assistant.id));
  return listPage({ resource: assistants, nameKey: 'name' }, args, (all) => all.filter(({ id: one }) => using.has(one)), ctx);
};
