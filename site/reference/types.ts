/** A page for each type of the schema, and one that lists them. */
import {
  astFromValue,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
  printType,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { readDescription } from './descriptions.ts';
import { cell, page, table } from './markdown.ts';

const KINDS = [
  ['Objects', isObjectType],
  ['Interfaces', isInterfaceType],
  ['Unions', isUnionType],
  ['Inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Scalars', isScalarType],
] as const;

/** The types that have a page; root types have pages by field. */
export const typesOf = (schema: GraphQLSchema): readonly GraphQLNamedType[] => {
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !roots.has(type))
    .toSorted((a, b) => a.name.localeCompare(b.name));
};

export const kindOf = (type: GraphQLNamedType): string => KINDS.find(([, is]) => is(type))?.[0] ?? '';

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

const defaultOf = ({ defaultValue, type }: GraphQLArgument | GraphQLInputField): string => {
  const ast = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return ast ? `, by default \`${print(ast)}\`` : '';
};

/** A field or value below a heading of its own, so that it can be linked to. */
export function partSection(part: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue): string {
  const { text, cost, scope } = readDescription(part.description);
  return page(
    `### ${part.name}`,
    'type' in part ? `Type: \`${String(part.type)}\`${'defaultValue' in part ? defaultOf(part) : ''}` : null,
    part.deprecationReason ? `**Deprecated**: ${part.deprecationReason}` : null,
    text,
    cost ? `**Cost**: ${cost}` : null,
    scope ? `**Scope**: ${scope}` : null,
    'args' in part ? argumentsTable(part.args) : null,
  );
}

const argumentsTable = (args: readonly GraphQLArgument[]): string =>
  table(
    ['argument', 'type', 'description'],
    args.map((arg) => [`\`${arg.name}\``, `\`${String(arg.type)}\`${defaultOf(arg)}`, cell(arg.description ?? '')]),
  );

/** What has a section on the page of a type: its fields or values. */
export function partsOf(type: GraphQLNamedType) {
  if (isEnumType(type)) return type.getValues();
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
}

/** Where each type is used: `Assistant.tools`. */
function usesOf(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  const add = (used: GraphQLType, use: string) => {
    const type = getNamedType(used);
    const known = uses.get(type.name) ?? [];
    if (!known.includes(use)) uses.set(type.name, [...known, use]);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || !(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      add(field.type, `${type.name}.${field.name}`);
      for (const arg of 'args' in field ? field.args : []) add(arg.type, `${type.name}.${field.name}`);
    }
  }
  return uses;
}

/** What kind of type it is, and its interfaces. */
function relationsOf(type: GraphQLNamedType, schema: GraphQLSchema): string {
  const kind = kindOf(type).replace(/s$/, '');
  if (!isObjectType(type) && !isInterfaceType(type)) return `${kind}.`;
  const interfaces = type.getInterfaces().map(({ name }) => name);
  const members = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
  return [
    kind,
    interfaces.length > 0 ? ` that implements ${codes(interfaces)}` : '',
    members.length > 0 ? `, implemented by ${codes(members)}` : '',
    '.',
  ].join('');
}

function membersOf(type: GraphQLNamedType): string {
  if (isScalarType(type)) return '';
  if (!isUnionType(type)) return page(`## Its ${isEnumType(type) ? 'values' : 'fields'}`, ...partsOf(type).map(partSection));
  const members = type.getTypes().map(({ name, description }) => [`\`${name}\``, cell(description ?? '')]);
  return page('## Its members', table(['type', 'description'], members));
}

/** Pages by their path. */
export function typePages(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const uses = usesOf(schema);
  const types = typesOf(schema);
  const pages = types.map((type) => {
    const users = uses.get(type.name) ?? [];
    const { text, cost } = readDescription(type.description);
    return [
      `reference/types/${type.name}.md`,
      page(
        `# ${type.name}`,
        text,
        cost ? `**Cost**: ${cost}` : null,
        relationsOf(type, schema),
        membersOf(type),
        users.length > 0 ? `## Used by\n\n${codes(users)}` : null,
        `## In the schema language\n\n\`\`\`graphql\n${printType(type).replaceAll(/^ *"""(?:[^]*?)"""\n/gm, '')}\n\`\`\``,
      ),
    ] as const;
  });
  const index = page(
    '# Types',
    ...KINDS.flatMap(([heading]) => [
      `## ${heading}`,
      table(
        ['type', 'description'],
        types
          .filter((type) => kindOf(type) === heading)
          .map(({ name, description }) => [`\`${name}\``, cell(firstSentence(description ?? ''))]),
      ),
    ]),
  );
  return new Map([...pages, ['reference/types.md', index]]);
}

const firstSentence = (text: string) => /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text;
