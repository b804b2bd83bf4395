import { isInterfaceType, isObjectType, type GraphQLField } from 'graphql';
import { readFileSync } from 'node:fs';
import { schema } from '../../src/schema/index.ts';

/** An operation of the upstream, and the fields of the graph that stand for it. */
export interface CoveredOperation {
  readonly method: string;
  readonly path: string;
  /** `Type.field`. */
  readonly graphql: string;
  /** Other fields that send the same operation. */
  readonly also: readonly string[];
  /** Whether the upstream takes an idempotency key. */
  readonly idempotent: boolean;
}

/** The operations of the upstream that the graph reaches. */
export const covered = JSON.parse(
  readFileSync(new URL('../fixtures/operations.json', import.meta.url), 'utf8'),
) as readonly CoveredOperation[];

/** A field of the graph by `Type.field`, if it has it. */
export function fieldOf(coordinate: string): GraphQLField<unknown, unknown> | undefined {
  const [typeName = '', name = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
