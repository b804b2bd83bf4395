import {
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { limitExceeded } from './limit-exceeded.ts';

/** How much more than the fullest query of common tools an operation may ask of the schema. */
const ROOM = 1.4;

/** How many items the lists of introspection have, by their names. */
type Lengths = Readonly<Record<string, number>>;

/** Lists of one type that was named have as many as any type has; elsewhere types are many, and what counts is the average. */
interface SchemaLengths {
  readonly usual: Lengths;
  readonly longest: Lengths;
  /** Fields and objects that an operation may ask for. */
  readonly most: number;
}

/**
 * Questions about the schema are answered by graphql-js in one go, and 28 aliases of a list multiply their answers. So
 * what they ask for is estimated from the lengths of the schema's lists, and compared with what common tools ask for.
 */
export const IntrospectionWeightRule: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    const lengths = lengthsOf(context.getSchema());
    if (weightOf(operation, { document: context.getDocument(), lengths }) > lengths.most) {
      context.reportError(
        limitExceeded('The operation reads more of the schema than the introspection query of common tools: ask for less at a time.'),
      );
    }
  },
});

const known = new WeakMap<GraphQLSchema, SchemaLengths>();

function lengthsOf(schema: GraphQLSchema): SchemaLengths {
  const found = known.get(schema);
  if (found) return found;
  const measured = measure(schema);
  const document = parse(FULLEST);
  const operation = document.definitions.find(isOperation);
  const most = operation ? ROOM * weightOf(operation, { document, lengths: measured }) : 0;
  const lengths = { ...measured, most };
  known.set(schema, lengths);
  return lengths;
}

const FULLEST = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});

function measure(schema: GraphQLSchema): Pick<SchemaLengths, 'usual' | 'longest'> {
  const types = Object.values(schema.getTypeMap());
  const fields = types.map((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []));
  const all = fields.flat();
  const sizes = new Map(types.map((type, index) => [type.name, fields[index]?.length ?? 0]));
  const counts: Readonly<Record<string, readonly number[]>> = {
    fields: [...sizes.values()],
    // What is reached by way of a field has other lengths than the types on the whole.
    fieldsOfFields: all.map(({ type }) => sizes.get(getNamedType(type).name) ?? 0),
    inputFields: types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    enumValues: types.map((type) => (isEnumType(type) ? type.getValues().length : 0)),
    interfaces: types.map((type) => (isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0)),
    possibleTypes: types.map((type) => (isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0)),
    args: [...all, ...schema.getDirectives()].map(({ args }) => args.length),
  };
  const whole = { types: types.length, directives: schema.getDirectives().length };
  const average = mapValues(counts, (lengths) => lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length));
  const longest = mapValues(counts, (lengths) => Math.max(0, ...lengths));
  return {
    usual: { ...average, fields: Math.max(average['fields'] ?? 0, average['fieldsOfFields'] ?? 0), ...whole },
    longest: { ...longest, ...whole },
  };
}

const mapValues = (counts: Readonly<Record<string, readonly number[]>>, map: (lengths: readonly number[]) => number): Lengths =>
  Object.fromEntries(Object.entries(counts).map(([name, lengths]) => [name, map(lengths)]));

interface WeightOptions {
  readonly document: DocumentNode;
  readonly lengths: Pick<SchemaLengths, 'usual' | 'longest'>;
}

/** Fields that introspection gives for an operation, about; takes time in proportion to the text. */
function weightOf({ selectionSet }: OperationDefinitionNode, { document, lengths: { usual, longest } }: WeightOptions): number {
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  /** Of fragments; one within itself counts nothing, as another rule refuses it. */
  const weights = new Map<Lengths | null, Map<string, number>>([null, usual, longest].map((lengths) => [lengths, new Map()]));

  /** `lengths` are null outside of introspection, where nothing counts. */
  const weigh = ({ selections }: SelectionSetNode, lengths: Lengths | null): number => {
    let weight = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) weight += weighFragment(selection.name.value, lengths);
      else if (selection.kind === Kind.INLINE_FRAGMENT) weight += weigh(selection.selectionSet, lengths);
      else {
        const { value: name } = selection.name;
        const within = selection.selectionSet ? weigh(selection.selectionSet, below(name, lengths)) : 0;
        weight += lengths === null ? within : 1 + (lengths[name] ?? 1) * within;
      }
    }
    return weight;
  };
  const below = (name: string, lengths: Lengths | null): Lengths | null =>
    name === '__type' ? longest : name === '__schema' || lengths !== null ? usual : null;
  const weighFragment = (name: string, lengths: Lengths | null): number => {
    const found = weights.get(lengths)?.get(name);
    if (found !== undefined) return found;
    const fragment = fragments.get(name);
    weights.get(lengths)?.set(name, 0);
    const weight = fragment ? weigh(fragment.selectionSet, lengths) : 0;
    weights.get(lengths)?.set(name, weight);
    return weight;
  };
  return weigh(selectionSet, null);
}

const isFragment = (definition: DocumentNode['definitions'][number]): definition is FragmentDefinitionNode =>
  definition.kind === Kind.FRAGMENT_DEFINITION;
const isOperation = (definition: DocumentNode['definitions'][number]): definition is OperationDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION;
