import { readFileSync } from 'node:fs';
import { validate, type GraphQLSchema } from 'graphql';
import { ConfigError, type Config } from '../../config.ts';
import { whyUnreadable } from '../../error-code.ts';
import { createRules, type RulesFor } from '../documents/rules.ts';
import { parseWithin } from '../limits/parse-within.ts';
import { finish } from '../../pieces.ts';
import { parseOperationList, type ListedOperation, type OperationList } from './operation-list.ts';

/** Reads a list of operations. Throws a ConfigError where the file is not there or is no such list. */
export function readOperationList(path: string): OperationList {
  try {
    return parseOperationList(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError([
      `PERSISTED_OPERATIONS takes the path of a list of operations, but the file cannot be used: ${whyUnreadable(error)}.`,
    ]);
  }
}

type CheckedBy = Pick<Config, 'introspection' | 'subgraph' | 'limits'>;

/** Throws a ConfigError that names each operation which this gateway would refuse, as it can never be answered. */
export function checkOperationList({ operations }: OperationList, schema: GraphQLSchema, config: CheckedBy): void {
  // The rules of the gateway itself: it may have introspection off, and directives that others do not know.
  const rulesFor = createRules({ introspection: config.introspection, incremental: !config.subgraph });
  const faults = operations.flatMap((operation) => {
    const fault = faultOf(operation, schema, rulesFor, config.limits);
    return fault === null ? [] : [`PERSISTED_OPERATIONS takes operations that can be answered, but not ${operation.id}: ${fault}`];
  });
  if (faults.length > 0) throw new ConfigError(faults);
}

function faultOf({ text }: ListedOperation, schema: GraphQLSchema, rulesFor: RulesFor, limits: Config['limits']): string | null {
  try {
    const document = finish(parseWithin(text, limits));
    return validate(schema, document, rulesFor(document))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
