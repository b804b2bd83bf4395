import type { ProcessLogger } from '../../telemetry/logger.ts';

/** How long running requests may take to end after SIGTERM. */
const DRAIN_MS = 12_000;
/** How long the rest may take to close after that. */
const CLOSE_MS = 2_000;
/** Milliseconds after the end of its delay in which a process has ended. */
export const ENDS_WITHIN_MS = DRAIN_MS + CLOSE_MS;
/** Ctrl-C comes twice at once where npm passes it on to a process that has it from the terminal as well. */
const ECHO_MS = 400;
/** 128 and the number of SIGINT, as shells have it. */
export const INTERRUPTED = 130;

/** Whether Ctrl-C at `now` is a second one, or one after a delay: it ends the process at once. Both in milliseconds of the same origin. */
export const isInsisting = (drainingSince: number, now: number): boolean => now - drainingSince > ECHO_MS;

/** What has to end with the process. */
interface Running {
  readonly drain: () => void;
  readonly closeServer: (graceMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Surroundings {
  readonly logger: Pick<ProcessLogger, 'info' | 'error' | 'fatal'>;
  readonly exit: (code: number) => void;
  /** Milliseconds after SIGTERM in which requests are still accepted. */
  readonly delayMs: number;
  /** Milliseconds from any origin. */
  readonly now: () => number;
}

/** The end of the process: once, in order, and at once where somebody insists. */
export class Shutdown {
  readonly #surroundings: Surroundings;
  /** Ends in draining; undefined where there was no delay. */
  #delay: NodeJS.Timeout | undefined;
  #drainingSince: number | null = null;
  #exitCode = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Why the gateway should be sent no more requests; null while it should. */
  get notReady(): string | null {
    return this.#delay === undefined && this.#drainingSince === null ? null : 'draining: the process is about to end';
  }

  /** Ends at signals and bugs of a process. */
  watch(process: Pick<NodeJS.EventEmitter, 'on'>, running: Running): void {
    const { logger, exit, delayMs, now } = this.#surroundings;
    // A balancer sees that the process is not ready, and sends nothing more, before connections are refused.
    process.on('SIGTERM', () => this.#stop(running, 'SIGTERM', delayMs));
    process.on('SIGINT', () => {
      if (this.#drainingSince === null) this.#stop(running, 'SIGINT');
      else if (isInsisting(this.#drainingSince, now())) exit(INTERRUPTED);
    });
    // An unhandled rejection affects no running request: it is logged, and the process goes on.
    process.on('unhandledRejection', (error) => logger.error({ err: error as unknown }, 'bug: unhandled rejection'));
    // After an uncaught exception nothing is certain: it is logged, running requests may complete, and a supervisor restarts the process.
    process.on('uncaughtException', (error) => {
      logger.fatal({ err: error as unknown }, 'bug: uncaught exception');
      this.#exitCode = 1;
      this.#stop(running, 'uncaughtException');
    });
  }

  /** Begins the end, or ends the delay with which it has begun. */
  #stop(running: Running, reason: string, delayMs = 0): void {
    if (this.#drainingSince !== null || (this.#delay !== undefined && delayMs > 0)) return;
    this.#surroundings.logger.info({ reason }, 'draining');
    clearTimeout(this.#delay);
    if (delayMs === 0) void this.#drain(running);
    else this.#delay = setTimeout(() => void this.#drain(running), delayMs);
  }

  async #drain({ drain, closeServer, close }: Running): Promise<void> {
    const { exit, now } = this.#surroundings;
    this.#drainingSince = now();
    // The process ends even if closing hangs.
    setTimeout(() => exit(this.#exitCode), ENDS_WITHIN_MS);
    drain();
    await closeServer(DRAIN_MS);
    await close();
    exit(this.#exitCode);
  }
}
