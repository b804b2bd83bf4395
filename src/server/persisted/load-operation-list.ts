import { readFileSync } from 'node:fs';
import { validate, type GraphQLSchema } from 'graphql';
import { ConfigError, type Config } from '../../config.ts';
import { parseWithin } from '../limits/parse-within.ts';
import { finish } from '../pieces.ts';
import { parseOperationList, type ListedOperation, type OperationList } from './operation-list.ts';

/** Reads a list of operations. Throws a ConfigError where the file is not there or is no such list. */
export function readOperationList(path: string): OperationList {
  try {
    return parseOperationList(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof TypeError ? error.message : codeOf(error);
    throw new ConfigError([`PERSISTED_OPERATIONS takes the path of a list of operations, but the file cannot be used: ${reason}.`]);
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read');

/** Throws a ConfigError that names each operation which this gateway would refuse, as it can never be answered. */
export function checkOperationList({ operations }: OperationList, schema: GraphQLSchema, limits: Config['limits']): void {
  const faults = operations.flatMap((operation) => {
    const fault = faultOf(operation, schema, limits);
    return fault === null ? [] : [`PERSISTED_OPERATIONS takes operations that can be answered, but not ${operation.id}: ${fault}`];
  });
  if (faults.length > 0) throw new ConfigError(faults);
}

function faultOf({ text }: ListedOperation, schema: GraphQLSchema, limits: Config['limits']): string | null {
  try {
    return validate(schema, finish(parseWithin(text, limits)))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
