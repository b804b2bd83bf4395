/** What a document refers to by ids: to be found in the account, or to be told as unknown. */
import { isObject, type JsonObject } from '../../json.ts';
import type { CodeOfFinding } from '../findings/codes.ts';
import type { FoundAt } from '../findings/finding.ts';
import type { SecretUse } from '../references/secret-places.ts';
import { assistantUses, insightGroupUses, mcpServerUses, modelUses, sharedToolUses, type Use } from '../references/uses.ts';
import { entriesOf, FACTS, type AccountFacts, type FactName } from './facts.ts';
import { quoted } from '../quoted.ts';
import type { Subject } from './subject.ts';
import { isBlank, objectAt } from '../read-value.ts';

/** A place that names something by its id. */
export interface Reference extends Use {
  readonly list: FactName;
  /** The code of its finding where there is none of this id. */
  readonly code: CodeOfFinding;
}

/** All references of a document, in its order. Those by templates are known when a conversation runs. */
export function referencesOf(subject: Subject, secrets: readonly SecretUse[]): readonly Reference[] {
  const { document } = subject;
  const own = document['id'];
  const references = [
    ...of('assistants', assistantUses.usesIn(document), ({ path }) =>
      path[1] === 'edges' ? 'FLOW_ASSISTANT_UNKNOWN' : 'HANDOFF_TARGET_UNKNOWN',
    ).filter(({ id }) => id !== own),
    ...of('sharedTools', [...sharedToolUses.usesIn(document), ...attachedTools(document)], ({ path }) =>
      path[0] === 'conversationFlow' ? 'FLOW_SHARED_TOOL_UNKNOWN' : 'SHARED_TOOL_UNKNOWN',
    ),
    ...of('mcpServers', mcpServerUses.usesIn(document), () => 'MCP_SERVER_UNKNOWN'),
    ...of('insightGroups', insightGroupUses.usesIn(document), () => 'INSIGHT_GROUP_UNKNOWN'),
    ...of(
      'secrets',
      secrets.map(({ identifier, path }) => ({ id: identifier, path })),
      () => 'SECRET_UNKNOWN',
    ),
    ...of('models', hostedModels(subject), () => 'MODEL_UNKNOWN'),
  ];
  return references.filter(({ id }) => !id.includes('{{'));
}

const of = (list: FactName, uses: readonly Use[], codeOf: (use: Use) => CodeOfFinding): readonly Reference[] =>
  uses.map((use) => ({ ...use, list, code: codeOf(use) }));

/** Tools that a document names by ids alone: what is sent, and what some reads have. */
function attachedTools({ tools, tool_ids: ids }: JsonObject): readonly Use[] {
  const shown = new Set(Array.isArray(tools) ? tools.map((tool: unknown) => isObject(tool) && tool['tool_id']) : []);
  return [...new Set<unknown>(Array.isArray(ids) ? ids : [])]
    .filter((id): id is string => typeof id === 'string' && id !== '' && !shown.has(id))
    .map((id) => ({ id, path: ['toolIds', id] }));
}

/** A model that is called with a key of the customer's own is none of the account's. */
const hostedModels = ({ document, graph }: Subject): readonly Use[] =>
  modelUses.usesIn({
    ...hosted(document),
    fallback_config: hosted(objectAt(document, 'fallback_config')),
    delegation_settings: hosted(objectAt(document, 'delegation_settings')),
    conversation_flow: { nodes: graph.nodes.map(({ wire }) => hosted(wire)) },
  });

const hosted = (holder: JsonObject): JsonObject =>
  isBlank(holder['llm_api_key_ref']) && !isObject(holder['external_llm']) ? holder : { ...holder, model: null };

/** Whether it is known that the account lacks what a document refers to. */
export function isMissing({ list, id }: Reference, facts: AccountFacts): boolean {
  const { byId, why } = entriesOf(facts, list);
  // What a list that is not whole lacks may be there.
  return why === null && !byId.has(id);
}

const ONE: Readonly<Record<FactName, string>> = {
  assistants: 'assistant',
  sharedTools: 'shared tool',
  mcpServers: 'MCP server',
  secrets: 'integration secret',
  models: 'model',
  insightGroups: 'insight group',
};

export const unknown = ({ list, code, id, path }: Reference): FoundAt => ({
  code,
  message: `The account has no ${ONE[list]} ${quoted(id)}.`,
  advice: `Name one of the ${FACTS[list]} that the account has, or take the reference out.`,
  path,
});
