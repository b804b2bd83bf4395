/** Creates of assistants and versions, and changes of their settings. */
import type { AssistantCreateParams, AssistantUpdateParams } from 'telnyx/resources/ai/assistants/assistants';
import type { RequestContext } from '../context.ts';
import type { JsonObject } from '../json.ts';
import type { SdkOptions, Upstream } from '../upstream/client.ts';
import { idText } from '../upstream/ids.ts';
import type { Scope } from '../upstream/kinds.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants, type OfAssistant } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { canaryOf, versionsOf } from './assistant-scopes.ts';
import { ASSISTANT_FIELD, bring, createOne, emptyFaults, ID_FIELD, idFaults, keyFaultsOf, readFresh, turnOf } from './resource-writes.ts';
import type { UserError } from './user-errors.ts';
import type { WireBody, WireChanges } from './wire-body.ts';
import { write, type Write, type WriteDefinition } from './write.ts';

export const createAssistant = createOne<AssistantWire, AssistantCreateParams>({
  operation: 'createAssistant',
  resource: assistants,
  outdates: [assistants.kind, assistantTags.kind],
  send: (upstream, body, options) => upstream.assistants.create(body, options),
});

/** Which of the versions is main follows from which write it is. */
type ChangesBody = Omit<AssistantUpdateParams, 'promote_to_main'>;

interface Changing {
  readonly changes: WireChanges<ChangesBody>;
  /** The version that has to be there still. */
  readonly expectedVersionId?: string | null | undefined;
}

/** The changes as they are sent, once what is there now is known where they need it. */
interface Prepared {
  readonly body?: WireBody<ChangesBody>;
  readonly versionId?: unknown;
}

interface ChangeOptions<I> extends Required<Pick<WriteDefinition<I, AssistantWire>, 'operation' | 'written' | 'brings' | 'turn'>> {
  readonly idFaults: (input: I) => readonly UserError[];
  readonly idField: readonly string[];
  readonly targets: (input: I) => readonly string[];
  /** What the changes are made of, never from the cache: what is laid over an older state would undo what others have written since. */
  readonly read: (input: I, ctx: RequestContext) => Promise<AssistantWire>;
  readonly send: (input: I, upstream: Upstream, body: ChangesBody, options: SdkOptions) => PromiseLike<unknown>;
  readonly outdates: (input: I) => readonly Scope[];
}

/** One POST, sent once; before it one GET where the changes complete what is there, or expect a version of it. */
const change = <I extends Changing>({ idFaults: faultsOfId, read, send, ...options }: ChangeOptions<I>): Write<I, AssistantWire> =>
  write<I & Prepared, AssistantWire>({
    ...options,
    faults: (input) => [...faultsOfId(input), ...input.changes.faults, ...emptyFaults(input.changes)],
    prepare: async (input, ctx) => {
      const { changes, expectedVersionId } = input;
      if (!changes.needsStored && typeof expectedVersionId !== 'string') return input;
      const value = await read(input, ctx);
      return { ...input, body: changes.applyTo(value as unknown as JsonObject), versionId: value.version_id };
    },
    conflicts: async (input, ctx) => {
      const { body, versionId, expectedVersionId } = input;
      const conflicts = versionConflicts(versionId, expectedVersionId);
      const isAsExpected = typeof expectedVersionId === 'string' && conflicts.length === 0;
      const field = ['input', 'expectedVersionId'];
      return [...conflicts, ...(isAsExpected ? unsettled(options.outdates(input), field, ctx) : []), ...(body?.faults ?? [])];
    },
    send: (input, upstream, sdk) => send(input, upstream, (input.body ?? input.changes).wire, sdk),
    secrets: ({ body }) => body?.secrets ?? [],
    nameInput: ({ changes }) => changes.nameInput,
  });

const versionConflicts = (versionId: unknown, expected: string | null | undefined): readonly UserError[] =>
  typeof expected !== 'string' || idText(versionId) === expected
    ? []
    : [
        {
          code: 'CONFLICT',
          message: 'The assistant has another version by now: read it again, and repeat the change if it is still right.',
          field: ['input', 'expectedVersionId'],
        },
      ];

