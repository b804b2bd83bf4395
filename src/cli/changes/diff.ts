/** The command `diff`: what two assistants differ in, be they in files or in an account. */
import { existsSync } from 'node:fs';
import { diffOfContents } from '../../insight/snapshot/diff-snapshots.ts';
import type { JsonObject } from '../../json.ts';
import { finish } from '../../pieces.ts';
import { maskedChanges } from '../../schema/assistant/version-diff.ts';
import { withAccount } from '../account/ask.ts';
import type { Call, Outcome } from '../command.ts';
import { STDIN } from '../json-files.ts';
import { readSnapshotFile } from './files.ts';
import { takeOne } from './take.ts';
import { lineOf } from './text.ts';

/** Files are compared with their secrets, which tell whether one has changed, and shown without. */
export async function diff(call: Call): Promise<Outcome> {
  const [before, after] = await readBoth(call);
  const changes = await maskedChanges(finish(diffOfContents(before, after)));
  return {
    isOk: changes.length === 0,
    data: { ok: changes.length === 0, changes },
    text: (paint) => (changes.length === 0 ? 'Nothing differs.' : changes.map((change) => lineOf(change, paint)).join('\n')),
  };
}

async function readBoth(call: Call): Promise<readonly [JsonObject, JsonObject]> {
  const files = call.args.map((arg) => (isFile(arg) ? readSnapshotFile(arg) : null));
  const faults = files.flatMap((file) => (file?.fault ? [`${file.file}: ${file.fault}.`] : []));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const held = files.map((file) => file?.snapshot ?? null);
  const found = held.every((one) => one !== null)
    ? held
    : await withAccount(call, (ask) => Promise.all(call.args.map((arg, index) => held[index] ?? takeOne(ask, arg))));
  const missing = call.args.filter((_arg, index) => !found[index]);
  if (missing.length > 0) throw new Error(missing.map((id) => `There is no file and no assistant ${JSON.stringify(id)}.`).join('\n'));
  return found as unknown as readonly [JsonObject, JsonObject];
}

const isFile = (arg: string) => arg === STDIN || arg.endsWith('.json') || existsSync(arg);
