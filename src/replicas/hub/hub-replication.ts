/** Sharing by the process that has forked this one; loaded only in such workers. */
import { Replica } from '../replica.ts';
import { SharedOperations } from '../shared-operations.ts';
import type { Replication, ReplicationEvents } from '../replication.ts';
import { HubBus } from './hub-bus.ts';
import type { FromHub } from './messages.ts';
import { ownWorker } from './own-worker.ts';

/** Null where no gateway has forked this process. */
export function shareByHub({ leaseMs }: { readonly leaseMs: number }, events: ReplicationEvents): Replication | null {
  const worker = ownWorker();
  if (!worker) return null;
  const bus = new HubBus(
    String(worker.id),
    (message) => {
      worker.send({ hub: message });
    },
    leaseMs,
  );
  worker.on('message', ({ hub }: { readonly hub?: FromHub }) => {
    if (hub) bus.receive(hub);
  });
  const replica = new Replica({ bus, leaseMs, operations: new SharedOperations(events), ...events });
  return {
    coordination: replica,
    replicas: () => replica.replicas,
    reads: null,
    texts: null,
    block: (tenant, milliseconds) => bus.block(tenant, milliseconds),
    start: () => replica.start(),
    stop: () => replica.stop(),
  };
}
