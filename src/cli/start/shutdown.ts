import type { ProcessLogger } from '../../telemetry/logger.ts';

/** How long running requests may take to end after SIGTERM. */
const DRAIN_MS = 12_000;
/** How long the rest may take to close after that. */
const CLOSE_MS = 2_000;
/** Ctrl-C comes twice at once where npm passes it on to a process that has it from the terminal as well. */
const ECHO_MS = 400;
/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130;

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
  #begunAt: number | null = null;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Why the gateway takes no more requests; null while it does. */
  get notReady(): string | null {
    return this.#begunAt === null ? null : 'draining: the process is about to end';
  }

  /** Ends at signals and bugs of a process. */
  watch(process: Pick<NodeJS.EventEmitter, 'on'>, running: Running): void {
    const { logger, exit, delayMs, now } = this.#surroundings;
    process.on('SIGTERM', () => void this.#stop(running, 'SIGTERM', 0, delayMs));
    process.on('SIGINT', () => {
      if (this.#begunAt === null) void this.#stop(running, 'SIGINT', 0);
      else if (now() - this.#begunAt > ECHO_MS) exit(INTERRUPTED);
    });
    // An unhandled rejection affects no running request: it is logged, and the process goes on.
    process.on('unhandledRejection', (error) => logger.error({ err: error as unknown }, 'bug: unhandled rejection'));
    // After an uncaught exception nothing is certain: it is logged, running requests may complete, and a supervisor restarts the process.
    process.on('uncaughtException', (error) => {
      logger.fatal({ err: error as unknown }, 'bug: uncaught exception');
      void this.#stop(running, 'uncaughtException', 1);
    });
  }

  async #stop({ drain, closeServer, close }: Running, reason: string, exitCode: number, delayMs = 0): Promise<void> {
    const { logger, exit, now } = this.#surroundings;
    if (this.#begunAt !== null) return;
    this.#begunAt = now();
    logger.info({ reason }, 'draining');
    // The process ends even if closing hangs.
    setTimeout(() => exit(exitCode), delayMs + DRAIN_MS + CLOSE_MS);
    // A balancer sees that the process is not ready, and sends nothing more, before connections are refused.
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    drain();
    await closeServer(DRAIN_MS);
    await close();
    exit(exitCode);
  }
}
