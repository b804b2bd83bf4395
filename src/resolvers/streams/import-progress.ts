import type { Streaming } from '../../context.ts';
import { assistants } from '../../upstream/resources/assistants.ts';
import { idOf } from '../../upstream/read-resource.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { importing, type ImportAssistantsInput, type Imported } from '../import-assistants.ts';
import type { UserError } from '../user-errors.ts';
import { write, type Written } from '../write.ts';
import { firstOf } from './first-of.ts';

export interface ImportProgress {
  readonly state: 'sent' | 'waiting' | 'done' | 'refused';
  readonly elapsedMs: number;
  readonly imported: Imported;
  /** Ids of the imported assistants that the account did not have before. */
  readonly created: readonly string[];
  /** Ids of those that it had. */
  readonly overwritten: readonly string[];
  readonly userErrors: readonly UserError[];
}

const WAITING_MS = 5_000;
const NOTHING: Imported = { assistants: [], damaged: 0, remarks: [] };

/** How an import goes on. It is left to end when its client has gone, but not sent for one that has. */
export async function* watchImport(
  input: ImportAssistantsInput,
  { clock, renew, signal }: Streaming,
): AsyncGenerator<ImportProgress, void, undefined> {
  const began = clock.now();
  const progress = (state: ImportProgress['state'], rest: Partial<ImportProgress> = {}): ImportProgress => ({
    state,
    elapsedMs: clock.now() - began,
    imported: NOTHING,
    created: [],
    overwritten: [],
    userErrors: [],
    ...rest,
  });
  const ctx = await renew({ outlives: true });
  let known: ReadonlySet<string> = new Set();
  let markSent: (event: ImportProgress) => void = () => {};
  const sent = new Promise<ImportProgress>((resolve) => {
    markSent = resolve;
  });
  const importIt = write<ImportAssistantsInput, Imported>({
    ...importing,
    prepare: async (given) => {
      const { loaders } = await renew();
      known = new Set((await loaders.of(assistants).list()).entries.map((entry) => idOf(assistants, entry)));
      signal.throwIfAborted();
      return given;
    },
    send: (given, upstream, options) => {
      markSent(progress('sent'));
      return importing.send(given, upstream, options);
    },
  });
  const ending = importIt(input, ctx).then((written) => toLast(written, known, progress));
  const first = await firstOf([sent, ending], signal);
  yield first;
  if (first.state !== 'sent') return;
  for (;;) {
    const event = await firstOf([ending, (stop) => clock.wait(WAITING_MS, stop).then(() => progress('waiting'))], signal);
    yield event;
    if (event.state !== 'waiting') return;
  }
}

function toLast(
  { result, userErrors }: Written<Imported>,
  known: ReadonlySet<string>,
  progress: (state: ImportProgress['state'], rest: Partial<ImportProgress>) => ImportProgress,
): ImportProgress {
  if (result === null) return progress('refused', { userErrors });
  const ids = result.assistants.map((assistant: AssistantWire) => idOf(assistants, assistant));
  return progress('done', {
    imported: result,
    created: ids.filter((id) => !known.has(id)),
    overwritten: ids.filter((id) => known.has(id)),
  });
}
