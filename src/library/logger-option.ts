import type { Logger } from '../telemetry/logger.ts';
import type { GatewayLogger } from './options.generated.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** The faults of the option `logger`. A level beside it would be ignored silently. */
export function faultsOfLogger(logger: unknown, isLevelSet: boolean): readonly string[] {
  if (logger === undefined) return [];
  const isLogger = logger === false || (typeof logger === 'object' && logger !== null && LEVELS.every((level) => hasMethod(logger, level)));
  if (!isLogger) return [`logger takes false, or an object with the methods ${LEVELS.slice(0, -1).join(', ')} and ${LEVELS.at(-1)}.`];
  return isLevelSet ? ['logLevel only applies without logger.'] : [];
}

const hasMethod = (logger: object, level: (typeof LEVELS)[number]) =>
  typeof (logger as Partial<Record<typeof level, unknown>>)[level] === 'function';

/** A logger of the program as the gateway calls it. What it throws ends no request, whose outcome is another matter; the first time is a warning of the process. */
export const asLogger = (logger: GatewayLogger): Logger => {
  let isReported = false;
  const report = (error: unknown): void => {
    if (isReported) return;
    isReported = true;
    process.emitWarning(`The logger of createGateway failed, so log lines are missing: ${messageOf(error)}`);
  };
  const attempt = <T>(call: () => T): T | undefined => {
    try {
      return call();
    } catch (error) {
      report(error);
      return undefined;
    }
  };
  const write = (level: (typeof LEVELS)[number]) => (fields: object | string, message?: string) => {
    // Typed as void, which an async function is as well.
    const result: unknown = attempt(() => (typeof fields === 'string' ? logger[level]({}, fields) : logger[level](fields, message)));
    if (isThenable(result)) void Promise.resolve(result).catch(report);
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    isLevelEnabled: (level) => attempt(() => logger.isLevelEnabled?.(level)) ?? true,
  };
};

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'it threw what is no Error.');
