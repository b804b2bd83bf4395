/** Which integration secrets assistants and MCP servers name, which of these there are, and which secrets stand in clear. */
import type { RequestContext } from '../context.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import type { Parent } from '../upstream/kinds.ts';
import { ANY_KEY, type Resource } from '../upstream/resource.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { integrationSecrets, type IntegrationSecretWire } from '../upstream/resources/integration-secrets.ts';
import { mcpServers, type McpServerWire } from '../upstream/resources/mcp-servers.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import { secretPlacesIn, type ClearPlace, type SecretLooks, type SecretUse } from './secret-places.ts';
import { completeIn } from './usage.ts';
import { together } from './together.ts';

/** What holds the place: an assistant or one of its versions, or an MCP server. */
interface Holder {
  readonly assistant: AssistantWire | null;
  readonly server: McpServerWire | null;
}

export interface SecretReference extends SecretUse {
  readonly holder: Holder;
}
export interface ClearValue extends ClearPlace {
  readonly holder: Holder;
}

export interface SecretInventory {
  readonly references: readonly SecretReference[];
  /** Those of which there is no such secret. */
  readonly missing: readonly SecretReference[];
  readonly unused: readonly IntegrationSecretWire[];
  readonly clearValues: readonly ClearValue[];
  /** What could not be looked through: assistants that a list leaves incomplete, and entries that are none. */
  readonly omitted: number;
}

/** What a list may leave out, and can name a secret. */
const FIELDS: readonly ListGap[] = ['tools', 'conversation_flow', ANY_KEY];
/** Assistants that are read singly for an inventory at most. */
const MAX_SINGLES = 100;

export type FoundReferences = Pick<SecretInventory, 'references' | 'omitted'>;

interface Places {
  readonly references: readonly SecretReference[];
  readonly clearValues: readonly ClearValue[];
}

/** The secrets that a configuration names, as it is. */
export const referencesIn = (configuration: AssistantWire, looks: SecretLooks): readonly SecretReference[] =>
  placesIn(configuration, toAssistant, looks).references;

/** The same of an assistant or version of which a list may have left something out: one read at most. */
const referencesOf =
  <P extends Parent>(resource: Resource<AssistantWire, P>) =>
  async (entry: AssistantWire, looks: SecretLooks, ctx: RequestContext): Promise<readonly SecretReference[]> =>
    referencesIn(await completeIn(resource, entry, FIELDS, ctx), looks);

export const referencesOfAssistant = referencesOf(assistants);
export const referencesOfVersion = referencesOf(assistantVersions);

/** All places that name one secret: one list of assistants and one of MCP servers, and a read for each assistant that its list leaves incomplete. */
export async function findReferences(looks: SecretLooks, ctx: RequestContext, identifier: string): Promise<FoundReferences> {
  const [list, ofServers] = await together([ctx.loaders.of(assistants).list(), placesOfServers(looks, ctx)]);
  const ofAssistants = await placesOfAssistants(list, looks, ctx, Infinity);
  const all = [...ofAssistants.value, ...ofServers.value].flatMap(({ references }) => references);
  return {
    references: all.filter((one) => one.identifier === identifier),
    omitted: ofAssistants.omitted + ofServers.omitted,
  };
}

export async function getSecretInventory(looks: SecretLooks, ctx: RequestContext): Promise<SecretInventory> {
  const [list, ofServers, secrets] = await together([
    ctx.loaders.of(assistants).list(),
    placesOfServers(looks, ctx),
    ctx.loaders.of(integrationSecrets).list(),
  ]);
  const ofAssistants = await placesOfAssistants(list, looks, ctx, MAX_SINGLES);
  const places = [...ofAssistants.value, ...ofServers.value];
  const references = places.flatMap((one) => one.references);
  const used = new Set(references.map(({ identifier }) => identifier));
  return {
    references,
    missing: references.filter(({ identifier }) => !secrets.byId.has(identifier)),
    unused: secrets.entries.filter(({ identifier }) => !used.has(identifier)),
    clearValues: places.flatMap((one) => one.clearValues),
    omitted: ofAssistants.omitted + ofServers.omitted + secrets.omitted,
  };
}

interface Found {
  readonly value: readonly Places[];
  readonly omitted: number;
}

/** Once all lists are there: where one of them fails, no assistant is read singly. */
async function placesOfAssistants(
  list: ResourceList<AssistantWire>,
  looks: SecretLooks,
  ctx: RequestContext,
  maxSingles: number,
): Promise<Found> {
  if (!list.gaps.hasAny(FIELDS)) return { value: placesOfList(list, toAssistant, looks), omitted: list.omitted };
  const incomplete = list.entries.filter((entry) => FIELDS.some((field) => ctx.loaders.mayLack(entry, field)));
  // Beyond the most, what the list does have is looked through.
  const isLeft = new Set(incomplete.slice(maxSingles));
  const whole = await Promise.all(list.entries.map((entry) => (isLeft.has(entry) ? entry : completeIn(assistants, entry, FIELDS, ctx))));
  return {
    value: whole.map((entry) => placesIn(entry, toAssistant, looks)),
    omitted: list.omitted + isLeft.size,
  };
}

async function placesOfServers(looks: SecretLooks, ctx: RequestContext): Promise<Found> {
  const list = await ctx.loaders.of(mcpServers).list();
  return { value: placesOfList(list, toServer, looks), omitted: list.omitted };
}

/** Looked through once for each list, whatever number of secrets is asked about. */
const placesOfList = <W extends object>(list: ResourceList<W>, toHolder: (entry: W) => Holder, looks: SecretLooks): readonly Places[] =>
  list.derive('places of secrets', (entries) => entries.map((entry) => placesIn(entry, toHolder, looks)));

const toAssistant = (assistant: AssistantWire): Holder => ({ assistant, server: null });
const toServer = (server: McpServerWire): Holder => ({ assistant: null, server });

function placesIn<W extends object>(entry: W, toHolder: (entry: W) => Holder, looks: SecretLooks): Places {
  const { references, clear } = secretPlacesIn(entry, looks);
  const holder = toHolder(entry);
  return {
    references: references.map(({ identifier, path }) => ({ identifier, path, holder })),
    clearValues: clear.map(({ kind, path }) => ({ kind, path, holder })),
  };
}
