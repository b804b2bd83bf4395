import {
  defaultFieldResolver,
  getArgumentValues,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { isEntity } from '../../schema/shared/entity.ts';
import { collectFields, type Conditions } from './collect-fields.ts';
import { variablesOf } from './variables-of.ts';

/**
 * What an operation asks for with one outcome of its conditions: all that graphql-js finds out for each object again
 * (which fields, their types, their arguments) is found once. It is made as far as answers lead.
 */
export interface OperationPlan extends Conditions {
  readonly operation: OperationDefinitionNode;
  readonly root: SelectionPlan;
}

/** A field as it is asked of the objects of one type. */
export interface FieldPlan {
  /** The name in the answer. */
  readonly key: string;
  /** The same as JSON, with its colon and, unless it is the first of its object, the comma before it. */
  readonly keyJson: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Arguments that are the same for any variables; null where they have to be computed. */
  readonly constantArguments: Readonly<Record<string, unknown>> | null;
  readonly value: ValuePlan;
}

/** What is to be made of a value. */
export type ValuePlan =
  | { readonly kind: 'non-null'; readonly type: GraphQLOutputType; readonly of: ValuePlan }
  | { readonly kind: 'list'; readonly type: GraphQLOutputType; readonly of: ValuePlan }
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'object'; readonly type: GraphQLObjectType; readonly selection: SelectionPlan }
  | { readonly kind: 'abstract'; readonly type: GraphQLAbstractType; readonly selectionFor: (type: GraphQLObjectType) => SelectionPlan };

/** What is asked of an object of one type. */
export class SelectionPlan {
  readonly type: GraphQLObjectType;
  readonly #selectionSets: readonly SelectionSetNode[];
  readonly #conditions: Conditions;
  #fields: readonly FieldPlan[] | undefined;
  #variables: readonly string[] | null | undefined;

  constructor(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[], conditions: Conditions) {
    this.type = type;
    this.#selectionSets = selectionSets;
    this.#conditions = conditions;
  }

  /** Throws the GraphQLError of a condition without a value, each time. */
  get fields(): readonly FieldPlan[] {
    this.#fields ??= this.#collect();
    return this.#fields;
  }

  /** Whether what is written of an object of this type may be kept. */
  get isEntity(): boolean {
    return isEntity(this.type);
  }

  /** Names of the variables that decide what is written of an object; null where a condition has no value. */
  get variables(): readonly string[] | null {
    if (this.#variables === undefined) this.#variables = this.#findVariables();
    return this.#variables;
  }

  #findVariables(): readonly string[] | null {
    try {
      return variablesOf(this.#selectionSets, this.#conditions);
    } catch {
      // An error of the field that it stands at.
      return null;
    }
  }

  #collect(): readonly FieldPlan[] {
    const { type } = this;
    const fields: FieldPlan[] = [];
    for (const [key, nodes] of collectFields(type, this.#selectionSets, this.#conditions)) {
      const field = fieldOf(type, nodes, this.#conditions);
      // A valid document names no other ones.
      if (!field) continue;
      fields.push({
        key,
        keyJson: `${fields.length === 0 ? '' : ','}${JSON.stringify(key)}:`,
        field,
        nodes,
        parentType: type,
        resolve: field.resolve ?? defaultFieldResolver,
        constantArguments: constantArguments(field, nodes),
        value: this.#planValue(field.type, nodes),
      });
    }
    return fields;
  }

  #planValue(type: GraphQLOutputType, nodes: readonly FieldNode[]): ValuePlan {
    if (isNonNullType(type)) return { kind: 'non-null', type, of: this.#planValue(getNullableType(type), nodes) };
    if (isListType(type)) return { kind: 'list', type, of: this.#planValue(type.ofType, nodes) };
    if (isLeafType(type)) return { kind: 'leaf', type };
    const conditions = this.#conditions;
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (isObjectType(type)) return { kind: 'object', type, selection: new SelectionPlan(type, selectionSets, conditions) };
    if (!isAbstractType(type)) throw new TypeError(`No value can be made of the type ${String(type)}.`);
    const selections = new Map<GraphQLObjectType, SelectionPlan>();
    const selectionFor = (runtimeType: GraphQLObjectType): SelectionPlan => {
      const known = selections.get(runtimeType) ?? new SelectionPlan(runtimeType, selectionSets, conditions);
      selections.set(runtimeType, known);
      return known;
    };
    return { kind: 'abstract', type, selectionFor };
  }
}

type Field = GraphQLField<unknown, unknown>;

function fieldOf(type: GraphQLObjectType, [node]: readonly FieldNode[], { schema }: Conditions): Field | undefined {
  const name = node?.name.value ?? '';
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  const metaField = [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name);
  return metaField && type === schema.getQueryType() ? metaField : type.getFields()[name];
}

const NO_ARGUMENTS: Readonly<Record<string, unknown>> = Object.freeze({});

/** Arguments without variables, if they fit. What does not throws each time that it is computed, as an error of its field. */
function constantArguments(field: Field, [node]: readonly FieldNode[]): Readonly<Record<string, unknown>> | null {
  if (field.args.length === 0) return NO_ARGUMENTS;
  if (!node || (node.arguments ?? []).some(({ value }) => hasVariable(value))) return null;
  try {
    return getArgumentValues(field, node);
  } catch {
    return null;
  }
}

const hasVariable = (value: ValueNode): boolean =>
  value.kind === Kind.VARIABLE ||
  (value.kind === Kind.LIST && value.values.some(hasVariable)) ||
  (value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value)));
