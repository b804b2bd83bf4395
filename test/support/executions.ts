/** Queries executed by plans, and the same by graphql-js alone, each with a cache of its own. */
import { execute, getOperationAST, parse, validate, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { expect, onTestFinished } from 'vitest';
import { createAuthenticate } from '../../src/auth/index.ts';
import { loadConfig, type AuthConfig } from '../../src/config.ts';
import { contextOf, type RequestContext, type Services } from '../../src/context.ts';
import { DRAWING_HERE } from '../../src/drawing/drawing.ts';
import { createLoaderMemory } from '../../src/loaders/index.ts';
import { schema } from '../../src/schema/index.ts';
import { createExecutor } from '../../src/operations/execution/execute-operation.ts';
import { Refusal } from '../../src/operations/refusal.ts';
import { createUpstream } from '../../src/upstream/client.ts';

export interface ExecutionsOptions {
  readonly url: string;
  /** What the upstream was asked so far. */
  readonly calls: () => readonly string[];
  readonly auth?: AuthConfig;
  readonly maxBytes?: number;
  readonly maxItems?: number;
  readonly cacheTtlMs?: number;
  readonly now?: () => number;
}

export interface Asked {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly operationName?: string;
}

export interface Executed {
  /** The answer as text, where it was put together from entities that are kept; else null. */
  readonly text: string | null;
  readonly result: ExecutionResult;
  readonly messages: readonly string[];
  readonly calls: readonly string[];
  readonly ctx: RequestContext;
  /** Milliseconds for which all that was read is still fresh; null where that is not known. */
  readonly freshForMs: number | null;
}

export function startExecutions(options: ExecutionsOptions) {
  const upstream = createUpstream({ baseUrl: options.url, limits: { retries: 0 } });
  onTestFinished(() => upstream.close());
  const { limits } = loadConfig({});
  const toServices = (): Services => ({
    upstream,
    drawing: DRAWING_HERE,
    memory: createLoaderMemory({
      ttlMs: options.cacheTtlMs ?? 60_000,
      maxBytes: 64 * 1024 * 1024,
      ...(options.now ? { now: options.now } : {}),
    }),
    authenticate: createAuthenticate(options.auth ?? { mode: 'passthrough' }, null),
    limits: { ...limits, maxItems: options.maxItems ?? limits.maxItems },
    audit: () => {},
  });
  const planned = toServices();
  const plain = toServices();
  const state = { made: 0 };
  const executeOperation = createExecutor({
    schema,
    suggestions: true,
    maxAnswerBytes: limits.maxAnswerBytes,
    entityCacheMaxBytes: options.maxBytes ?? 16 * 1024 * 1024,
    onEntityWritten: () => {
      state.made += 1;
    },
  });
  const documents = new Map<string, DocumentNode>();
  const documentOf = (query: string): DocumentNode => {
    const document = documents.get(query) ?? parse(query);
    expect(validate(schema, document)).toEqual([]);
    documents.set(query, document);
    return document;
  };
  const run = async (
    services: Services,
    query: string,
    { variables, token = 'test-token', headers, operationName }: Asked,
    isPlanned: boolean,
  ): Promise<Executed> => {
    const before = options.calls().length;
    const request = new Request('http://127.0.0.1/graphql', { headers: { authorization: `Bearer ${token}`, ...headers } });
    const ctx = contextOf(services, request, await services.authenticate(request.headers.get('authorization')));
    const args: ExecutionArgs = {
      schema,
      document: documentOf(query),
      contextValue: ctx,
      ...(variables && { variableValues: variables }),
      ...(operationName !== undefined && { operationName }),
    };
    const { document } = args;
    const operation = getOperationAST(document, operationName);
    // What cannot be distinguished by its name, or does not fit, is refused alike.
    const plan = async () => (operation ? executeOperation({ document, operation, variables: variables ?? {}, ctx }) : null);
    const written = isPlanned ? await plan().catch(refusedAs) : null;
    const result: ExecutionResult =
      written instanceof Refusal
        ? { errors: written.errors }
        : written
          ? { ...(written.errors.length > 0 && { errors: written.errors }), data: JSON.parse(written.data) as never }
          : await execute(args);
    const made = written && !(written instanceof Refusal) && written.isComposed ? `{"data":${written.data}}` : null;
    const messages = [...(result.errors ?? []).map(({ message }) => message), ...ctx.fieldErrors.map(({ error }) => error.message)];
    const { freshUntil } = ctx.cost.reads;
    const freshForMs = freshUntil === null ? null : freshUntil - services.memory.cache.now();
    return { text: made, result, messages, calls: options.calls().slice(before), ctx, freshForMs };
  };
  return {
    /** Entities that were written to be kept so far. */
    made: () => state.made,
    ask: (query: string, asked: Asked = {}) => run(planned, query, asked, true),
    /** By graphql-js. */
    askPlainly: (query: string, asked: Asked = {}) => run(plain, query, asked, false),
    /** Asks as often as it takes for entities to be kept. */
    async warm(query: string, asked: Asked = {}) {
      await run(planned, query, asked, true);
      return run(planned, query, asked, true);
    },
  };
}

function refusedAs(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
