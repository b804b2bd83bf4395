/** What urql's cache knows of the schema, which is unfolded from a short text. */
import {
  buildClientSchema,
  isCompositeType,
  isInterfaceType,
  isUnionType,
  lexicographicSortSchema,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { expect, test } from 'vitest';
import { urqlSchema } from '../../src/client/urql-schema.ts';
import { schema } from '../../src/schema/index.ts';

const shownOf = (of: GraphQLSchema) =>
  Object.values(lexicographicSortSchema(of).getTypeMap())
    .filter(isCompositeType)
    .filter(({ name }) => !name.startsWith('__'));

/** A type as the cache looks at it: all leaves are one. */
const described = (of: GraphQLSchema) => (type: GraphQLCompositeType) => {
  const reference = (text: unknown) => String(text).replace(/\w+/, (name) => (isCompositeType(of.getType(name)) ? name : 'Any'));
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  return {
    kind: type.constructor.name,
    name: type.name,
    members: isUnionType(type) ? type.getTypes().map(String) : type.getInterfaces().map(String),
    fields: fields.map((field) => [field.name, reference(field.type), field.args.map((arg) => [arg.name, reference(arg.type)])]),
  };
};

test('is every type with its fields, arguments, members and interfaces', () => {
  const unfolded = buildClientSchema({ __schema: { ...urqlSchema.__schema, directives: [] } } as unknown as IntrospectionQuery);
  expect(shownOf(schema).length).toBeGreaterThan(150);
  expect(shownOf(unfolded).map(described(unfolded))).toEqual(shownOf(schema).map(described(schema)));
});

test('is what each interface may be', () => {
  const { types } = urqlSchema.__schema as unknown as IntrospectionQuery['__schema'];
  const possible = types.flatMap((type) => (type.kind === 'INTERFACE' ? [[type.name, type.possibleTypes.map(({ name }) => name)]] : []));
  const wanted = shownOf(schema).filter(isInterfaceType);
  expect(possible).toEqual(wanted.map((type) => [type.name, schema.getPossibleTypes(type).map(String).toSorted()]));
});
