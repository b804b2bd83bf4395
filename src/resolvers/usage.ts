/** Where assistants use what the account shares among them. */
import type { RequestContext } from '../context.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import { nullFor } from '../upstream/errors.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS, VERSION_GAPS } from './assistant-gaps.ts';
import type { UserError } from './user-errors.ts';
import { placesOf, type Used } from '../insight/references/uses.ts';
import type { Path } from '../insight/places/path.ts';

/** One assistant, or one of its versions, and the places in it, as paths of the graph. */
export interface AssistantUse {
  readonly assistant: AssistantWire;
  /** What was looked through. */
  readonly versionId: string | null;
  readonly paths: readonly Path[];
}

export interface Usage {
  /** Whether all assistants of the account could be looked through. */
  readonly isComplete: boolean;
  readonly uses: readonly AssistantUse[];
}

export interface UsageOptions {
  /** Whether versions that are not the main one count too. */
  readonly includeVersions?: boolean | null | undefined;
}

/**
 * All uses in the account: one list of assistants, and a read for each of which the list leaves something out; with versions, one more
 * list for each assistant. A list that leaves nothing out is looked through once, for whatever number of ids.
 */
export async function findUsage(used: Used, id: string, ctx: RequestContext, { includeVersions }: UsageOptions = {}): Promise<Usage> {
  const list = await ctx.loaders.of(assistants).list();
  const { entries, omitted } = list;
  if (!includeVersions && !list.gaps.hasAny(used.fields)) {
    const byId = list.derive(`uses of ${used.name}`, () => usesById(used, entries));
    return { isComplete: omitted === 0, uses: byId.get(id) ?? [] };
  }
  const found = await Promise.all(
    entries.map(async (entry) => {
      const main = await ASSISTANT_GAPS.complete(entry, used.fields, ctx);
      const others = includeVersions ? await otherVersionsOf(entry, used.fields, ctx) : NO_VERSIONS;
      return {
        uses: [main, ...others.entries].map((document) => toUse(entry, document, placesOf(used, document, id))),
        omitted: others.omitted,
      };
    }),
  );
  return {
    isComplete: omitted === 0 && found.every((one) => one.omitted === 0),
    uses: found.flatMap((one) => one.uses).filter(({ paths }) => paths.length > 0),
  };
}

/** `document` is what was looked through: the assistant, or one of its versions. */
const toUse = (assistant: AssistantWire, document: AssistantWire, paths: AssistantUse['paths']): AssistantUse => ({
  assistant,
  versionId: document.version_id ?? null,
  paths,
});

function usesById({ usesIn }: Used, entries: readonly AssistantWire[]): ReadonlyMap<string, readonly AssistantUse[]> {
  const byId = new Map<string, AssistantUse[]>();
  for (const entry of entries) {
    const places = new Map<string, Path[]>();
    for (const { id, path } of usesIn(entry)) push(places, id, path);
    for (const [id, paths] of places) push(byId, id, toUse(entry, entry, paths));
  }
  return byId;
}

/** Adds an item to the list of a key. */
export function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}

type Versions = Pick<ResourceList<AssistantWire>, 'entries' | 'omitted'>;

async function otherVersionsOf(assistant: AssistantWire, fields: readonly ListGap[], ctx: RequestContext): Promise<Versions> {
  const { id, version_id: main } = await ASSISTANT_GAPS.complete(assistant, ['version_id'], ctx);
  const { entries, omitted } = await ctx.loaders.of(assistantVersions, { assistantId: String(id) }).list();
  const others = entries.filter(({ version_id: version }) => version !== main);
  return { entries: await Promise.all(others.map((version) => VERSION_GAPS.complete(version, fields, ctx))), omitted };
}

const NO_VERSIONS: Versions = { entries: [], omitted: 0 };

const TOO_MANY =
  'Looking for assistants that use it takes more upstream calls than one operation may make. Give evenIfUsed to delete it without.';

/** Why something in use is not to be deleted. What was read before is read again, as another one may have begun to use it. */
export async function conflictsOfUse(used: Used, id: string, ctx: RequestContext): Promise<readonly UserError[]> {
  void ctx.loaders.outdate([assistants.kind]);
  return conflictsOf(async () => reasonsAgainst(await findUsage(used, id, ctx)), ctx);
}

/** The same of reasons that are found by looking through what uses it. */
export async function conflictsOf(find: () => Promise<readonly string[]>, ctx: RequestContext): Promise<readonly UserError[]> {
  const against = await nullFor(['LIMIT_EXCEEDED'], find());
  if (against === null) return [{ code: 'CONFLICT', field: ['input', 'id'], message: TOO_MANY }];
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

export const NOT_ALL = 'Not all assistants of the account could be looked through.';

export const reasonsAgainst = ({ uses, isComplete }: Usage): readonly string[] => [
  ...uses.map(
    ({ assistant, paths }) => `The assistant ${String(assistant.id)} uses it at ${paths.map((path) => path.join('.')).join(', ')}.`,
  ),
  ...(isComplete ? [] : [NOT_ALL]),
];
