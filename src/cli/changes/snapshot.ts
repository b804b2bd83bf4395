/** The command `snapshot`: assistants of an account, printed or in files. */
import { mkdirSync } from 'node:fs';
import type { JsonObject } from '../../json.ts';
import { withAccount, type Ask } from '../account/ask.ts';
import type { Call, Outcome } from '../command.ts';
import { fileNames, withId, writeSnapshotFile } from './files.ts';

interface Taken {
  readonly id: string;
  readonly snapshot: JsonObject;
}

export async function snapshot(call: Call): Promise<Outcome> {
  const { taken, missing, upstream } = await withAccount(call, async (ask, account) => ({ ...(await take(ask, call.args)), ...account }));
  const out = call.flags.get('out');
  const faults = missing.map((id) => `There is no assistant ${JSON.stringify(id)}.`);
  if (out === undefined) {
    const shown = taken.map(({ id, snapshot: content }) => withId(id, content));
    const [only] = shown;
    const data = call.args.length === 1 && only ? only : shown;
    return outcome(faults, data, () => JSON.stringify(data, null, 2));
  }
  mkdirSync(out, { recursive: true });
  const nameOf = fileNames(out);
  const files = taken.map(({ id, snapshot: content }) => {
    const file = nameOf(id, content['name']);
    writeSnapshotFile(file, id, content);
    return { file, id };
  });
  return outcome(faults, { ok: faults.length === 0, upstream, files, missing }, () =>
    files.map(({ file, id }) => `${file} ${id}`).join('\n'),
  );
}

/** Whatever is missing, the rest is shown. */
function outcome(faults: readonly string[], data: object, text: () => string): Outcome {
  return { isOk: faults.length === 0, data, text: (paint) => [...faults.map((fault) => paint('bad', fault)), text()].join('\n') };
}

async function take(ask: Ask, ids: readonly string[]): Promise<{ readonly taken: readonly Taken[]; readonly missing: readonly string[] }> {
  if (ids.length === 0) return { taken: await takeAll(ask), missing: [] };
  const taken: Taken[] = [];
  const missing: string[] = [];
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as rate limits are the account's
    const found = await takeOne(ask, id);
    if (found) taken.push({ id, snapshot: found });
    else missing.push(id);
  }
  return { taken, missing };
}

const ONE = 'query ($id: ID!) { assistant(id: $id) { snapshot } }';

/** The snapshot of an assistant; null where there is none. */
export async function takeOne(ask: Ask, id: string): Promise<JsonObject | null> {
  const { assistant } = await ask<{ readonly assistant: { readonly snapshot: JsonObject } | null }>(ONE, { id });
  return assistant?.snapshot ?? null;
}

const PAGE = 'query ($after: String) { assistants(first: 50, after: $after) { nodes { id snapshot } pageInfo { endCursor hasNextPage } } }';

interface Page {
  readonly assistants: {
    readonly nodes: readonly Taken[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

async function takeAll(ask: Ask): Promise<readonly Taken[]> {
  const all: Taken[] = [];
  let after: string | null = null;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the last one ends
    const { assistants }: Page = await ask<Page>(PAGE, { after });
    all.push(...assistants.nodes);
    after = assistants.pageInfo.endCursor;
    if (!assistants.pageInfo.hasNextPage) return all;
  }
}
