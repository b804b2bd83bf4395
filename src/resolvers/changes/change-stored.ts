/** Changes of an assistant as it is now: read, changed, checked and written once, in turn with all others of the same assistant. */
import type { AssistantUpdateParams } from 'telnyx/resources/ai/assistants/assistants';
import type { RequestContext } from '../../context.ts';
import type { AssistantDiff } from '../../insight/document-diff/diff-assistants.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { idText } from '../../upstream/ids.ts';
import { assistants } from '../../upstream/resources/assistants.ts';
import { assistantVersions } from '../../upstream/resources/assistant-versions.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { outdatedByUpdate, turnOfAssistant, unsettled } from '../assistant-changes.ts';
import { versionsOf } from '../assistant-scopes.ts';
import { bring, idFaults } from '../resource-writes.ts';
import type { NameInput, UserError } from '../user-errors.ts';
import { write, type Written } from '../write.ts';
import { changesSince, type Snapshots } from './expected-state.ts';
import { nameOfVersion, readStart, sentFor, type Sent, type Start } from './start-of-change.ts';

/** What a change makes of an assistant. */
export interface Change {
  readonly diff: AssistantDiff;
  /** The assistant as it would be read. */
  readonly document: JsonObject;
  /** What is wrong with it then, and worth knowing of it. */
  readonly findings: readonly Finding[];
  /** The same with its secrets, as an open snapshot. */
  readonly target: JsonObject;
  /** What is sent where it starts from the main version; nothing differs where it is empty. */
  readonly body: JsonObject;
  /** Why it is not to be made. */
  readonly faults: readonly UserError[];
  /** What is sent and its author may not see. */
  readonly secrets: readonly string[];
}

export interface ChangeRequest<C extends Change> {
  readonly operation: string;
  readonly assistantId: string;
  /** What the input calls the id. */
  readonly idName: string;
  /** The version that it starts from; null for the main one. */
  readonly versionId: string | null;
  readonly expectedHash: string | null;
  /** What is wrong with the input before anybody is asked. */
  readonly faults: readonly UserError[];
  readonly change: (stored: AssistantWire) => Promise<C>;
  /** Whether nothing is written. */
  readonly isTrial?: boolean;
  /** Whether the new version becomes the main one. */
  readonly promotes?: boolean;
  /** Label of the version that is made; null for none. */
  readonly versionName?: string | null;
  readonly nameInput: NameInput;
}

/** What was written, or would be. */
export interface Changed {
  /** Null of one that was only to be tried to create. */
  readonly assistantId: string | null;
  /** The version that was made; the main one where nothing was written. */
  readonly versionId: string | null;
  /** The assistant as it is now; null where it is to be read. */
  readonly assistant: AssistantWire | null;
}

/** What a change was found to be, also where it is refused. */
interface Observed<C extends Change> {
  change: C | null;
  /** What differs: by the change, or from the state that was expected where that is why it was refused. */
  diff: AssistantDiff | null;
  /** The hash of the state that was changed; null where it was not read. */
  baseHash: string | null;
  /** Whether anything has to be sent for it; null where that is not known. */
  sends: boolean | null;
}

/** What came of a change, and what it was found to be. */
export type ChangeOutcome<C extends Change> = Written<Changed> & Readonly<Observed<C>>;

const EXPECTED_HASH = ['input', 'expectedHash'];
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** One GET, never from the cache, one more of the version that it starts from, and one POST, sent once, where anything differs. */
export async function changeStored<C extends Change>(
  { operation, assistantId, idName, versionId, expectedHash, change, isTrial = false, promotes = true, ...request }: ChangeRequest<C>,
  snapshots: Snapshots,
  ctx: RequestContext,
): Promise<ChangeOutcome<C>> {
  const { hashOf } = snapshots;
  const observed: Observed<C> = { change: null, diff: null, baseHash: null, sends: null };
  const written = await write<{ readonly found?: Found }, Changed>({
    operation,
    faults: () => [
      ...idFaults(assistants, assistantId, idName),
      ...(versionId === null ? [] : idFaults(assistantVersions, versionId, 'versionId')),
      ...(expectedHash === null || isHash(expectedHash) ? [] : [badHash]),
      ...request.faults,
    ],
    turn: () => turnOfAssistant(assistantId),
    prepare: async () => {
      const start = await readStart({ assistantId, versionId }, ctx);
      observed.change = await change(start.from);
      observed.diff = observed.change.diff;
      observed.baseHash = await hashOf(start.from);
      const sent = await sentFor(observed.change, start, promotes, snapshots);
      observed.sends = Object.keys(sent.body).length > 0;
      return { found: { ...start, sent } };
    },
    conflicts: async ({ found }) => {
      if (!found) return [];
      if (expectedHash === null || expectedHash === observed.baseHash) {
        // Also where nothing would be sent, as it may be another state in a moment.
        const late = isTrial ? [] : unsettled(outdatedByUpdate(assistantId), ['input', idName], ctx);
        return [...late, ...found.sent.faults];
      }
      const since = await changesSince(expectedHash, found.from, hashOf, ctx);
      observed.diff = since ?? observed.diff;
      return [since ? CONFLICT : UNKNOWN_STATE];
    },
    settled: ({ found }) => {
      if (!found || !(isTrial || observed.sends === false)) return null;
      // What goes live and is live already is the main version, whatever it was made of.
      const { version_id: unwritten } = isTrial || !promotes ? found.from : found.main;
      return { assistantId, versionId: idText(unwritten), assistant: found.main };
    },
    send: ({ found }, upstream, options) => {
      const { versionName = null } = request;
      const named = versionName !== null && { version_name: versionName };
      const body = { ...found?.sent.body, ...named, ...(!promotes && { promote_to_main: false }) } as AssistantUpdateParams;
      return upstream.assistants.update(assistantId, body, options);
    },
    secrets: ({ found }) => found?.sent.secrets ?? [],
    outdates: () => (promotes ? outdatedByUpdate(assistantId) : [versionsOf(assistantId)]),
    brings: (answer) => {
      const entry = promotes
        ? bring(assistants, answer, assistantId, ctx)
        : bring(assistantVersions, answer, null, ctx, { parent: { assistantId } });
      return { assistantId, versionId: idText(entry.version_id), assistant: promotes ? entry : null };
    },
    written: ({ versionId: made }) => [promotes ? assistantId : `${assistantId}@${made ?? ''}`],
    targets: () => (versionId === null ? [assistantId] : [assistantId, versionId]),
    nameInput: () => (path) => nameOfVersion(path) ?? request.nameInput(path),
    idField: ['input', idName],
  })({}, ctx);
  return { ...written, ...observed };
}

/** What is there, and what is to be sent. */
interface Found extends Start {
  readonly sent: Sent;
}

const badHash: UserError = {
  code: 'BAD_USER_INPUT',
  message: 'expectedHash takes a `contentHash`: 64 hexadecimal digits in lower case.',
  field: EXPECTED_HASH,
};
const CONFLICT: UserError = {
  code: 'CONFLICT',
  message: 'The assistant is another one by now, see `changes`: read it again, and repeat the change if it is still right.',
  field: EXPECTED_HASH,
};
const UNKNOWN_STATE: UserError = {
  code: 'CONFLICT',
  message:
    'The assistant is another one by now, and the state that was expected is not among its newest versions, so that `changes` tells what this change would do: read it again, and repeat the change if it is still right.',
  field: EXPECTED_HASH,
};
