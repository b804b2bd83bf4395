import type { Coordination } from './coordination.ts';
import type { Replication } from './replication.ts';

/**
 * What a worker shares with `all`, by Redis, where it hears of writes of its fellows, the other workers of its process, by that process too:
 * one that cannot reach Redis answers by the same port. Who is alone has its writes announced by its fellows, which acknowledge them when
 * that is done. The lease of `fellows` has to be longer than what an announcement takes.
 */
export function withFellows(all: Replication, { coordination: near, ...fellows }: Replication): Replication {
  const far = all.coordination;
  near.listen({ onWrite: (write) => (write.isAlone ? far.announce(write) : undefined), onGap: () => undefined });
  const coordination: Coordination = {
    get isCurrent() {
      return far.isCurrent;
    },
    get leaseMs() {
      return far.leaseMs;
    },
    isUntold: (tenant) => far.isUntold(tenant),
    announce: async (write, span) => {
      await Promise.all([far.announce(write, span), near.announce({ ...write, isAlone: !far.isCurrent })]);
    },
    listen: (listener) => {
      far.listen(listener);
      // Messages of the process are late at most.
      near.listen({ ...listener, onGap: () => undefined });
    },
  };
  return {
    ...all,
    coordination,
    start: async () => void (await Promise.all([all.start(), fellows.start()])),
    stop: async () => void (await Promise.all([all.stop(), fellows.stop()])),
  };
}
