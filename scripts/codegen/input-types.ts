/** The types of inputs that write back what was read, and of what they are made from, as a module of the client. */
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { scalars } from '../../src/client/scalars.ts';
import { membersOf, mirroredInputs } from './inputs.ts';

const SCALARS: Readonly<Record<string, string>> = { ...scalars, String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean' };
/** In a list of these, shared ones are distinguished from the others. */
const TOOL = 'AssistantToolInput';

/** In each enum, what is newer than the gateway: it is only ever read. */
const UNKNOWN = 'UNKNOWN';

/** A type as it is sent, or as it was read. */
type Form = 'sent' | 'read';

export function inputTypes(schema: GraphQLSchema): string {
  const types = mirroredInputs(schema);
  const names = types.filter(({ isOneOf }) => !isOneOf).map(({ name }) => name);
  return [
    '/** Written by `npm run codegen` from the schema. */',
    ...types.flatMap((type) => (type.isOneOf ? unionTexts(type, schema) : [objectText(type, 'sent'), objectText(type, 'read')])),
    mapText('InputTypes', 'The inputs that `toInput` makes, by their names in the schema.', names, 'sent'),
    mapText('InputSources', 'What `toInput` makes each input from: an object of an answer, with what the input requires.', names, 'read'),
  ].join('\n\n');
}

const nameIn = (name: string, form: Form) => (form === 'sent' ? name : `${name}Source`);

const mapText = (map: string, comment: string, names: readonly string[], form: Form) =>
  `/** ${comment} */\nexport interface ${map} {\n${names.map((name) => `  readonly ${name}: ${nameIn(name, form)};`).join('\n')}\n}`;

function objectText(type: GraphQLInputObjectType, form: Form): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const isRequired = isRequiredInputField(field);
    const text = typeText(field.type, form);
    const mark = isRequired ? '' : '?';
    if (form === 'sent' || text === 'unknown') return `  ${form === 'read' ? 'readonly ' : ''}${field.name}${mark}: ${text};`;
    // What was read may lack a value; whether the input can do without it shows at run time.
    return `  readonly ${field.name}${mark}: ${text} | null${isRequired ? '' : ' | undefined'};`;
  });
  return `interface ${nameIn(type.name, form)} {\n${fields.join('\n')}\n}`;
}

function typeText(type: GraphQLInputType, form: Form): string {
  const bare = getNullableType(type);
  if (!isListType(bare)) return namedText(bare, form);
  const item = typeText(bare.ofType, form);
  const known = form === 'read' && getNamedType(bare).name === TOOL ? `${item} & { readonly shared: boolean | null }` : item;
  const items = `${known}${isNonNullType(bare.ofType) ? '' : ' | null'}`;
  return `${form === 'read' ? 'readonly ' : ''}${items.includes(' ') ? `(${items})` : items}[]`;
}

function namedText(type: GraphQLInputType, form: Form): string {
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return names.flatMap((name) => (form === 'sent' && name === UNKNOWN ? [] : [`'${name}'`])).join(' | ');
  }
  if (isInputObjectType(type)) return nameIn(type.name, form);
  return SCALARS[getNamedType(type).name] ?? 'unknown';
}

function unionTexts(union: GraphQLInputObjectType, schema: GraphQLSchema): readonly string[] {
  const fields = union.getFields();
  const members = membersOf(union, schema);
  const read = schema.getType(union.name.replace(/Input$/, ''));
  const typenames = isAbstractType(read) ? schema.getPossibleTypes(read).map(({ name }) => name) : [];
  const newer = typenames.filter((typename) => !members.some(([known]) => known === typename));
  const sources = members.map(([typename, [field, , from]]) => {
    const type = fields[field]?.type;
    if (type === undefined || typename === '') return null;
    if (from === undefined) return `({ readonly __typename: '${typename}' } & ${namedText(type, 'read')})`;
    return `{ readonly __typename: '${typename}'; readonly ${from}: ${typeText(type, 'read')} | null }`;
  });
  const sent = Object.values(fields).map(({ name, type }) => `{ ${name}: ${typeText(type, 'sent')} }`);
  const raw = newer.map((typename) => `{ readonly __typename: '${typename}'; readonly raw: unknown }`);
  return [
    `type ${union.name} = ${sent.join(' | ')};`,
    `type ${nameIn(union.name, 'read')} = ${[...sources.filter((source) => source !== null), ...raw].join(' | ')};`,
  ];
}
