import type { GraphQLResolveInfo } from 'graphql';
import type { Variables } from './collect-fields.ts';
import type { FieldPlan, OperationPlan } from './plan.ts';

/** One execution of an operation, as far as resolvers may know. */
export interface RunInfo {
  readonly plan: OperationPlan;
  /** Coerced. */
  readonly variables: Variables;
}

/** What a resolver may ask about its field. It stands for a `GraphQLResolveInfo`, whose members are seldom read. */
export class FieldInfo implements GraphQLResolveInfoMembers {
  readonly path: GraphQLResolveInfo['path'];
  /** The field as it is planned. */
  readonly planned: FieldPlan;
  readonly #run: RunInfo;

  constructor(run: RunInfo, planned: FieldPlan, path: GraphQLResolveInfo['path']) {
    this.#run = run;
    this.planned = planned;
    this.path = path;
  }

  get fieldName() {
    return this.planned.field.name;
  }

  get fieldNodes() {
    return this.planned.nodes;
  }

  get returnType() {
    return this.planned.field.type;
  }

  get parentType() {
    return this.planned.parentType;
  }

  get schema() {
    return this.#run.plan.schema;
  }

  get fragments() {
    return this.#run.plan.fragments;
  }

  get rootValue() {
    return undefined;
  }

  get operation() {
    return this.#run.plan.operation;
  }

  get variableValues() {
    return this.#run.variables;
  }
}

/** Packages for the next version of graphql-js declare members that this one does not have. */
type GraphQLResolveInfoMembers = Pick<
  GraphQLResolveInfo,
  'fieldName' | 'fieldNodes' | 'returnType' | 'parentType' | 'path' | 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'
>;
