/** The command `snapshot`: assistants of an account, printed or in files. */
import { mkdirSync } from 'node:fs';
import { whyUnwritable } from '../../error-code.ts';
import { withAccount } from '../account/ask.ts';
import type { Call, Outcome } from '../command.ts';
import { paintFor } from '../terminal.ts';
import { fileNames, withId, writeSnapshotFile } from './files.ts';
import { takeAll, takeEach, type Failed, type Taken } from './take.ts';

export async function snapshot(call: Call): Promise<Outcome> {
  const { taken, failed, upstream } = await withAccount(call, async (ask, account) => ({
    ...(await (call.args.length === 0 ? takeAll(ask) : takeEach(ask, call.args))),
    ...account,
  }));
  const out = call.flags.get('out');
  if (out === undefined) return printed(call, taken, failed);
  const written = writeInto(out, taken);
  const all = [...failed, ...written.failed];
  const isOk = tell(call, all);
  const missing = all.flatMap(({ id, isMissing }) => (isMissing && id !== null ? [id] : []));
  const others = all.filter(({ isMissing }) => !isMissing).map(({ id, fault }) => ({ id, fault }));
  const { files } = written;
  const text = () => files.map(({ file, id }) => `${file} ${id}`).join('\n');
  return { isOk, data: { ok: isOk, upstream, files, missing, failed: others }, text };
}

function printed(call: Call, taken: readonly Taken[], failed: readonly Failed[]): Outcome {
  const shown = taken.map(({ id, snapshot: content }) => withId(id, content));
  const [only] = shown;
  const content = call.args.length === 1 && only ? only : shown;
  const isOk = tell(call, failed);
  const error = { kind: 'failure', faults: failed.map(({ fault }) => fault), warnings: [] };
  return { isOk, data: isOk ? content : { ok: false, error, snapshots: shown }, text: () => JSON.stringify(content, null, 2) };
}

/** Whatever fails, the rest is shown: what is read by programs has nothing but snapshots. Gives whether nothing failed. */
function tell({ isJson, terminal }: Call, failed: readonly Failed[]): boolean {
  const paint = paintFor(terminal.hasColours.err);
  if (!isJson) for (const { fault } of failed) terminal.err(`${paint('bad', fault)}\n`);
  return failed.length === 0;
}

interface Written {
  readonly files: readonly { readonly file: string; readonly id: string }[];
  readonly failed: readonly Failed[];
}

function writeInto(folder: string, taken: readonly Taken[]): Written {
  mkdirSync(folder, { recursive: true });
  const nameOf = fileNames(folder);
  const files: Written['files'][number][] = [];
  const failed: Failed[] = [];
  for (const { id, snapshot: content } of taken) {
    const file = nameOf(id, content['name']);
    try {
      writeSnapshotFile(file, id, content);
      files.push({ file, id });
    } catch (error) {
      failed.push({
        id,
        fault: `The assistant ${JSON.stringify(id)} could not be written to ${file}: ${whyUnwritable(error)}.`,
        isMissing: false,
      });
    }
  }
  return { files, failed };
}
