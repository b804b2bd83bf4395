/** The commands `plan` and `apply`: assistants made what files say. */
import { withAccount, type Ask } from '../account/ask.ts';
import type { Call, Outcome } from '../command.ts';
import { readPaths, withEqualIds, writeSnapshotFile, type SnapshotFile } from './files.ts';
import { textOf, type ChangedFile } from './text.ts';

const FIELDS =
  'action risk changes { kind path before after risk } findings { code severity message path } userErrors { code message field }';
const PLAN = `query ($id: ID, $snapshot: JSON!) { result: applyPlan(id: $id, snapshot: $snapshot) { ${FIELDS} } }`;
const APPLY = `mutation ($input: ApplySnapshotInput!) { result: applySnapshot(input: $input) { ${FIELDS} assistantId versionId } }`;

type Change = (file: SnapshotFile, ask: Ask) => Promise<ChangedFile>;

interface Answer extends Omit<ChangedFile, 'file' | 'id' | 'fault'> {
  readonly assistantId?: string | null;
}

export const plan = (call: Call): Promise<Outcome> =>
  each(call, async ({ file, id, snapshot }, ask) => {
    const { result } = await ask<{ readonly result: Answer | null }>(PLAN, { id, snapshot });
    return result ? { ...result, file, id, fault: null } : absent(file, id);
  });

export const apply = (call: Call): Promise<Outcome> =>
  each(call, async ({ file, id, snapshot }, ask) => {
    // A version that is to be made beside the main one needs one that is there.
    const isNew = id === null;
    const input = {
      id,
      snapshot,
      versionName: isNew ? null : (call.flags.get('version-name') ?? null),
      promote: isNew || !call.flags.has('no-promote'),
    };
    const { result } = await ask<{ readonly result: Answer }>(APPLY, { input });
    const { assistantId = null, ...rest } = result;
    // So that the next time it is known.
    if (isNew && assistantId !== null && snapshot) writeSnapshotFile(file, assistantId, snapshot);
    return { ...rest, file, id: id ?? assistantId, fault: null };
  });

const NOTHING = { action: null, risk: null, changes: [], findings: [], userErrors: [] } as const;
const unusable = (file: string, id: string | null, fault: string): ChangedFile => ({ ...NOTHING, file, id, fault });
const absent = (file: string, id: string | null) => unusable(file, id, 'there is no assistant with its id');

/** One file after the other, each whatever becomes of those before it. */
async function each(call: Call, change: Change): Promise<Outcome> {
  const files = withEqualIds(readPaths(call.args));
  const changed = await withAccount(call, async (ask) => {
    const all: ChangedFile[] = [];
    for (const file of files) {
      // oxlint-disable-next-line no-await-in-loop -- in the order of the files
      all.push(file.fault === null ? await attempt(file, ask, change) : unusable(file.file, null, file.fault));
    }
    return all;
  });
  const isOk = changed.every(({ fault, userErrors }) => fault === null && userErrors.length === 0);
  return { isOk, data: { ok: isOk, files: changed }, text: (paint) => textOf(changed, paint) };
}

async function attempt(file: SnapshotFile, ask: Ask, change: Change): Promise<ChangedFile> {
  try {
    return await change(file, ask);
  } catch (error) {
    return unusable(file.file, file.id, error instanceof Error ? error.message : String(error));
  }
}
