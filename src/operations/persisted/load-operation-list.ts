import { validate, type GraphQLSchema } from 'graphql';
import { ConfigError, type Config } from '../../config.ts';
import { whyUnreadable } from '../../error-code.ts';
import { createRules, type RulesFor } from '../documents/rules.ts';
import { parseWithin } from '../limits/parse-within.ts';
import { finish } from '../../pieces.ts';
import { parseOperationList, toOperationList, type ListedOperation, type OperationList } from './operation-list.ts';
import { readTextFile } from '../../text-file.ts';

/** A list of operations from its file, or as it is given. Throws a ConfigError, in which the setting has this name, where it is no such list. */
export function loadOperationList(source: NonNullable<Config['persistedOperations']>, setting: string): OperationList {
  try {
    return typeof source === 'string' ? parseOperationList(readTextFile(source)) : toOperationList(source);
  } catch (error) {
    const [what, which] =
      typeof source === 'string' ? ['the path of a list of operations', 'the file'] : ['a list of operations', 'this one'];
    throw new ConfigError([`${setting} takes ${what}, but ${which} cannot be used: ${whyUnreadable(error)}.`]);
  }
}

type CheckedBy = Pick<Config, 'introspection' | 'subgraph' | 'limits'>;

/** Throws a ConfigError that names each operation which this gateway would refuse, as it can never be answered. */
export function checkOperationList(list: OperationList, setting: string, schema: GraphQLSchema, config: CheckedBy): void {
  const faults = [...unanswerableIn(list, schema, config)].map(([id, why]) => sayUnanswerable(setting, id, why));
  if (faults.length > 0) throw new ConfigError(faults);
}

export const sayUnanswerable = (setting: string, id: string, why: string): string =>
  `${setting} takes operations that can be answered, but not ${id}: ${why}`;

/** Why operations of a list can never be answered, by their ids. */
export function unanswerableIn({ operations }: OperationList, schema: GraphQLSchema, config: CheckedBy): ReadonlyMap<string, string> {
  // The rules of the gateway itself: it may have introspection off, and directives that others do not know.
  const rulesFor = createRules({ introspection: config.introspection, incremental: !config.subgraph });
  return new Map(
    operations.flatMap((operation): readonly (readonly [id: string, why: string])[] => {
      const fault = faultOf(operation, schema, rulesFor, config.limits);
      return fault === null ? [] : [[operation.id, fault]];
    }),
  );
}

function faultOf({ text }: ListedOperation, schema: GraphQLSchema, rulesFor: RulesFor, limits: Config['limits']): string | null {
  try {
    const document = finish(parseWithin(text, limits));
    return validate(schema, document, rulesFor(document))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
