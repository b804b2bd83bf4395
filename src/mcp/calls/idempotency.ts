import { createHash } from 'node:crypto';
import { getNamedType, isInputObjectType, isNonNullType, typeFromAST, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { isObject, type JsonObject } from '../../json.ts';
import type { Use } from '../schemas/input-schema.ts';

/** Where variables take an idempotency key: a variable by its name, or a field of one. */
export type KeyPath = readonly [variable: string] | readonly [variable: string, field: string];

const FIELD = 'idempotencyKey';

interface Keys {
  readonly keys: readonly KeyPath[];
  /** Variables that are nothing but a key, which no model has to think of. */
  readonly hidden: ReadonlySet<string>;
}

/** Where an operation takes idempotency keys. */
export function keysOf(operation: OperationDefinitionNode, uses: ReadonlyMap<string, Use>, schema: GraphQLSchema): Keys {
  const keys = (operation.variableDefinitions ?? []).flatMap(({ variable, type: node }): readonly KeyPath[] => {
    const name = variable.name.value;
    if (uses.get(name)?.name === FIELD) return [[name]];
    const type = typeFromAST(schema, node as never) as unknown;
    const named = isNonNullType(type) ? type.ofType : type;
    return isInputObjectType(named) && FIELD in named.getFields() && getNamedType(named) === named ? [[name, FIELD]] : [];
  });
  return { keys, hidden: new Set(keys.flatMap(([name, field]) => (field === undefined ? [name] : []))) };
}

/** What tells one request from another. */
export interface RequestMark {
  readonly tool: string;
  readonly args: JsonObject;
  /** The id of the request in its JSON-RPC message. */
  readonly requestId: string | number;
  readonly tenant: string | null;
  readonly subject: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Ids of requests begin from the start in each session, and nothing here knows sessions: after this time an equal request is one of
 * another session, which is meant to write again.
 */
const REPEATED_WITHIN_MS = 300_000;

/** Variables with the keys that the caller has not given: equal for a request that is sent again, by any process. */
export function withKeys(variables: JsonObject, keys: readonly KeyPath[], { now, ...mark }: RequestMark): JsonObject {
  const filled = { ...variables };
  for (const path of keys) {
    const [name, field] = path;
    const made = () => keyOf([path, mark, Math.floor(now / REPEATED_WITHIN_MS)]);
    if (field === undefined) filled[name] ??= made();
    else if (isObject(filled[name])) filled[name] = { ...filled[name], [field]: filled[name][field] ?? made() };
  }
  return filled;
}

const keyOf = (parts: unknown): string => `mcp-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
