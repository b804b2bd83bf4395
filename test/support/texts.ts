/** Operations answered by texts, and the same by graphql-js alone, each with a cache of its own. */
import { execute, parse, validate, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { expect, onTestFinished } from 'vitest';
import { createAuthenticate } from '../../src/auth/index.ts';
import { loadConfig, type AuthConfig } from '../../src/config.ts';
import { createContext, type RequestContext, type Services } from '../../src/context.ts';
import { createLoaderMemory } from '../../src/loaders/index.ts';
import { schema } from '../../src/schema/index.ts';
import type { Execute } from '../../src/server/execution/executor.ts';
import { createTextExecutor } from '../../src/server/execution/texts/text-executor.ts';
import { createUpstream } from '../../src/upstream/client.ts';

export interface TextsOptions {
  readonly url: string;
  /** What the upstream was asked so far. */
  readonly calls: () => readonly string[];
  readonly auth?: AuthConfig;
  readonly maxBytes?: number;
  readonly maxItems?: number;
  readonly cacheTtlMs?: number;
  readonly now?: () => number;
  /** Makes the texts; graphql-js if not said. */
  readonly execute?: Execute;
}

export interface Asked {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly operationName?: string;
}

export interface Told {
  /** The text; null where there is none. */
  readonly text: string | null;
  /** The text read, or what the usual execution gives in its place. */
  readonly result: ExecutionResult;
  readonly messages: readonly string[];
  readonly calls: readonly string[];
  readonly ctx: RequestContext;
}

export function startTexts(options: TextsOptions) {
  const upstream = createUpstream({ baseUrl: options.url, limits: { retries: 0 } });
  onTestFinished(() => upstream.close());
  const { limits } = loadConfig({});
  const toServices = (): Services => ({
    upstream,
    memory: createLoaderMemory({
      ttlMs: options.cacheTtlMs ?? 60_000,
      maxBytes: 64 * 1024 * 1024,
      ...(options.now ? { now: options.now } : {}),
    }),
    authenticate: createAuthenticate(options.auth ?? { mode: 'passthrough' }, null),
    limits: { ...limits, maxItems: options.maxItems ?? limits.maxItems },
    audit: () => {},
  });
  const withTexts = toServices();
  const without = toServices();
  const state = { made: 0 };
  const executeToText = createTextExecutor({
    schema,
    execute: (args) => {
      state.made += 1;
      return (options.execute ?? execute)(args);
    },
    maxBytes: options.maxBytes ?? 16 * 1024 * 1024,
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
    text: boolean,
  ): Promise<Told> => {
    const before = options.calls().length;
    const request = new Request('http://127.0.0.1/graphql', { headers: { authorization: `Bearer ${token}`, ...headers } });
    const ctx = await createContext(services, request);
    const args: ExecutionArgs = {
      schema,
      document: documentOf(query),
      contextValue: ctx,
      ...(variables && { variableValues: variables }),
      ...(operationName !== undefined && { operationName }),
    };
    const made = text ? await executeToText(args) : null;
    const result = made === null ? await execute(args) : (JSON.parse(made) as ExecutionResult);
    const messages = [...(result.errors ?? []).map(({ message }) => message), ...ctx.fieldErrors.map(({ error }) => error.message)];
    return { text: made, result, messages, calls: options.calls().slice(before), ctx };
  };
  return {
    /** Selections that were executed on an assistant so far; those of many fields are not counted. */
    made: () => state.made,
    ask: (query: string, asked: Asked = {}) => run(withTexts, query, asked, true),
    /** Without texts. */
    askPlainly: (query: string, asked: Asked = {}) => run(without, query, asked, false),
    /** Asks as often as it takes for texts to be there. */
    async warm(query: string, asked: Asked = {}) {
      await run(withTexts, query, asked, true);
      return run(withTexts, query, asked, true);
    },
  };
}
