import cluster, { type Worker } from 'node:cluster';

/** In the environment of workers: the id of the process that forked them. Only a worker of this gateway has it, and its parent. */
const PARENT = 'GATEWAY_WORKER_OF';

/** What a forked worker is known by. */
export const asOwnWorker = (): Readonly<Record<string, string>> => ({ [PARENT]: String(process.pid) });

/** What this process is to the gateway that forked it. Null too where another program's cluster did: there is no hub then. */
export const ownWorker = (): Worker | null => (cluster.worker && process.env[PARENT] === String(process.ppid) ? cluster.worker : null);

/** Whether another program has forked this process, so that the port is that program's to share. */
export const isOthersWorker = (): boolean => cluster.isWorker && !ownWorker();