/** Why what was read is not known to be the state that a write finds: one before it, of unknown outcome, may still be carried out. */
export function unsettled(scopes: readonly Scope[], field: readonly string[], { loaders }: RequestContext): readonly UserError[] {
  const leftMs = loaders.unsettledMsOf(scopes);
  if (leftMs === 0) return [];
  const seconds = Math.ceil(leftMs / 1_000);
  const message = `What came of a write before this one is not known, and it may still be carried out and change the same: nothing was sent. Read it again in ${seconds} s, and repeat the change if it is still right.`;
  return [{ code: 'CONFLICT', message, field }];
}

/** An assistant as it is now, to be changed and written back. */
export async function readFreshAssistant(id: string, ctx: RequestContext): Promise<AssistantWire> {
  const found = await readFresh(assistants, { id, parent: null }, ctx);
  const held = ctx.loaders.of(assistants).loadHeld(id);
  // Somebody else has written since, and a caller who is refused for it reads it again.
  if (held && held.version_id !== found.version_id) void ctx.loaders.outdate([assistants.kind, versionsOf(id), canaryOf(id)]);
  return found;
}

/** The turn of what changes the main version of an assistant, or makes another of it. */
export const turnOfAssistant = (id: string): string => turnOf(assistants, { parent: null, id });

/** What a change of the main version outdates, which ends a canary deploy. */
export const outdatedByUpdate = (id: string): readonly Scope[] => [assistants.kind, versionsOf(id), canaryOf(id), assistantTags.kind];

export interface UpdateAssistantInput extends Changing {
  readonly id: string;
}

/** The state before becomes a version, and this one the main version, which ends a canary deploy. */
export const updateAssistant = change<UpdateAssistantInput>({
  operation: 'updateAssistant',
  idFaults: ({ id }) => idFaults(assistants, id),
  idField: ID_FIELD,
  targets: ({ id }) => [id],
  turn: ({ id }) => turnOfAssistant(id),
  read: ({ id }, ctx) => readFreshAssistant(id, ctx),
  send: ({ id }, upstream, body, options) => upstream.assistants.update(id, body, options),
  outdates: ({ id }) => outdatedByUpdate(id),
  brings: (answer, { id }, ctx) => bring(assistants, answer, id, ctx),
  written: ({ id }) => [String(id)],
});

const ofVersion = ({ id, version_id: versionId }: AssistantWire) => [`${String(id)}@${idText(versionId) ?? ''}`];

/** The same write, of which Telnyx makes a version beside the main one. */
export const createAssistantVersion = change<OfAssistant & Changing>({
  operation: 'createAssistantVersion',
  idFaults: ({ assistantId }) => idFaults(assistants, assistantId, 'assistantId'),
  idField: ASSISTANT_FIELD,
  targets: ({ assistantId }) => [assistantId],
  turn: ({ assistantId }) => turnOfAssistant(assistantId),
  read: ({ assistantId }, ctx) => readFreshAssistant(assistantId, ctx),
  send: ({ assistantId }, upstream, body, options) => upstream.assistants.update(assistantId, { ...body, promote_to_main: false }, options),
  outdates: ({ assistantId }) => [versionsOf(assistantId)],
  brings: (answer, { assistantId }, ctx) => bring(assistantVersions, answer, null, ctx, { parent: { assistantId } }),
  written: ofVersion,
});

export interface UpdateVersionInput extends OfAssistant, Changing {
  readonly versionId: string;
}

const keyOfVersion = ({ assistantId, versionId }: UpdateVersionInput) => ({ parent: { assistantId }, id: versionId });

/** Changes a version where it is. Telnyx refuses it for the main one. */
export const updateAssistantVersion = change<UpdateVersionInput>({
  operation: 'updateAssistantVersion',
  idFaults: (input) => keyFaultsOf(assistantVersions, keyOfVersion(input)),
  idField: ['input', 'versionId'],
  targets: ({ assistantId, versionId }) => [assistantId, versionId],
  turn: (input) => turnOf(assistantVersions, keyOfVersion(input)),
  read: (input, ctx) => readFresh(assistantVersions, keyOfVersion(input), ctx),
  send: ({ assistantId, versionId }, upstream, body, options) =>
    upstream.assistants.versions.update(versionId, { ...body, assistant_id: assistantId }, options),
  outdates: ({ assistantId }) => [versionsOf(assistantId)],
  brings: (answer, { assistantId, versionId }, ctx) => bring(assistantVersions, answer, versionId, ctx, { parent: { assistantId } }),
  written: ofVersion,
});
