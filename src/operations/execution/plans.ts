import { Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { coercionOf, type Coerce, type CoercionOptions } from './coerce-variables.ts';
import type { Fragments, Variables } from './collect-fields.ts';
import { SelectionPlan, type OperationPlan } from './plan.ts';

/** Outcomes of one operation's conditions whose plans are kept. */
const MAX_OUTCOMES = 16;

/** An operation of a document that has passed, and its plans by the outcome of its conditions. */
export class PlannedOperation {
  readonly operation: OperationDefinitionNode;
  readonly coerce: Coerce;
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  /** Variables that `@skip` and `@include` name. */
  readonly #conditions: readonly string[];
  readonly #plans = new LRUCache<string, OperationPlan>({ max: MAX_OUTCOMES });

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, options: CoercionOptions) {
    this.operation = operation;
    this.coerce = coercionOf(schema, operation.variableDefinitions ?? [], options);
    this.#schema = schema;
    this.#fragments = fragmentsOf(document);
    this.#conditions = conditionsOf(document);
  }

  /** The plan for these variables, which are coerced. */
  planFor(variables: Variables): OperationPlan {
    const outcome = this.#conditions.map((name) => String(variables[name])).join(' ');
    const known = this.#plans.get(outcome);
    if (known) return known;
    const type = this.#schema.getRootType(this.operation.operation);
    if (!type) throw new TypeError(`The schema has no ${this.operation.operation}s.`);
    const conditions = { schema: this.#schema, fragments: this.#fragments, variables: only(this.#conditions, variables) };
    const plan = { ...conditions, operation: this.operation, root: new SelectionPlan(type, [this.operation.selectionSet], conditions) };
    this.#plans.set(outcome, plan);
    return plan;
  }
}

/** Remembers what is planned for each document and operation; it goes with the operation. */
export function rememberPlans(schema: GraphQLSchema, options: CoercionOptions) {
  const known = new WeakMap<OperationDefinitionNode, PlannedOperation>();
  /** `isNew`: the document may never come again. */
  return (document: DocumentNode, operation: OperationDefinitionNode, { isNew = false } = {}): PlannedOperation => {
    const planned = known.get(operation) ?? new PlannedOperation(schema, document, operation, options);
    if (!isNew) known.set(operation, planned);
    return planned;
  };
}

const fragmentsOf = ({ definitions }: DocumentNode): Fragments => {
  const fragments = Object.create(null) as Record<string, Fragments[string]>;
  for (const definition of definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
};

function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

const only = (names: readonly string[], values: Variables): Variables =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])));
