import type { IntrospectionField, IntrospectionQuery, IntrospectionType } from 'graphql';

/** What to begin with, before all others. */
const FIRST = ['assistant', 'assistants'];
/** For clients that keep objects by global ids, and for routers; not for readers. */
const LAST = ['node', 'nodes', 'globalId', '_entities', '_service'];

const rank = ({ name }: { readonly name: string }) => {
  const [first, last] = [FIRST.indexOf(name), LAST.indexOf(name)];
  return first >= 0 ? first - FIRST.length : last + 1;
};
const byName = (a: { readonly name: string }, b: { readonly name: string }) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en');

/** The assistant, then what can be fetched by an id, then all that belongs to these. */
const rankOfType = ({ name, ...type }: IntrospectionType) =>
  name === 'Assistant' ? 0 : 'interfaces' in type && type.interfaces?.some((one) => one.name === 'Node') ? 1 : 2;
const byKind = (a: IntrospectionType, b: IntrospectionType) => rankOfType(a) - rankOfType(b) || byName(a, b);

/**
 * The schema in the order in which people look for things: types and root fields by name, the assistant first, and types that
 * have ids before those that belong to them. Fields of
 * other types keep the order in which they were declared, by meaning.
 */
export function inOrderForReaders({ __schema: schema }: IntrospectionQuery): IntrospectionQuery {
  const roots = new Set([schema.queryType, schema.mutationType, schema.subscriptionType].map((type) => type?.name));
  const ordered = (fields: readonly IntrospectionField[], isRoot: boolean) =>
    isRoot ? fields.toSorted(byName) : fields.toSorted((a, b) => Math.max(rank(a), 0) - Math.max(rank(b), 0));
  return {
    __schema: {
      ...schema,
      types: schema.types
        .map((type) =>
          type.kind === 'OBJECT' || type.kind === 'INTERFACE' ? { ...type, fields: ordered(type.fields, roots.has(type.name)) } : type,
        )
        .toSorted(byKind),
    },
  };
}
