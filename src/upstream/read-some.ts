import { answerOf, callOptions, type CallOptions, type Upstream } from './client.ts';
import type { Sized } from './entries.ts';
import type { Parent } from './kinds.ts';
import { idOf, isWhole, toEntries } from './read-resource.ts';
import type { Resource } from './resource.ts';

/** Several entries by their ids, for one call; those that it shows a part of are left to single reads. */
export async function readSome<W extends object, P extends Parent>(
  resource: Resource<W, P>,
  send: NonNullable<Resource<W, P>['some']>['send'],
  ids: readonly string[],
  upstream: Upstream,
  call: CallOptions,
): Promise<Sized<ReadonlyMap<string, W>>> {
  const answer = await answerOf(send(upstream, ids, callOptions(call)));
  const { entries } = toEntries(resource, answer);
  return {
    value: new Map(entries.filter((entry) => isWhole(resource, entry)).map((entry) => [idOf(resource, entry), entry])),
    bytes: answer.bytes,
  };
}
