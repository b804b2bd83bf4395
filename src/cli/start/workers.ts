/** Several processes that share a port: the first forks the others, restarts them, and hands their messages on. */
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:cluster';
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../config.ts';
import type { FromHub, ToHub } from '../../replicas/hub/messages.ts';
import type { ProcessLogger } from '../../telemetry/logger.ts';
import { Pulses, type Pulse } from './pulses.ts';
import { ENDS_WITHIN_MS, INTERRUPTED, isInsisting } from './shutdown.ts';
import { giveBackUntaken } from './untaken.ts';

/** Milliseconds before a worker that has ended is replaced, so that one which cannot start does not fill the log. */
const RESTART_MS = 1_000;
/** Milliseconds that a worker may be late with its end. */
const LATE_MS = 1_000;
const SECRET_BYTES = 32;

export const workersOf = ({ workers }: Pick<Config, 'workers'>): number => (workers === 'auto' ? availableParallelism() : workers);

interface Supervision {
  readonly count: number;
  /** What tenants are hashed with; workers have to agree on it. */
  readonly tenantSecret: string | null;
  readonly logger: Pick<ProcessLogger, 'info' | 'warn'>;
  /** Milliseconds after SIGTERM in which requests are still accepted. */
  readonly delayMs: number;
  /** Told of the port when the first worker listens. */
  readonly onListening: (port: number) => void;
  readonly exit: (code: number) => void;
}

/** Forks the workers, and ends with them: with what one that never listened ended with, or with 0 after a signal; at once where somebody insists. */
export async function superviseWorkers({ count, tenantSecret, logger, delayMs, onListening, exit }: Supervision): Promise<void> {
  const [{ default: cluster }, { Hub }, { Gathering }, { asOwnWorker }] = await Promise.all([
    import('node:cluster'),
    import('../../replicas/hub/hub.ts'),
    import('../../replicas/hub/gathering.ts'),
    import('../../replicas/hub/own-worker.ts'),
  ]);
  const hub = new Hub();
  const gathering = new Gathering();
  const workers = new Set<Worker>();
  /** Those that have begun to serve, so that they answer. */
  const listening = new Set<Worker>();
  const pulses = new Pulses<Worker>((worker) => {
    // It would be waited for by each write of the others, and hold what it was sent.
    logger.warn({ worker: worker.id, pid: worker.process.pid }, 'worker silent: killed');
    worker.process.kill('SIGKILL');
  });
  const shared = {
    ...asOwnWorker(),
    ...(tenantSecret === null && { SHARED_CACHE_SECRET: randomBytes(SECRET_BYTES).toString('base64url') }),
  };
  let hasListened = false;
  /** When workers that have been asked to end drain, or will. */
  let drainingSince: number | null = null;
  let worst = 0;
  const fork = () => {
    const worker = cluster.fork(shared);
    const id = String(worker.id);
    const { pid } = worker.process;
    workers.add(worker);
    pulses.add(worker);
    giveBackUntaken(worker, () => [...listening].every((other) => other === worker || !other.isConnected()));
    const send = (message: FromHub) => {
      if (worker.isConnected()) worker.send({ hub: message });
    };
    hub.add(id, send, `worker ${id} (pid ${pid})`);
    worker.on('message', (message: { readonly hub?: ToHub } & Pulse) => {
      if (message.pulse) pulses.hear(worker);
      else if (message.hub) hub.receive(id, message.hub);
      else
        gathering.receive(
          worker,
          message,
          [...listening].filter((other) => other !== worker),
        );
    });
    worker.on('listening', ({ port }) => {
      listening.add(worker);
      if (!hasListened) onListening(port);
      hasListened = true;
    });
    // What is sent to one that has ended fails before its end is known, and would end this process.
    worker.on('error', (error) => logger.warn({ worker: worker.id, err: error }, 'worker not reached'));
    worker.on('exit', (code, signal: string | null) => void replace(worker, code, signal));
  };
  const replace = async (worker: Worker, code: number, signal: string | null) => {
    workers.delete(worker);
    listening.delete(worker);
    pulses.remove(worker);
    hub.remove(String(worker.id));
    gathering.remove(worker);
    if (!hasListened) end('SIGTERM');
    if (drainingSince !== null) {
      // One that has just begun ends by the signal itself, before it listens to it.
      const hasEndedByIt = signal === 'SIGTERM' || signal === 'SIGINT';
      worst = Math.max(worst, code ?? (hasEndedByIt ? 0 : 1));
      if (workers.size === 0) exit(worst);
      return;
    }
    logger.warn({ worker: worker.id, pid: worker.process.pid, code, signal }, 'worker ended');
    await setTimeout(RESTART_MS);
    if (drainingSince === null) fork();
  };
  /** Asks workers to end, or to wait no longer before they drain. */
  const end = (signal: 'SIGTERM' | 'SIGINT') => {
    const drainsAt = performance.now() + (signal === 'SIGTERM' ? delayMs : 0);
    if (drainingSince !== null && drainsAt >= drainingSince) return;
    drainingSince = drainsAt;
    // All have ended, and were to be replaced.
    if (hasListened && workers.size === 0) exit(worst);
    for (const worker of workers) worker.process.kill(signal);
    void killLate(signal === 'SIGTERM' ? delayMs : 0);
  };
  /** One that hangs hears no signal that it could answer, and would keep this process alive for ever. */
  const killLate = async (delay: number) => {
    await setTimeout(delay + ENDS_WITHIN_MS + LATE_MS);
    for (const worker of workers) {
      logger.warn({ worker: worker.id, pid: worker.process.pid }, 'worker does not end: killed');
      worker.process.kill('SIGKILL');
    }
  };
  const interrupt = () => {
    if (drainingSince === null || !isInsisting(drainingSince, performance.now())) {
      end('SIGINT');
      return;
    }
    for (const worker of workers) worker.process.kill('SIGKILL');
    exit(INTERRUPTED);
  };
  pulses.start();
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', interrupt);
  for (let index = 0; index < count; index += 1) fork();
}
