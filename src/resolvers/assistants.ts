import type { RequestContext } from '../context.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { createFilter, type AssistantFilter } from './assistant-filter.ts';
import { listPage, type Page, type PageArgs } from './lists/page.ts';
import type { ShowUrl } from './lists/filters.ts';

/** A page of the account's assistants: see `listPage`. */
export const listAssistants = async (
  args: PageArgs,
  filter: AssistantFilter,
  showUrl: ShowUrl,
  ctx: RequestContext,
): Promise<Page<AssistantWire>> => listPage({ resource: assistants, nameKey: 'name' }, args, createFilter(filter, showUrl), ctx);
