/** What an import will overwrite, and what it has changed. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { diffAssistants, type AssistantDiff } from '../insight/document-diff/diff-assistants.ts';
import type { Finding } from '../insight/findings/finding.ts';
import { openSnapshotOf } from '../insight/snapshot/plan-snapshot.ts';
import type { JsonObject } from '../json.ts';
import { idText } from '../upstream/ids.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { integrationSecrets } from '../upstream/resources/integration-secrets.ts';
import { ANY_KEY } from '../upstream/resource.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { faultsOfImport, type Imported, type ImportAssistantsInput } from './import-assistants.ts';
import { together } from './together.ts';
import { WHOLE, wholeAssistants } from './whole-assistants.ts';

export interface PlannedOverwrite {
  readonly importId: string;
  readonly assistant: AssistantWire;
  /** Whether it has another version than the one it was created with; null where that cannot be told. */
  readonly editedSinceImport: boolean | null;
}

export interface ImportPlan {
  /** Null where the secrets could not be read. */
  readonly secretExists: boolean | null;
  readonly wouldOverwrite: readonly PlannedOverwrite[];
  /** Ids of agents of which the account has no assistant. */
  readonly unknownIds: readonly string[];
  readonly notes: readonly string[];
}

/** One list of assistants and one of secrets. Throws `BAD_USER_INPUT` for what an import would refuse. */
export async function planImport(input: ImportAssistantsInput, ctx: RequestContext): Promise<ImportPlan> {
  const faults = faultsOfImport(input);
  if (faults.length > 0) throw new GatewayError('BAD_USER_INPUT', faults.map(({ message }) => message).join(' '));
  const [list, secretExists] = await together([ctx.loaders.of(assistants).list(), hasSecret(input.apiKeyRef, ctx)]);
  const imported = new Map(list.entries.flatMap((entry) => importedFrom(entry, input.provider)));
  const named = input.importIds ?? [...imported.keys()];
  const wouldOverwrite = [...new Set(named)].flatMap((importId) => {
    const assistant = imported.get(importId);
    return assistant ? [{ importId, assistant, editedSinceImport: isEdited(assistant) }] : [];
  });
  const notes = [
    ...(secretExists === false ? [`There is no integration secret ${JSON.stringify(input.apiKeyRef)}: the import would be refused.`] : []),
    ...(input.importIds
      ? []
      : ['Agents of the provider that were never imported would be created; which there are only the provider knows.']),
    ...(list.omitted > 0 ? ['The list of assistants has entries that could not be read: more may be overwritten.'] : []),
  ];
  return { secretExists, wouldOverwrite, unknownIds: (input.importIds ?? []).filter((id) => !imported.has(id)), notes };
}

async function hasSecret(identifier: string, ctx: RequestContext): Promise<boolean | null> {
  try {
    const { byId, notWhole } = await ctx.loaders
      .of(integrationSecrets)
      .list()
      .then((list) => ({ byId: list.byId, notWhole: list.notWhole() }));
    return byId.has(identifier) || (notWhole ? null : false);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'FORBIDDEN') return null;
    throw error;
  }
}

const importedFrom = (entry: AssistantWire, provider: string): readonly (readonly [importId: string, entry: AssistantWire])[] => {
  const { import_metadata: metadata } = entry;
  const id = metadata?.import_provider === provider ? idText(metadata.import_id) : null;
  return id === null ? [] : [[id, entry]];
};

/** An import makes a version with the assistant itself; later ones are of edits, or of other imports. */
function isEdited({ created_at: created, version_created_at: versioned }: AssistantWire): boolean | null {
  const [from, to] = [created, versioned].map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN));
  return from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) ? null : to - from >= ONE_SECOND;
}

const ONE_SECOND = 1_000;

export type ImportOutcome = 'CREATED' | 'OVERWRITTEN' | 'UNCHANGED';

export interface ImportEntry {
  readonly assistant: AssistantWire;
  readonly outcome: ImportOutcome;
  readonly diff: AssistantDiff;
  readonly findings: readonly Finding[];
}

export interface ImportReport {
  /** Whether the state before was known of all. */
  readonly isComplete: boolean;
  readonly entries: readonly ImportEntry[];
}

/** The assistants before an import, by their ids; null where they could not be read. */
export type StateBefore = { readonly byId: ReadonlyMap<string, AssistantWire>; readonly isWhole: boolean } | null;

/**
 * One list, and a read of each assistant that may be overwritten and of which it leaves something out: fewer than an operation may make,
 * so that the import can be sent as well. Never throws for what the upstream refuses.
 */
export async function stateBefore({ provider, importIds }: ImportAssistantsInput, ctx: RequestContext): Promise<StateBefore> {
  const mayBeOverwritten = (entry: AssistantWire) => {
    const [[importId] = [null]] = importedFrom(entry, provider);
    return importId === null ? ctx.loaders.mayLack(entry, ANY_KEY) : (importIds?.includes(importId) ?? true);
  };
  try {
    const list = await ctx.loaders.of(assistants).list();
    const { entries, partial } = await wholeAssistants(list, { ...WHOLE, isMeant: mayBeOverwritten, passOver: PASS_OVER }, ctx);
    return { byId: new Map(entries.map((entry) => [String(entry.id), entry])), isWhole: list.omitted === 0 && partial.size === 0 };
  } catch (error) {
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

/** One that is gone by now will be new. */
const PASS_OVER = [...(WHOLE.passOver ?? []), 'NOT_FOUND'] as const;

/** What an import has changed. Without the state before it says nothing of any assistant. */
export async function reportOnImport(
  before: StateBefore,
  imported: Imported,
  findingsOf: (document: JsonObject) => Promise<readonly Finding[]>,
): Promise<ImportReport> {
  if (before === null) return { isComplete: false, entries: [] };
  const made = imported.assistants.map(async (assistant): Promise<ImportEntry> => {
    const old = before.byId.get(String(assistant.id));
    const after = assistant as unknown as JsonObject;
    const diff = diffAssistants(openSnapshotOf((old ?? {}) as unknown as JsonObject), openSnapshotOf(after));
    const outcome = old === undefined ? 'CREATED' : diff.changes.length === 0 ? 'UNCHANGED' : 'OVERWRITTEN';
    return { assistant, outcome, diff, findings: await findingsOf(after) };
  });
  const entries = await Promise.all(made);
  return { isComplete: before.isWhole && imported.damaged === 0, entries };
}
