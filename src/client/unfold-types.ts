import type { UrqlSchema } from './urql.ts';

/** Stands for all scalars, enums and inputs, which urql's cache does not tell apart. */
const LEAF = { kind: 'SCALAR', name: 'Any' };

/** `async`, `headers:[HttpHeader!]!` or `assistant(id:!):Assistant`; a type without a name is a leaf. */
const FIELD = /(\w+)(?:\(([^)]*)\))?(?::(\S+))?/g;

/** The schema for urql's cache from the generated types: as introspection it would be five times as long. */
export function unfoldTypes(types: Readonly<Record<string, string>>): UrqlSchema {
  const parsed = Object.entries(types).map(([head, body]) => {
    const [kind = '', name = '', ...interfaces] = head.split(' ');
    return { kind, name, interfaces, body };
  });
  const kinds = new Map(parsed.map(({ kind, name }) => [name, kind]));
  const named = (name: string) => ({ kind: kinds.get(name), name });
  const reference = (text: string): object => {
    if (text.endsWith('!')) return { kind: 'NON_NULL', ofType: reference(text.slice(0, -1)) };
    if (text.startsWith('[')) return { kind: 'LIST', ofType: reference(text.slice(1, -1)) };
    return text === '' ? LEAF : named(text);
  };
  const argsOf = (text: string) => [...text.matchAll(FIELD)].map(([, name, , type = '']) => ({ name, type: reference(type) }));
  const fieldsOf = (text: string) =>
    [...text.matchAll(FIELD)].map(([, name, args = '', type = '']) => ({ name, type: reference(type), args: argsOf(args) }));
  const implementing = (wanted: string) =>
    parsed.filter(({ kind, interfaces }) => kind === 'OBJECT' && interfaces.includes(wanted)).map(({ name }) => named(name));
  const unfolded = parsed.map(({ kind, name, interfaces, body }) => {
    if (kind === 'UNION') return { kind, name, possibleTypes: body.split(' ').map(named) };
    const object = { kind, name, fields: fieldsOf(body), interfaces: interfaces.map(named) };
    return kind === 'INTERFACE' ? Object.assign(object, { possibleTypes: implementing(name) }) : object;
  });
  return {
    __schema: {
      queryType: { name: 'Query' },
      mutationType: { name: 'Mutation' },
      subscriptionType: { name: 'Subscription' },
      types: [...unfolded, LEAF],
    },
  };
}
