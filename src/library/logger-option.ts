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

/** A logger of the program as the gateway calls it. */
export const asLogger = (logger: GatewayLogger): Logger => {
  const write = (level: (typeof LEVELS)[number]) => (fields: object | string, message?: string) =>
    typeof fields === 'string' ? logger[level]({}, fields) : logger[level](fields, message);
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    isLevelEnabled: (level) => logger.isLevelEnabled?.(level) ?? true,
  };
};
