/** Which integration secrets assistants, MCP servers and shared tools name, which of these there are, and which secrets stand in clear. */
import type { RequestContext } from '../context.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import { ANY_KEY } from '../upstream/resource.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { integrationSecrets, type IntegrationSecretWire } from '../upstream/resources/integration-secrets.ts';
import { mcpServers, type McpServerWire } from '../upstream/resources/mcp-servers.ts';
import { sharedTools, type SharedToolWire } from '../upstream/resources/shared-tools.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import { secretPlacesInPieces, type ClearPlace, type SecretLooks, type SecretUse } from '../insight/references/secret-places.ts';
import { oncePerPair } from '../notes.ts';
import { finishSoon } from '../turns.ts';
import { inSlices } from './in-slices.ts';
import { toTool } from './shared-tools.ts';
import { together } from './together.ts';
import { MAX_SINGLES, wholeAssistants } from './whole-assistants.ts';

/** What holds the place: an assistant or one of its versions, an MCP server, or a tool of the library. */
export interface Holder {
  readonly assistant: AssistantWire | null;
  readonly server: McpServerWire | null;
  readonly sharedTool: SharedToolWire | null;
}

export interface SecretReference extends SecretUse {
  readonly holder: Holder;
}
export interface ClearValue extends Omit<ClearPlace, 'isForIdentifier'> {
  readonly holder: Holder;
}

export interface SecretInventory {
  readonly references: readonly SecretReference[];
  /** Those of which there is no such secret. */
  readonly missing: readonly SecretReference[];
  readonly unused: readonly IntegrationSecretWire[];
  readonly clearValues: readonly ClearValue[];
  /** What could not be looked through: assistants that a list leaves incomplete, and entries that lists do not show. */
  readonly omitted: number;
}

/** What a list may leave out, and can name a secret. */
export const SECRET_FIELDS: readonly ListGap[] = ['tools', 'conversation_flow', ANY_KEY];

export type FoundReferences = Pick<SecretInventory, 'references' | 'omitted'>;

interface Places {
  readonly references: readonly SecretReference[];
  readonly clearValues: readonly ClearValue[];
}

/** The secrets that a configuration names, as it is. */
export const referencesIn = async (configuration: AssistantWire, looks: SecretLooks): Promise<readonly SecretReference[]> =>
  (await ofAssistant(configuration, looks)).references;

/** All places that name one secret: a list each of assistants, MCP servers and shared tools, and a read for each assistant that its list leaves incomplete. */
export async function findReferences(looks: SecretLooks, ctx: RequestContext, identifier: string): Promise<FoundReferences> {
  const { places, omitted } = await placesInAll(await together(listsOfHolders(ctx)), looks, ctx, Infinity);
  const references = places.flatMap((one) => one.references.filter((reference) => reference.identifier === identifier));
  return { references, omitted };
}

export async function getSecretInventory(looks: SecretLooks, ctx: RequestContext): Promise<SecretInventory> {
  const [ofAssistants, ofServers, ofTools, secrets] = await together([...listsOfHolders(ctx), ctx.loaders.of(integrationSecrets).list()]);
  const { places, omitted } = await placesInAll([ofAssistants, ofServers, ofTools], looks, ctx, MAX_SINGLES);
  const references = places.flatMap((one) => one.references);
  const used = new Set(references.map(({ identifier }) => identifier));
  return {
    references,
    missing: references.filter(({ identifier }) => !secrets.byId.has(identifier)),
    unused: secrets.entries.filter(({ identifier }) => !used.has(identifier)),
    clearValues: places.flatMap((one) => one.clearValues),
    omitted: omitted + secrets.omitted,
  };
}

type ListsOfHolders = readonly [ResourceList<AssistantWire>, ResourceList<McpServerWire>, ResourceList<SharedToolWire>];

const listsOfHolders = ({ loaders }: RequestContext) =>
  [loaders.of(assistants).list(), loaders.of(mcpServers).list(), loaders.of(sharedTools).list()] as const;

/** Once all lists are there: where one of them fails, no assistant is read singly. */
async function placesInAll(
  [ofAssistants, ofServers, ofTools]: ListsOfHolders,
  looks: SecretLooks,
  ctx: RequestContext,
  maxSingles: number,
): Promise<{ readonly places: readonly Places[]; readonly omitted: number }> {
  const whole = await wholeAssistants(ofAssistants, { fields: SECRET_FIELDS, maxSingles }, ctx);
  return {
    places: [
      ...(await inSlices(whole.entries, (entry) => ofAssistant(entry, looks), ctx)),
      ...(await inSlices(ofServers.entries, (entry) => ofServer(entry, looks), ctx)),
      ...(await inSlices(ofTools.entries, (entry) => ofSharedTool(entry, looks), ctx)),
    ],
    omitted: whole.omitted + ofServers.omitted + ofTools.omitted,
  };
}

const NONE: Holder = { assistant: null, server: null, sharedTool: null };

/** The places in an entry, looked for once for as long as it is kept: for whatever number of secrets, and of requests. */
const placesIn = <W extends object>(holderOf: (entry: W) => Holder, documentOf: (entry: W) => object = (entry) => entry) =>
  oncePerPair((entry: W, looks: SecretLooks) => placesOf(documentOf(entry), holderOf(entry), looks));

async function placesOf(document: object, holder: Holder, looks: SecretLooks): Promise<Places> {
  const { references, clear } = await finishSoon(secretPlacesInPieces(document, looks));
  return {
    references: references.map(({ identifier, path }) => ({ identifier, path, holder })),
    clearValues: clear.map(({ kind, isEvident, path }) => ({ kind, isEvident, path, holder })),
  };
}

const ofAssistant = placesIn((assistant: AssistantWire) => ({ ...NONE, assistant }));
const ofServer = placesIn((server: McpServerWire) => ({ ...NONE, server }));
/** The graph has the settings of its definition in `tool`. */
const ofSharedTool = placesIn(
  (sharedTool: SharedToolWire) => ({ ...NONE, sharedTool }),
  (sharedTool) => ({ ...sharedTool, tool_definition: null, tool: toTool(sharedTool) }),
);
