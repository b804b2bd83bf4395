import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/**
 * How many objects below the root field are selected, one in the other: a page, its nodes, what they link to, and its page. Of what a mutation
 * answers with, queries have looked at the rest.
 */
const DEPTHS = { query: 4, mutation: 2 } as const;

/** Arguments of fields below the root that are not asked without them. */
const GIVEN: Readonly<Record<string, string>> = {
  'MissionRun.planStep': '(stepId: "call-customers")',
  'MissionRun.event': '(eventId: "3155106e-0000-4000-8000-000000000001")',
};

/** An operation of one root field with these of its arguments as variables, and all that it leads to without arguments. */
export function documentOf(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  names: readonly string[],
): string {
  const args = field.args.filter(({ name }) => names.includes(name));
  const variables = inParentheses(args.map(({ name, type }) => `$${name}: ${String(type)}`));
  const values = inParentheses(args.map(({ name }) => `${name}: $${name}`));
  return `${kind} Covered${variables} { ${field.name}${values} ${selection(schema, field.type, DEPTHS[kind])} }`;
}

const inParentheses = (parts: readonly string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');

function selection(schema: GraphQLSchema, output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return '';
  const own = isObjectType(type) || isInterfaceType(type) ? fieldsOf(schema, type, depth) : [];
  // What members have beside each other is compared pair by pair when the operation is validated: their leaves are enough.
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  // Fields of one name may be of several types among nodes.
  const alias =
    type.name === 'Node'
      ? (member: string, field: string) => `${member}_${field.split(' ')[0]}: ${field}`
      : (_member: string, field: string) => field;
  const parts = members.map(
    (member) =>
      `... on ${member.name} { ${['__typename', ...fieldsOf(schema, member, 1).map((field) => alias(member.name, field))].join(' ')} }`,
  );
  return `{ ${['__typename', ...own, ...parts].join(' ')} }`;
}

const fieldsOf = (schema: GraphQLSchema, type: GraphQLObjectType | GraphQLInterfaceType, depth: number): readonly string[] =>
  Object.values(type.getFields()).flatMap((field) => {
    const given = GIVEN[`${type.name}.${field.name}`] ?? '';
    const isAsked = (given !== '' || !field.args.some(isRequiredArgument)) && (depth > 1 || isLeafType(getNamedType(field.type)));
    return isAsked ? [`${field.name}${given} ${selection(schema, field.type, depth - 1)}`] : [];
  });
