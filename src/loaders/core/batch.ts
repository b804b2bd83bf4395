import { GatewayError } from '../../errors.ts';
import type { CallOptions, Upstream } from '../../upstream/client.ts';
import type { Sized } from '../../upstream/entries.ts';
import { nullFor } from '../../upstream/errors.ts';
import type { Parent } from '../../upstream/kinds.ts';
import { readSome } from '../../upstream/read-some.ts';
import { retrieveOne } from '../../upstream/read-resource.ts';
import type { Resource } from '../../upstream/resource.ts';
import { ABSENCE, toKeep, type Single } from './given.ts';
import type { Loaded } from './loaded.ts';
import type { LoaderOptions } from './loader-options.ts';

type AskTogether<W extends object> = (call: CallOptions) => Promise<Sized<ReadonlyMap<string, W>>>;

/** Several ids that one call asks for. Each is a read of its own in the cache, and the first of these to be sent makes the call. */
export class Batch<W extends object> {
  readonly #ask: AskTogether<W>;
  readonly #size: number;
  readonly #onRefused: () => void;
  #asking: Promise<Sized<ReadonlyMap<string, W>> | null> | undefined;

  constructor(size: number, ask: AskTogether<W>, onRefused: () => void) {
    this.#size = size;
    this.#ask = ask;
    this.#onRefused = onRefused;
  }

  /** What the call brought of an id; undefined where that is nothing: it is to be read by itself, as a list without a count proves no absence. */
  async find(id: string, call: CallOptions): Promise<Sized<W> | undefined> {
    // What it brings is of several reads, so that none of them alone can be given it again.
    // An upstream that refuses to be asked for several ids may be asked for each.
    this.#asking ??= nullFor(['BAD_USER_INPUT', 'NOT_FOUND'], this.#ask({ ...call, recording: null })).then((found) => {
      if (!found) this.#onRefused();
      return found;
    });
    const found = await this.#asking.catch((error: unknown) => {
      // The call ends with the reader that made it, and others may still be there.
      if (call.signal.aborted || error instanceof GatewayError) throw error;
      return null;
    });
    const entry = found?.value.get(id);
    return found && entry ? { value: entry, bytes: found.bytes / this.#size } : undefined;
  }
}

/** Milliseconds for which an upstream that refuses several ids at once is asked for each. */
const REFUSED_FOR_MS = 60_000;

/** The batches that these ids are asked for by; an id that is asked for alone is in none. */
export function batchesOf<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  ids: readonly string[],
  { request: { upstream }, facts }: LoaderOptions,
): ReadonlyMap<string, Batch<W>> {
  const { some, kind } = resource;
  const batches = new Map<string, Batch<W>>();
  const fact = `several ${kind} at once are refused`;
  if (!some || facts.get(fact) !== undefined) return batches;
  // One of the ids may be the reason, so that it is not believed for long.
  const onRefused = () => facts.learn(fact, 1, REFUSED_FOR_MS);
  const taken = ids.filter(some.takes);
  for (let start = 0; start < taken.length; start += some.size) {
    const part = taken.slice(start, start + some.size);
    const batch = new Batch<W>(part.length, (call) => readSome(resource, some.send, part, upstream, call), onRefused);
    if (part.length > 1) for (const id of part) batches.set(id, batch);
  }
  return batches;
}

/** One entry, or that there is none: one GET, unless a batch has it. May throw at once. */
export function readEntry<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  { id, parent, batch }: { readonly id: string; readonly parent: P; readonly batch: Batch<W> | undefined },
  upstream: Upstream,
  call: CallOptions,
): Promise<Loaded<Single<W>>> {
  const keep = ({ value, bytes }: Sized<W>) => toKeep(resource, value, bytes);
  const readAlone = () => retrieveOne(resource, upstream, id, call, parent).then(keep, absenceOf);
  if (!batch || call.recording?.isReplay) return readAlone();
  return batch.find(id, call).then((found) => (found ? keep(found) : readAlone()));
}

function absenceOf(error: unknown): Loaded<Single<never>> {
  if (error instanceof GatewayError && error.code === 'NOT_FOUND') return ABSENCE;
  throw error;
}
