import type { GraphQLResolveInfo } from 'graphql';
import type { Variables } from './collect-fields.ts';
import type { Path } from './collected-errors.ts';
import type { Frame } from './frame.ts';
import type { FieldPlan, OperationPlan } from './plan.ts';

/** One execution of an operation, as far as resolvers may know. */
export interface RunInfo {
  readonly plan: OperationPlan;
  /** Coerced. */
  readonly variables: Variables;
}

/** Where a value stands: at a field, or in the list of one. */
export interface Place {
  readonly info: FieldInfo;
  readonly path: NonNullable<Path>;
  readonly frame: Frame;
}

/**
 * What a resolver may ask about its field. It stands for a `GraphQLResolveInfo`, whose members are seldom read, and is the place
 * and the path of the field as well: there is one for each field that is resolved.
 */
export class FieldInfo implements GraphQLResolveInfoMembers, GraphQLPath, Place {
  /** The field as it is planned. */
  readonly planned: FieldPlan;
  readonly prev: Path;
  readonly frame: Frame;
  readonly #run: RunInfo;

  constructor(run: RunInfo, planned: FieldPlan, prev: Path, frame: Frame) {
    this.#run = run;
    this.planned = planned;
    this.prev = prev;
    this.frame = frame;
  }

  get info() {
    return this;
  }

  get path() {
    return this;
  }

  get key() {
    return this.planned.key;
  }

  get typename() {
    return this.planned.parentType.name;
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

/** An item of a list, and its path. */
export class ItemPlace implements GraphQLPath, Place {
  readonly key: number;
  readonly prev: NonNullable<Path>;
  readonly info: FieldInfo;
  readonly frame: Frame;

  constructor(list: Place, index: number) {
    this.key = index;
    this.prev = list.path;
    this.info = list.info;
    this.frame = list.frame;
  }

  get path() {
    return this;
  }

  get typename() {
    return undefined;
  }
}

type GraphQLPath = GraphQLResolveInfo['path'];

/** Packages for the next version of graphql-js declare members that this one does not have. */
type GraphQLResolveInfoMembers = Pick<
  GraphQLResolveInfo,
  'fieldName' | 'fieldNodes' | 'returnType' | 'parentType' | 'path' | 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'
>;
