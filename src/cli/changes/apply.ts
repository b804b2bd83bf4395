/** The commands `plan` and `apply`: assistants made what files say. */
import { withAccount, type Account, type Ask } from '../account/ask.ts';
import { isWanted } from '../../insight/findings/report.ts';
import { whyUnwritable } from '../../error-code.ts';
import { ADVICE_AFTER_UNKNOWN } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { inspect } from '../../schema/access/inspect-json.ts';
import type { Call, Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
import { keyOfCreate, readPaths, whyReadOnly, withoutEqualIds, writeSnapshotFile, type SnapshotFile } from './files.ts';
import { isFailed, textOf, type ChangedFile, type ShownAs } from './text.ts';
import { masked } from '../masked.ts';
import { wantedOf } from '../lint/wanted.ts';

const FIELDS =
  'action risk changes { kind path before after risk } findings { code severity message advice path } userErrors { code message field }';
const PLAN = `query ($id: ID, $snapshot: JSON!) { result: applyPlan(id: $id, snapshot: $snapshot) { ${FIELDS} } }`;
const APPLY = `mutation ($input: ApplySnapshotInput!) { result: applySnapshot(input: $input) { ${FIELDS} assistantId versionId } }`;

type Change = (file: SnapshotFile, ask: Ask, account: Account) => Promise<ChangedFile>;

interface Answer extends Omit<ChangedFile, 'file' | 'id' | 'fault' | 'versionId'> {
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
    const fault = isIdKept && assistantId !== null && snapshot ? whyNotKept(file, assistantId, snapshot) : null;
    // At once, as this is all that is left of it if the command is ended meanwhile.
    if (fault !== null && !call.isJson) call.terminal.err(`${file}: ${fault}.\n`);
    return { ...rest, file, id: id ?? assistantId, versionId, fault };
  });

/** Writes the id of a new assistant to its file. Gives what is to be done where that fails; null where it does not. */
function whyNotKept(file: string, id: string, snapshot: JsonObject): string | null {
  try {
    writeSnapshotFile(file, id, snapshot);
    return null;
  } catch (error) {
    return `the assistant ${id} was created, but its id could not be written to the file: ${whyUnwritable(error)}. Add "id": ${JSON.stringify(id)} to the file, or the next apply creates another one`;
  }
}

const NOTHING = { action: null, risk: null, changes: [], findings: [], userErrors: [], versionId: null } as const;
const unusable = (file: string, id: string | null, fault: string): ChangedFile => ({ ...NOTHING, file, id, fault });
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
      const findings = one.findings.filter((finding) => isWanted(finding, wanted)).map(masked);
      all.push({ ...one, findings, userErrors: one.userErrors.map(masked) });
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

async function attempt(file: SnapshotFile, change: (file: SnapshotFile) => Promise<ChangedFile>): Promise<ChangedFile> {
  try {
    return await change(file);
  } catch (error) {
    return unusable(file.file, file.id, inTermsOfApply(error instanceof Error ? error.message : String(error)));
  }
}

const inTermsOfApply = (message: string): string =>
  message
    .replace(ADVICE_AFTER_UNKNOWN.keyed, 'Apply the file again within a day, as it is and where it is: then one assistant is created.')
    .replace(ADVICE_AFTER_UNKNOWN.keyless, 'Apply the file again: what differs then is sent.');
