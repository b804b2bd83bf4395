/** Where assistants use what the account shares among them. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { isObject, objectsIn, type JsonObject } from '../json.ts';
import type { Entries } from '../upstream/entries.ts';
import { parentOf } from '../upstream/keys.ts';
import type { Parent } from '../upstream/kinds.ts';
import type { Resource } from '../upstream/resource.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import type { UserError } from './user-errors.ts';

/** One assistant, or one of its versions, and the places in it, as paths of the graph. */
export interface AssistantUse {
  readonly assistant: AssistantWire;
  /** What was looked through. */
  readonly versionId: string | null;
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

export interface UsageOptions {
  /** Whether versions that are not the main one count too. */
  readonly includeVersions?: boolean | null | undefined;
}

/**
 * All uses in the account: one list of assistants, and a read for each of which the list leaves something out; with versions, one more
 * list for each assistant.
 */
export async function findUsage(used: Used, id: string, ctx: RequestContext, { includeVersions }: UsageOptions = {}): Promise<Usage> {
  const { entries, damaged } = await ctx.loaders.of(assistants).list();
  const found = await Promise.all(
    entries.map(async (entry) => {
      const main = await completeIn(assistants, entry, used.fields, ctx);
      const others = includeVersions ? await otherVersionsOf(entry, used.fields, ctx) : NO_VERSIONS;
      const uses = [main, ...others.entries].map((document): AssistantUse => ({
        assistant: entry,
        versionId: document.version_id ?? null,
        paths: used.find(document, id),
      }));
      return { uses, damaged: others.damaged };
    }),
  );
  return {
    isComplete: damaged === 0 && found.every((one) => one.damaged === 0),
    uses: found.flatMap((one) => one.uses).filter(({ paths }) => paths.length > 0),
  };
}

async function otherVersionsOf(
  { id, version_id: main }: AssistantWire,
  fields: readonly ListGap[],
  ctx: RequestContext,
): Promise<Entries<AssistantWire>> {
  const { entries, damaged } = await ctx.loaders.of(assistantVersions, { assistantId: String(id) }).list();
  const others = entries.filter(({ version_id: version }) => version !== main);
  return { entries: await Promise.all(others.map((version) => completeIn(assistantVersions, version, fields, ctx))), damaged };
}

const NO_VERSIONS: Entries<AssistantWire> = { entries: [], damaged: 0 };

/** The assistant, or version, with these fields as a single read has them: one read at most. */
export async function completeIn<P extends Parent>(
  resource: Resource<AssistantWire, P>,
  entry: AssistantWire,
  fields: readonly ListGap[],
  { loaders }: RequestContext,
): Promise<AssistantWire> {
  let assistant = entry;
  for (const field of fields) assistant = await loaders.of(resource, parentOf(resource, entry)).complete(assistant, field);
  return assistant;
}

const TOO_MANY =
  'Looking for assistants that use it takes more upstream calls than one operation may make. Give evenIfUsed to delete it without.';

/** Why something in use is not to be deleted. What was read before is read again, as another one may have begun to use it. */
export async function conflictsOfUse(used: Used, id: string, ctx: RequestContext): Promise<readonly UserError[]> {
  ctx.loaders.outdate([assistants.kind]);
  const usage = await findUsage(used, id, ctx).catch((error: unknown) => {
    if (error instanceof GatewayError && error.code === 'LIMIT_EXCEEDED') return null;
    throw error;
  });
  if (usage === null) return [{ code: 'CONFLICT', field: ['input', 'id'], message: TOO_MANY }];
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

/** Handoffs and flows of other assistants that lead to this one. */
export const assistantUses: Used = {
  fields: ['tools', 'conversation_flow'],
  find: (assistant, id) => {
    if (String(assistant.id) === id) return [];
    const flow: JsonObject = isObject(assistant.conversation_flow) ? assistant.conversation_flow : {};
    return [
      ...handoffsIn(assistant.tools, ['tools'], id),
      ...objectsIn(flow['nodes']).flatMap((node) =>
        handoffsIn([node['tools'], node['tool']], ['conversationFlow', 'nodes', String(node['id']), 'tools'], id),
      ),
      ...objectsIn(flow['edges']).flatMap(({ id: edge, target }) =>
        isObject(target) && target['assistant_id'] === id ? [['conversationFlow', 'edges', String(edge), 'target']] : [],
      ),
    ];
  },
};

/** The places of handoff tools among these that lead to the assistant. The upstream has lists of lists of tools. */
const handoffsIn = (tools: unknown, at: readonly string[], id: string): readonly (readonly string[])[] =>
  objectsIn([tools].flat(4)).flatMap(({ tool_id: toolId, handoff }) =>
    isObject(handoff) && objectsIn(handoff['ai_assistants']).some((target) => target['id'] === id)
      ? [[...at, typeof toolId === 'string' ? toolId : 'handoff', 'aiAssistants', id]]
      : [],
  );

/** The fields of a node that name the shared tool. */
function keysOfUse({ shared_tool_id: one, shared_tool_ids: many }: JsonObject, id: string): readonly string[] {
  const isAmong = Array.isArray(many) && many.includes(id);
  if (one === id) return isAmong ? ['sharedToolId', 'sharedToolIds'] : ['sharedToolId'];
  return isAmong ? ['sharedToolIds'] : [];
}
