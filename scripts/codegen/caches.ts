/** What normalising caches of clients have to know of the schema, as a module. */
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  parse,
  visit,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** `subgraph` is the SDL whose `@key`s say what identifies an object. */
export function cacheFacts(schema: GraphQLSchema, subgraph: string): string {
  const keyedTypes = keysOf(subgraph);
  const roots = new Set<GraphQLNamedType | null | undefined>([
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]);
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const objects = types.filter(isObjectType);
  const isKeyless = (type: GraphQLNamedType) => isObjectType(type) && !keyedTypes[type.name] && !roots.has(type);
  const isOfKeyless = (type: GraphQLNamedType) =>
    isCompositeType(type) && (isObjectType(type) ? isKeyless(type) : schema.getPossibleTypes(type).every(isKeyless));

  const byType = <T>(entryOf: (field: GraphQLField<unknown, unknown>) => T | undefined) =>
    Object.fromEntries(
      objects.flatMap((type) => {
        const entries = Object.values(type.getFields()).flatMap((field) => {
          const entry = entryOf(field);
          return entry === undefined ? [] : [[field.name, entry] as const];
        });
        return entries.length === 0 ? [] : [[type.name, Object.fromEntries(entries)] as const];
      }),
    );
  const isConnection = ({ type }: GraphQLField<unknown, unknown>) => getNamedType(type).name.endsWith('Connection');
  const pagedFields = byType((field) => {
    if (!isConnection(field)) return undefined;
    return field.args.find(({ name }) => name === 'first')?.defaultValue as number;
  });
  const lists = byType((field) =>
    isListType(getNullableType(field.type)) && field.args.length === 0 && isOfKeyless(getNamedType(field.type)) ? true : undefined,
  );
  const keylessLists = Object.fromEntries(
    Object.entries(lists)
      // Edges and nodes are kept by the field of their connection.
      .filter(([type]) => !type.endsWith('Connection'))
      .map(([type, fields]) => [type, Object.keys(fields)]),
  );
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  const lookups = Object.fromEntries(
    queries.flatMap(({ name, args, type }) => {
      const keys = keyedTypes[getNamedType(type).name];
      const isByKey = keys?.length === args.length && args.every((arg) => keys.includes(arg.name));
      return isByKey ? [[name, getNamedType(type).name]] : [];
    }),
  );
  const connections = objects.filter(({ name }) => name.endsWith('Connection'));
  const edges = connections.flatMap((type) => getNamedType(type.getFields()['edges']?.type)?.name ?? []);
  const keylessTypes = objects.filter(isKeyless).map(({ name }) => name);
  const facts: Readonly<Record<string, readonly [comment: string, type: string, value: unknown]>> = {
    keyedTypes: ['The fields that identify an object.', 'Record<string, readonly string[]>', keyedTypes],
    keylessTypes: ['Types whose objects are a part of what they were read with.', 'readonly string[]', keylessTypes],
    pageTypes: [
      'Those of them that lists with cursors are made of.',
      'readonly string[]',
      [...connections.map(({ name }) => name), ...edges, 'PageInfo'].toSorted(),
    ],
    pagedFields: ['Lists with cursors, with their default of `first`.', 'Record<string, Record<string, number>>', pagedFields],
    keylessLists: ['Lists of objects without a key.', 'Record<string, readonly string[]>', keylessLists],
    lookups: ['Fields of `Query` that find an object by its key.', 'Record<string, string>', lookups],
  };
  const texts = Object.entries(facts).map(
    ([name, [comment, type, value]]) => `/** ${comment} */\nexport const ${name}: ${type} = ${JSON.stringify(value, null, 2)};`,
  );
  return [`/** Written by \`npm run codegen\` from the schema. */`, ...texts].join('\n\n');
}

function keysOf(sdl: string): Readonly<Record<string, readonly string[]>> {
  const keys = new Map<string, readonly string[]>();
  visit(parse(sdl), {
    ObjectTypeDefinition: ({ name, directives = [] }) => {
      const fields = directives
        .find((directive) => directive.name.value === 'key')
        ?.arguments?.find((argument) => argument.name.value === 'fields');
      if (fields?.value.kind === 'StringValue') keys.set(name.value, fields.value.value.split(' '));
    },
  });
  return Object.fromEntries([...keys].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
