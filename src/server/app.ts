import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Config } from '../config.ts';
import { createContext, type RequestContext, type Services } from '../context.ts';
import { schema } from '../schema/index.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createErrorMask } from './graphql-error.ts';
import { examples } from './graphiql/examples.generated.ts';
import { useFieldErrors } from './plugins/use-field-errors.ts';
import { useGraphiQLPage } from './plugins/use-graphiql-page.ts';
import { useHealth, type Health } from './plugins/use-health.ts';
import { useReadPlan } from './plugins/use-read-plan.ts';

export const GRAPHQL_PATH = '/graphql';

export interface AppOptions {
  readonly config: Pick<Config, 'graphiql' | 'introspection'>;
  readonly services: Services;
  readonly logger: Logger;
  readonly health: Health;
}

export type App = YogaServerInstance<object, RequestContext>;

/** The gateway as a fetch handler and Node request listener; it does not listen. */
export function createApp({ config, services, logger, health }: AppOptions): App {
  return createYoga<object, RequestContext>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request }) => createContext(services, request),
    plugins: [
      useHealth(health),
      ...(config.graphiql ? [useGraphiQLPage({ endpoint: GRAPHQL_PATH, examples })] : []),
      useReadPlan(),
      useFieldErrors(),
    ],
    maskedErrors: { maskError: createErrorMask(logger) },
    logging: toYogaLogger(logger),
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
  });
}

/** Yoga logs every error it meets, refused input included; bugs are logged where they are masked. */
const toYogaLogger = (logger: Logger) => {
  const write = (...parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    logger.debug({ yoga: error?.message ?? parts.filter((part) => typeof part === 'string').join(' ') }, 'yoga');
  };
  return { debug: write, info: write, warn: write, error: write };
};
