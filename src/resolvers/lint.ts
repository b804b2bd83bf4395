/** What is wrong with assistants, with what their account has: only lists are read that say something of them. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { Finding, FoundAt } from '../insight/findings/finding.ts';
import type { Report } from '../insight/findings/report.ts';
import { reportInPieces, reportOf } from '../insight/findings/report.ts';
import { FACTS, type AccountFacts, type Fact, type FactName } from '../insight/lint/facts.ts';
import { lintAccount } from '../insight/lint/lint-account.ts';
import { lintOf, listsFor, lookAt, ofPartial, type Lint, type LookedAt } from '../insight/lint/lint-assistant.ts';
import { handingOver } from '../insight/handoff/handoffs.ts';
import { flowOf, partsOf } from '../insight/parts.ts';
import type { SecretLooks } from '../insight/references/secret-places.ts';
import type { JsonObject } from '../json.ts';
import { finish, type Pieces } from '../pieces.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import type { Resource } from '../upstream/resource.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { insightGroups } from '../upstream/resources/insights.ts';
import { integrationSecrets } from '../upstream/resources/integration-secrets.ts';
import { mcpServers } from '../upstream/resources/mcp-servers.ts';
import { models } from '../upstream/resources/models.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { oncePerPair } from '../notes.ts';
import { finishSoon } from '../turns.ts';
import { wholeAssistant } from './assistant-gaps.ts';
import { checkOfFlow } from './flow-check.ts';
import { bareGraphOf } from './flow.ts';
import { inSlices, inTurn } from './in-slices.ts';
import { WHOLE, wholeAssistants, type WholeAssistants } from './whole-assistants.ts';

export interface AccountLint extends Report {
  readonly checkedAssistants: number;
  readonly skipped: readonly string[];
  /** The documents that were looked at. */
  readonly documents: readonly AssistantWire[];
}

/** Costs the lists that it refers to, and one read where the list that brought it leaves something out. */
export async function lintOne(assistant: AssistantWire, looks: SecretLooks, ctx: RequestContext): Promise<AccountLint> {
  const whole = await wholeAssistant(assistant, ctx);
  const document = whole as unknown as JsonObject;
  const looked = await inTurn(() => lookedAt(document, looks), ctx);
  return toReport(lintOf(looked, await factsFor(listsFor(looked), ctx)), [whole]);
}

/** What follows from a document alone, found once for as long as it is kept: for itself, and with all of its account. */
export const lookedAt: (document: JsonObject, looks: SecretLooks) => Promise<LookedAt> = oncePerPair(
  async (document: JsonObject, looks: SecretLooks) => {
    const flow = flowOf(document);
    const checked = flow && (await checkOfFlow(flow, document));
    return finishSoon(lookAt(partsOf(document, flow ? finish(bareGraphOf(flow)) : undefined), looks, checked));
  },
);

/** What is found that needs nothing but the document; `more` may find more of it. */
export async function findingsOf(
  document: JsonObject,
  looks: SecretLooks,
  more?: (document: JsonObject) => Pieces<readonly FoundAt[]>,
): Promise<readonly Finding[]> {
  const looked = await lookedAt(document, looks);
  const { found } = lintOf(looked, {});
  return reportOf(more ? [...found, ...(await finishSoon(more(document))).map(looked.place)] : found).findings;
}

/** Costs the list of assistants, with a read for each of which it leaves something out, and the lists that these refer to. */
export async function lintAll(looks: SecretLooks, ctx: RequestContext): Promise<AccountLint> {
  const list = await ctx.loaders.of(assistants).list();
  const whole = await wholeAssistants(list, WHOLE, ctx);
  if (whole.partial.size > 0) ctx.keepOut();
  const documents = whole.entries as unknown as readonly JsonObject[];
  const looked = await inSlices(documents, (one) => lookedAt(one, looks), ctx);
  const facts = await factsFor(new Set(looked.flatMap((one) => Array.from(listsFor(one)))), ctx);
  const lintEach = (one: LookedAt, entry: AssistantWire | undefined) => {
    const lint = lintOf(one, facts);
    return entry && whole.partial.has(entry) ? ofPartial(lint) : lint;
  };
  const each = await inSlices(looked, (one, index) => lintEach(one, whole.entries[index]), ctx);
  const handing = looked.map(({ parts }) => handingOver(parts)).filter((one) => one !== null);
  const lint = lintAccount(each, handing, { isWhole: whole.omitted === 0, looks });
  return toReport(lint, whole.entries, leftOut(whole), whole.partial.size);
}

/** What is not known of assistants that their list leaves incomplete. */
const leftOut = ({ partial, omitted }: WholeAssistants): readonly string[] => [
  ...(partial.size > 0
    ? [
        `All rules: of ${partial.size} assistants only what their list has of them was looked at, as no more than ${WHOLE.maxSingles} are read one by one, or that failed.`,
      ]
    : []),
  ...(omitted > partial.size ? [`All rules: the list of assistants does not show all of them.`] : []),
];

const toReport = async (
  { found, skipped }: Lint,
  documents: readonly AssistantWire[],
  left: readonly string[] = [],
  partial = 0,
): Promise<AccountLint> => ({
  ...(await finishSoon(reportInPieces(found), 1)),
  checkedAssistants: documents.length - partial,
  skipped: [...left, ...skipped],
  documents,
});

/** Keyed as documents refer to their entries. */
const RESOURCES: Readonly<Record<FactName, Resource<never>>> = {
  assistants,
  sharedTools,
  mcpServers,
  secrets: integrationSecrets,
  models,
  insightGroups,
};

/** Lists of the account. One that cannot be read costs the rules that need it, and nothing else. */
async function factsFor(names: ReadonlySet<FactName>, ctx: RequestContext): Promise<AccountFacts> {
  const facts = await Promise.all([...names].map(async (name) => [name, await factOf(name, ctx)] as const));
  return Object.fromEntries(facts);
}

/** A list of the account; throws where it cannot be read. */
export async function readFact(name: FactName, { loaders }: RequestContext): Promise<Fact> {
  const { byId, omitted } = (await loaders.of(RESOURCES[name]).list()) as ResourceList<object>;
  return { byId, isWhole: omitted === 0 };
}

async function factOf(name: FactName, ctx: RequestContext): Promise<Fact> {
  try {
    return await readFact(name, ctx);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    ctx.keepOut();
    return { why: `the ${FACTS[name]} of the account could not be read (${error.code}: ${error.message.replace(/\.$/, '')})` };
  }
}
