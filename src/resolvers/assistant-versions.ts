import type { RequestContext } from '../context.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants, type OfAssistant } from '../upstream/resources/assistants.ts';
import { badResponse } from '../upstream/errors.ts';
import { idText } from '../upstream/ids.ts';
import { parentOf } from '../upstream/keys.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { canaryOf, versionsOf } from './assistant-scopes.ts';
import { ASSISTANT_GAPS } from './assistant-gaps.ts';
import { turnOfAssistant } from './assistant-changes.ts';
import { getReferencedAssistant, valueOfReferenced } from './assistant.ts';
import { listPage, type PageArgs } from './lists/page.ts';
import { findReferenced, getOne } from './one.ts';
import { bring, deleteOne, keyFaultsOf, readFresh } from './resource-writes.ts';
import { namedBy } from './user-errors.ts';
import { write, type WriteDefinition } from './write.ts';

export const getAssistantVersion = (id: string, ctx: RequestContext, { assistantId }: OfAssistant) =>
  getOne(assistantVersions, { parent: { assistantId }, id }, ctx);

/** The version that a document names; null where it names none that exists. */
export const getReferencedVersion = (assistantId: unknown, versionId: unknown, ctx: RequestContext) =>
  findReferenced(assistantVersions, { parent: { assistantId }, id: versionId }, ctx);

/** A version of an assistant; without an id, the one that the assistant says it is of. */
export const getVersionOf = async (assistant: AssistantWire, versionId: string | null, ctx: RequestContext) =>
  versionId === null
    ? getReferencedVersion(assistant.id, (await ASSISTANT_GAPS.complete(assistant, ['version_id'], ctx)).version_id, ctx)
    : getOne(assistantVersions, { parent: { assistantId: String(assistant.id) }, id: versionId }, ctx);

export const listVersionsOf = (assistant: AssistantWire, args: PageArgs, ctx: RequestContext) =>
  listPage(
    {
      resource: assistantVersions,
      parent: { assistantId: String(assistant.id) },
      nameKey: 'version_name',
      createdKey: 'version_created_at',
    },
    args,
    (versions) => versions,
    ctx,
  );

/** Whether the assistant is of this version now; null where that is not known. */
export async function isMainVersion(version: AssistantWire, ctx: RequestContext): Promise<boolean | null> {
  const main = await valueOfReferenced(version.id, 'version_id', ctx);
  return main === undefined || main === null ? null : main === version.version_id;
}

export interface VersionInput extends OfAssistant {
  readonly versionId: string;
}

/** Versions with the id of the assistant that they name themselves. */
const AS_SENT = { ...assistantVersions, above: {} };

/** A version as it is now, to be changed or promoted: one of another assistant would not be what was asked for. */
export async function readFreshVersion({ assistantId, versionId }: VersionInput, ctx: RequestContext): Promise<AssistantWire> {
  const version = await readFresh(AS_SENT, { parent: { assistantId }, id: versionId }, ctx);
  const saidId = idText(version.id);
  if (saidId !== null && saidId.toLowerCase() !== assistantId.toLowerCase()) throw badResponse('it is a version of another assistant');
  return version;
}

const toKey = ({ assistantId, versionId }: VersionInput) => ({ parent: { assistantId }, id: versionId });

/** One POST, sent once, which makes the version that of the assistant and removes its canary deploy. */
export const promoting = <I extends VersionInput>(): WriteDefinition<I, AssistantWire> => ({
  operation: 'promoteAssistantVersion',
  faults: (input) => keyFaultsOf(assistantVersions, toKey(input)),
  send: ({ assistantId, versionId }, upstream, options) =>
    upstream.assistants.versions.promote(versionId, { assistant_id: assistantId }, options),
  outdates: ({ assistantId }) => [assistants.kind, versionsOf(assistantId), canaryOf(assistantId), assistantTags.kind],
  brings: (answer, { assistantId }, ctx) => bring(assistants, answer, assistantId, ctx),
  written: (assistant) => [String(assistant.id)],
  targets: ({ assistantId, versionId }) => [assistantId, versionId],
  turn: ({ assistantId }) => turnOfAssistant(assistantId),
  nameInput: () => namedBy({}),
  idField: ['input', 'versionId'],
});
export const promoteAssistantVersion = write(promoting<VersionInput>());

/** One DELETE, repeated as reads are. The upstream refuses it for the version that the assistant is of. */
const deleteVersion = deleteOne<AssistantWire, OfAssistant>({
  operation: 'deleteAssistantVersion',
  resource: assistantVersions,
  outdates: ({ parent: { assistantId } }) => [versionsOf(assistantId), canaryOf(assistantId)],
  refusesInUse: true,
  send: (upstream, { id, parent: { assistantId } }, options) =>
    upstream.assistants.versions.delete(id, { assistant_id: assistantId }, options),
});
export const deleteAssistantVersion = (input: VersionInput, ctx: RequestContext) => deleteVersion(toKey(input), ctx);

/** The assistant of a version. */
export const assistantOfVersion = (version: AssistantWire, ctx: RequestContext) =>
  getReferencedAssistant(parentOf(assistantVersions, version).assistantId, ctx);
