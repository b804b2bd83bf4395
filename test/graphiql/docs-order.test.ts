import { introspectionFromSchema, type GraphQLInterfaceType, type IntrospectionObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { inOrderForReaders } from '../../graphiql/src/docs-order.ts';
import { schema } from '../../src/schema/index.ts';
import { createSubgraphSchema } from '../../src/schema/subgraph.ts';

const { __schema: given } = introspectionFromSchema(schema);
const { __schema: ordered } = inOrderForReaders({ __schema: given });
const fieldsOf = ({ types }: typeof ordered, typeName: string) =>
  (types.find(({ name }) => name === typeName) as IntrospectionObjectType).fields.map(({ name }) => name);

test('types begin with the assistant and all others that have ids, each kind in the order of its names, and none is lost', () => {
  const names = ordered.types.map(({ name }) => name);
  expect(names.toSorted()).toEqual(given.types.map(({ name }) => name).toSorted());
  expect(names[0]).toBe('Assistant');
  const withIds = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map(({ name }) => name);
  expect(new Set(names.slice(0, withIds.length))).toEqual(new Set(withIds));
  for (const part of [names.slice(1, withIds.length), names.slice(withIds.length)]) {
    expect(part).toEqual(part.toSorted((a, b) => a.localeCompare(b, 'en')));
  }
});

test('root fields begin with the assistant, and end with what is for programs', () => {
  const fields = fieldsOf(ordered, 'Query');
  expect(fields.slice(0, 2)).toEqual(['assistant', 'assistants']);
  expect(fields.slice(-2)).toEqual(['node', 'nodes']);
  const between = fields.slice(2, -2);
  expect(between).toEqual(between.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(fields.toSorted()).toEqual(fieldsOf(given, 'Query').toSorted());
});

test('the global id of an object comes last, and its other fields stay as they were declared', () => {
  const fields = fieldsOf(ordered, 'Assistant');
  expect(fields.at(-1)).toBe('globalId');
  expect(fields.slice(0, -1)).toEqual(fieldsOf(given, 'Assistant').filter((name) => name !== 'globalId'));
});

test('a subgraph has what is for its router at the end', () => {
  const subgraph = createSubgraphSchema({ maxEntities: 10, tellRouters: false });
  expect(fieldsOf(inOrderForReaders(introspectionFromSchema(subgraph)).__schema, 'Query').slice(-2)).toEqual(['_entities', '_service']);
});
