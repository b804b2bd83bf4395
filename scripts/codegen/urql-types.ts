/** The types of the schema as a client needs them for urql's cache, in a text of a fifth of an introspection's length. */
import { isCompositeType, isInterfaceType, isUnionType, type GraphQLArgument, type GraphQLField, type GraphQLSchema } from 'graphql';

/** The module that `src/client/unfold-types.ts` unfolds: no descriptions, no inputs, and no names of types without fields. */
export function urqlTypes(schema: GraphQLSchema): string {
  const isLeaf = (name: string) => !isCompositeType(schema.getType(name));
  const withType = (text: string, { type }: GraphQLArgument | GraphQLField<unknown, unknown>) => {
    const reference = String(type).replace(/\w+/, (name) => (isLeaf(name) ? '' : name));
    return reference === '' ? text : `${text}:${reference}`;
  };
  const fieldText = (field: GraphQLField<unknown, unknown>) => {
    const args = field.args.map((argument) => withType(argument.name, argument)).join(' ');
    return withType(args === '' ? field.name : `${field.name}(${args})`, field);
  };
  const entries = Object.values(schema.getTypeMap())
    .filter(isCompositeType)
    .filter(({ name }) => !name.startsWith('__'))
    .map((type): readonly [head: string, body: string] => {
      if (isUnionType(type)) return [`UNION ${type.name}`, type.getTypes().join(' ')];
      const head = [isInterfaceType(type) ? 'INTERFACE' : 'OBJECT', type.name, ...type.getInterfaces()].join(' ');
      return [head, Object.values(type.getFields()).map(fieldText).join(' ')];
    });
  const comment = 'Each type by its kind, name and interfaces: its fields, or the members of a union.';
  return [
    '/** Written by `npm run codegen` from the schema. */',
    `/** ${comment} */\nexport const types: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};`,
  ].join('\n\n');
}
