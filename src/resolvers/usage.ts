/** Where assistants use what the account shares among them. */
import type { RequestContext } from '../context.ts';
import { isObject, objectsIn, type JsonObject } from '../json.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import type { UserError } from './user-errors.ts';

/** One assistant, and the places in it, as paths of the graph. */
export interface AssistantUse {
  readonly assistant: AssistantWire;
  readonly paths: readonly (readonly string[])[];
}

export interface Usage {
  /** Whether all assistants of the account could be looked through. */
  readonly isComplete: boolean;
  readonly uses: readonly AssistantUse[];
}

/** The places in one assistant where something of this id is used. */
export type FindUses = (assistant: AssistantWire, id: string) => readonly (readonly string[])[];

/** What of an assistant has to be looked at: the list may leave it out. */
export interface Used {
  readonly fields: readonly ListGap[];
  readonly find: FindUses;
}

/** All uses in the account: one list of assistants, and a read for each of which the list leaves something out. */
export async function findUsage({ fields, find }: Used, id: string, ctx: RequestContext): Promise<Usage> {
  const { entries, damaged } = await ctx.loaders.of(assistants).list();
  const uses = await Promise.all(
    entries.map(async (entry): Promise<AssistantUse> => {
      const assistant = await completeIn(entry, fields, ctx);
      return { assistant, paths: find(assistant, id) };
    }),
  );
  return { isComplete: damaged === 0, uses: uses.filter(({ paths }) => paths.length > 0) };
}

/** The assistant with these fields as a single read has them: one read at most. */
export async function completeIn(entry: AssistantWire, fields: readonly ListGap[], { loaders }: RequestContext): Promise<AssistantWire> {
  let assistant = entry;
  for (const field of fields) assistant = await loaders.of(assistants).complete(assistant, field);
  return assistant;
}

/** Why something in use is not to be deleted. What was read before is read again, as another one may have begun to use it. */
export async function conflictsOfUse(used: Used, id: string, ctx: RequestContext): Promise<readonly UserError[]> {
  ctx.loaders.outdate([assistants.kind]);
  const usage = await findUsage(used, id, ctx);
  const against = reasonsAgainst(usage);
  const reasons = against.length > 0 && !mayRead(ctx) ? ['Assistants use it, or may do so.'] : against;
  return reasons.map((message) => ({
    code: 'CONFLICT',
    field: ['input', 'id'],
    message: `${message} Take it out there first, or give evenIfUsed.`,
  }));
}

/** Who may only write does not learn which assistants there are. */
function mayRead(ctx: RequestContext): boolean {
  try {
    ctx.assertScopes([['assistants:read']]);
    return true;
  } catch {
    return false;
  }
}

export const reasonsAgainst = ({ uses, isComplete }: Usage): readonly string[] => [
  ...uses.map(
    ({ assistant, paths }) => `The assistant ${String(assistant.id)} uses it at ${paths.map((path) => path.join('.')).join(', ')}.`,
  ),
  ...(isComplete ? [] : ['Not all assistants of the account could be looked through.']),
];

export const mcpServerUses: Used = {
  fields: ['mcp_servers'],
  find: (assistant, id) => objectsIn(assistant.mcp_servers).flatMap((server) => (server['id'] === id ? [['mcpServers', id]] : [])),
};

export const sharedToolUses: Used = {
  fields: ['tools', 'conversation_flow'],
  find: (assistant, id) => [
    ...objectsIn(assistant.tools).flatMap((tool) => (tool['shared'] === true && tool['tool_id'] === id ? [['tools', id]] : [])),
    ...objectsIn(isObject(assistant.conversation_flow) ? assistant.conversation_flow['nodes'] : null).flatMap((node) =>
      keysOfUse(node, id).map((key) => ['conversationFlow', 'nodes', String(node['id']), key]),
    ),
  ],
};

/** The fields of a node that name the shared tool. */
function keysOfUse({ shared_tool_id: one, shared_tool_ids: many }: JsonObject, id: string): readonly string[] {
  const isAmong = Array.isArray(many) && many.includes(id);
  if (one === id) return isAmong ? ['sharedToolId', 'sharedToolIds'] : ['sharedToolId'];
  return isAmong ? ['sharedToolIds'] : [];
}
