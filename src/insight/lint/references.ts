/** What a document refers to by ids: to be found in the account, or to be reported as unknown. */
import { isObject, type JsonObject } from '../../json.ts';
import type { CodeOfFinding } from '../findings/codes.ts';
import type { FoundAt } from '../findings/finding.ts';
import type { SecretUse } from '../references/secret-places.ts';
import { insightGroupUses, mcpServerUses, modelsIn, sharedToolUses, usesInList, type Use } from '../references/uses.ts';
import { entriesOf, FACTS, type AccountFacts, type FactName } from './facts.ts';
import type { Handoff, HandoffKind } from '../handoff/handoffs.ts';
import { toolsIn } from '../flow/effective.ts';
import type { Parts } from '../parts.ts';
import { quoted } from '../quoted.ts';
import { idIn, isBlank } from '../read-value.ts';

/** A place that names something by its id. */
export interface Reference extends Use {
  readonly list: FactName;
  /** The code of its finding where there is none of this id. */
  readonly code: CodeOfFinding;
}

/** All references of a document, in its order. Those by templates are known when a conversation runs. */
export function referencesOf({ document }: Parts, handoffs: readonly Handoff[], secrets: readonly SecretUse[]): readonly Reference[] {
  const own = idIn(document['id']);
  const references = [
    ...handoffs.flatMap(({ toId: id, via, at: { path } }): readonly Reference[] =>
      id === own ? [] : [{ id, path, list: 'assistants', code: UNKNOWN_TARGETS[via] }],
    ),
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
    ...of('models', hostedModels(document), () => 'MODEL_UNKNOWN'),
  ];
  return references.filter(({ id }) => !id.includes('{{'));
}

const UNKNOWN_TARGETS = {
  HANDOFF_TOOL: 'HANDOFF_TARGET_UNKNOWN',
  FLOW_TARGET: 'FLOW_ASSISTANT_UNKNOWN',
} as const satisfies Readonly<Record<HandoffKind, CodeOfFinding>>;

const of = (list: FactName, uses: readonly Use[], codeOf: (use: Use) => CodeOfFinding): readonly Reference[] =>
  uses.map((use) => ({ ...use, list, code: codeOf(use) }));

/** Tools that a document names by ids alone: what is sent, and what some reads have. */
function attachedTools({ tools, tool_ids: ids }: JsonObject): readonly Use[] {
  const shown = new Set(toolsIn(tools).map((tool) => idIn(tool['tool_id'])));
  return usesInList('tool_ids', Array.isArray(ids) ? ids : [], idIn).filter(({ id }) => !shown.has(id));
}

/** A model that is called with a key of the customer's own is none of the account's. */
const hostedModels = (document: JsonObject): readonly Use[] =>
  modelsIn(document).filter(({ holder }) => isBlank(holder['llm_api_key_ref']) && !isObject(holder['external_llm']));

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
