/** What an import will overwrite. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { grouped } from '../insight/grouped.ts';
import { nullFor } from '../upstream/errors.ts';
import { idText } from '../upstream/ids.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { integrationSecrets } from '../upstream/resources/integration-secrets.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { faultsOfImport, type ImportAssistantsInput } from './import-assistants.ts';
import { together } from './together.ts';
import { WHOLE } from './whole-assistants.ts';

export interface PlannedOverwrite {
  readonly importId: string;
  readonly assistant: AssistantWire;
  /** Whether it has another version than the one it was created with; null where that is not known. */
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
  const imported = grouped(list.entries, (entry) => importIdOf(entry, input.provider));
  const named = [...new Set(input.importIds ?? [...imported.keys()].filter((importId) => importId !== null))];
  const wouldOverwrite = named.flatMap((importId) =>
    (imported.get(importId) ?? []).map((assistant) => ({ importId, assistant, editedSinceImport: isEdited(assistant) })),
  );
  const unknownIds = input.importIds ? named.filter((importId) => !imported.has(importId)) : [];
  const isHidden = list.omitted > 0 || list.entries.some((entry) => ctx.loaders.mayLack(entry, 'import_metadata'));
  const notes = [
    ...(secretExists === false ? [`There is no integration secret ${JSON.stringify(input.apiKeyRef)}: the import would be refused.`] : []),
    ...(secretExists === null ? ['The list of secrets could not be read as a whole: whether there is this one is not known.'] : []),
    ...named
      .filter((importId) => (imported.get(importId)?.length ?? 0) > 1)
      .map(
        (importId) => `More than one assistant was imported from ${JSON.stringify(importId)}: which of them is overwritten is not known.`,
      ),
    ...(input.importIds
      ? []
      : ['Agents of the provider that were never imported would be created; which there are only the provider knows.']),
    ...(isHidden ? ['The list of assistants does not show of all where they come from: more may be overwritten.'] : []),
  ];
  return { secretExists, wouldOverwrite, unknownIds, notes };
}

/** What is not a reason to refuse the rest of a plan or a report. An assistant that is gone before the import will be new. */
export const PASS_OVER = [...(WHOLE.passOver ?? []), 'FORBIDDEN', 'NOT_FOUND'] as const;

async function hasSecret(identifier: string, ctx: RequestContext): Promise<boolean | null> {
  const list = await nullFor(PASS_OVER, ctx.loaders.of(integrationSecrets).list());
  if (list === null) return null;
  return list.byId.has(identifier) || (list.notWhole() ? null : false);
}

/** The id of the agent at the provider that an assistant was imported from; null where it was not. */
export const importIdOf = ({ import_metadata: metadata }: AssistantWire, provider: string): string | null =>
  metadata?.import_provider === provider ? idText(metadata.import_id) : null;

/** An import makes a version with the assistant itself; later ones are of edits, or of other imports. */
function isEdited({ created_at: created, version_created_at: versioned }: AssistantWire): boolean | null {
  const [from, to] = [created, versioned].map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN));
  return from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) ? null : to - from >= ONE_SECOND;
}

const ONE_SECOND = 1_000;
