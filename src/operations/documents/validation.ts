import {
  GraphQLError,
  Kind,
  TypeInfo,
  ValidationContext,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import type { Pieces } from '../../pieces.ts';
import { RuleVisitors, type Parent } from './rule-visitors.ts';

/**
 * What stands below the nodes of operations and fragments, in the order in which graphql-js goes through it. Names are left
 * out: rules look at them with what bears them.
 */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  [Kind.DOCUMENT]: ['definitions'],
  [Kind.OPERATION_DEFINITION]: ['variableDefinitions', 'directives', 'selectionSet'],
  [Kind.VARIABLE_DEFINITION]: ['variable', 'type', 'defaultValue', 'directives'],
  [Kind.SELECTION_SET]: ['selections'],
  [Kind.FIELD]: ['arguments', 'directives', 'selectionSet'],
  [Kind.ARGUMENT]: ['value'],
  [Kind.FRAGMENT_SPREAD]: ['directives'],
  [Kind.INLINE_FRAGMENT]: ['typeCondition', 'directives', 'selectionSet'],
  [Kind.FRAGMENT_DEFINITION]: ['variableDefinitions', 'typeCondition', 'directives', 'selectionSet'],
  [Kind.LIST]: ['values'],
  [Kind.OBJECT]: ['fields'],
  [Kind.OBJECT_FIELD]: ['value'],
  [Kind.DIRECTIVE]: ['arguments'],
  [Kind.LIST_TYPE]: ['type'],
  [Kind.NON_NULL_TYPE]: ['type'],
};
const NOTHING: readonly string[] = [];

/** A node or a list of nodes on the way down, and how much of it is done. */
interface Level {
  readonly at: Parent;
  readonly key: string | number;
  /** Names of a node's properties; null for a list, which has its items. */
  readonly below: readonly string[] | null;
  next: number;
}

export interface ValidationOptions {
  readonly rules: readonly ValidationRule[];
  /** Errors that are reported of one document. */
  readonly maxErrors: number;
  /** Whether messages leave out names of the schema that are like a wrong one. */
  readonly hideSuggestions: boolean;
}

/**
 * Validates a document of operations and fragments by the rules of graphql-js, and gives what its `validate` gives, error by
 * error. Pauses after each so many nodes, so that the caller can let others go first.
 */
export function* validateInPieces(
  schema: GraphQLSchema,
  document: DocumentNode,
  { rules, maxErrors, hideSuggestions, nodesAtOnce }: ValidationOptions & { readonly nodesAtOnce: number },
): Pieces<readonly GraphQLError[]> {
  const errors: GraphQLError[] = [];
  const typeInfo = new TypeInfo(schema);
  const onError = (error: GraphQLError) => {
    if (errors.length >= maxErrors) throw new TooMany();
    errors.push(error);
  };
  const context = new ValidationContext(schema, document, typeInfo, onError, hideSuggestions);
  const visitors = new RuleVisitors(rules.map((rule) => rule(context)));
  const levels: Level[] = [];
  const ancestors: Parent[] = [];

  const enter = (at: Parent, key: string | number): void => {
    const parent = levels.at(-1)?.at;
    if (isNode(at)) {
      typeInfo.enter(at);
      visitors.enter(at, { key, parent, ancestors });
    }
    if (parent) ancestors.push(parent);
    levels.push({ at, key, below: isNode(at) ? (BELOW[at.kind] ?? NOTHING) : null, next: 0 });
  };
  const leave = ({ at, key }: Level): void => {
    levels.pop();
    ancestors.pop();
    if (!isNode(at)) return;
    visitors.leave(at, { key, parent: levels.at(-1)?.at, ancestors });
    typeInfo.leave(at);
  };

  try {
    enter(document, '');
    let entered = 0;
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const key = nextKey(level);
      if (key === undefined) {
        leave(level);
        continue;
      }
      const child = (level.at as unknown as Readonly<Record<string | number, Parent | undefined>>)[key];
      if (child === undefined) continue;
      enter(child, key);
      entered += 1;
      if (entered % nodesAtOnce === 0) yield;
    }
  } catch (error) {
    if (error instanceof TooMany) errors.push(new GraphQLError('Too many validation errors, error limit reached. Validation aborted.'));
    // A rule has given up.
    else if (error instanceof GraphQLError) errors.push(new GraphQLError(error.message));
    else throw error;
  }
  return errors;
}

class TooMany extends Error {}

/** Where the next child of a level may be; undefined where it has no more. */
function nextKey(level: Level): string | number | undefined {
  const index = level.next;
  level.next += 1;
  if (level.below) return level.below[index];
  return index < (level.at as readonly ASTNode[]).length ? index : undefined;
}

const isNode = (at: Parent): at is ASTNode => !Array.isArray(at);
