/** The commands `plan` and `apply`: assistants made what files say. */
import { withAccount, type Account, type Ask } from '../account/ask.ts';
import { isWanted } from '../../insight/findings/report.ts';
import { whyUnwritable } from '../../error-code.ts';
import { ADVICE_AFTER_UNKNOWN } from '../../errors.ts';
import { inspect } from '../../schema/access/inspect-json.ts';
import type { Call, Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
import { addId, keyOfCreate, readPaths, whyReadOnly, withoutEqualIds, type SnapshotFile } from './files.ts';
import { isFailed, textOf, type ChangedFile, type ShownAs } from './text.ts';
import { masked } from '../masked.ts';
import { Held, type FilePlace } from '../lint/file-place.ts';
import { locate } from '../lint/json-lines.ts';
import { wantedOf } from '../lint/wanted.ts';

const FIELDS =
  'action risk changes { kind path before after risk } findings { code severity message advice path } userErrors { code message field }';
const PLAN = `query ($id: ID, $snapshot: JSON!) { result: applyPlan(id: $id, snapshot: $snapshot) { ${FIELDS} } }`;
const APPLY = `mutation ($input: ApplySnapshotInput!) { result: applySnapshot(input: $input) { ${FIELDS} assistantId versionId } }`;

/** What the gateway says of a file, without places in it. */
type Answered = Omit<ChangedFile, 'findings' | 'userErrors'> & {
  readonly findings: readonly Omit<ChangedFile['findings'][number], keyof FilePlace>[];
  readonly userErrors: readonly Omit<ChangedFile['userErrors'][number], keyof FilePlace>[];
};

type Change = (file: SnapshotFile, ask: Ask, account: Account) => Promise<Answered>;

interface Answer extends Omit<Answered, 'file' | 'id' | 'fault' | 'versionId'> {
  readonly assistantId?: string | null;
  readonly versionId?: string | null;
}

export const plan = (call: Call): Promise<Outcome> =>
  each(call, 'plan', async ({ file, id, snapshot }, ask) => {
    const { result } = await ask<{ readonly result: Answer | null }>(PLAN, { id, snapshot });
    return result ? { ...result, file, id, versionId: null, fault: null } : absent(file, id);
  });

export const apply = (call: Call): Promise<Outcome> =>
  each(call, 'apply', async (given, ask, { upstream }) => {
    const { file, id, snapshot } = given;
    // A version that is to be made beside the main one needs one that is there.
    const isNew = id === null;
    // What an embedded sandbox has made is gone when the command ends.
    const isIdKept = isNew && upstream !== null;
    // Without its id in the file, the next apply would create another one.
    const whyLost = isIdKept ? whyReadOnly(file) : null;
    if (whyLost !== null) return unusable(file, null, `nothing was created, as ${whyLost}`);
    const input = {
      id,
      snapshot,
      versionName: isNew ? null : (call.flags.get('version-name') ?? null),
      promote: isNew || !call.flags.has('no-promote'),
      idempotencyKey: isNew ? keyOfCreate(given) : null,
    };
    const { result } = await ask<{ readonly result: Answer }>(APPLY, { input });
    const { assistantId = null, versionId = null, ...rest } = result;
    const fault = isIdKept && assistantId !== null ? whyNotKept(file, assistantId) : null;
    // At once, as this is all that is left of it if the command is ended meanwhile.
    if (fault !== null && !call.isJson) call.terminal.err(`${file}: ${fault}.\n`);
    return { ...rest, file, id: id ?? assistantId, versionId, fault };
  });

/** Writes the id of a new assistant to its file. Gives what is to be done where that fails; null where it does not. */
function whyNotKept(file: string, id: string): string | null {
  try {
    addId(file, id);
    return null;
  } catch (error) {
    return `the assistant ${id} was created, but its id could not be written to the file: ${whyUnwritable(error)}. Add "id": ${JSON.stringify(id)} to the file, or the next apply creates another one`;
  }
}

const NOTHING = { action: null, risk: null, changes: [], findings: [], userErrors: [], versionId: null } as const;
const unusable = (file: string, id: string | null, fault: string): Answered => ({ ...NOTHING, file, id, fault });
const absent = (file: string, id: string | null) => unusable(file, id, 'there is no assistant with its id');

/** One file after the other, each whatever becomes of those before it. */
async function each(call: Call, command: ShownAs['command'], change: Change): Promise<Outcome> {
  const reader = new FlagReader(call.flags);
  const wanted = wantedOf(call.flags, reader);
  reader.end();
  const files = withoutEqualIds(readPaths(call.args));
  const { changed, upstream } = await withAccount(call, async (ask, account) => {
    const all: ChangedFile[] = [];
    for (const file of files) {
      // oxlint-disable-next-line no-await-in-loop -- in the order of the files
      const fault = file.fault ?? (await whyUnsendable(file));
      // oxlint-disable-next-line no-await-in-loop -- as above
      const one = fault === null ? await attempt(file, (read) => change(read, ask, account)) : unusable(file.file, file.id, fault);
      const findings = one.findings.filter((finding) => isWanted(finding, wanted));
      all.push(placedIn(file, { ...one, findings }));
    }
    return { changed: all, upstream: account.upstream };
  });
  const isDrift = changed.some(({ action }) => action !== 'NONE');
  const isOk = changed.every((file) => !isFailed(file)) && !(call.flags.has('exit-code') && isDrift);
  const shownAs = { command, isKept: upstream !== null };
  return { isOk, data: { ok: isOk, upstream, files: changed }, text: (paint) => textOf(changed, shownAs, paint) };
}

/** Files are read whatever their depth, and sent as a part of a request. */
const whyUnsendable = async ({ snapshot }: SnapshotFile): Promise<string | null> =>
  (await inspect(snapshot)).isTooDeep ? 'it is nested too deep to be sent' : null;

async function attempt(file: SnapshotFile, change: (file: SnapshotFile) => Promise<Answered>): Promise<Answered> {
  try {
    return await change(file);
  } catch (error) {
    return unusable(file.file, file.id, inTermsOfApply(error instanceof Error ? error.message : String(error)));
  }
}

/** What was found and what is refused, with where that stands in the file. */
function placedIn({ snapshot, text }: SnapshotFile, changed: Answered): ChangedFile {
  let known: Held | null = null;
  // Only where something is found.
  const held = () => (known ??= new Held(snapshot, locate(text)));
  return {
    ...changed,
    findings: changed.findings.map((finding) => {
      const [root = '', ...rest] = finding.path;
      // A snapshot has them in another order than the file may have.
      return { ...held().place({ ...finding, path: SORTED.has(root) ? [root] : [root, ...rest] }), path: masked(finding).path };
    }),
    userErrors: changed.userErrors.map((refusal) => {
      const { field } = refusal;
      const at = field?.indexOf('snapshot') ?? -1;
      return field && at >= 0 ? held().placeRefusal(refusal, field.slice(at + 1)) : masked({ ...refusal, ...NOWHERE });
    }),
  };
}

const SORTED = new Set(['enabledFeatures', 'tags']);
const NOWHERE = { line: null, filePath: null };

const inTermsOfApply = (message: string): string =>
  message
    .replace(ADVICE_AFTER_UNKNOWN.keyed, 'Apply the file again within a day, as it is and where it is: then one assistant is created.')
    .replace(ADVICE_AFTER_UNKNOWN.keyless, 'Apply the file again: what differs then is sent.');
