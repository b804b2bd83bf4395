/** The fields of the root types, each with what it costs. */
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { readDescription } from './descriptions.ts';
import { cell, page, table } from './markdown.ts';
import { partSection } from './types.ts';

/** The page of each root type. */
export const ROOT_PAGES = { Query: 'queries', Mutation: 'mutations', Subscription: 'subscriptions' } as const;

export function rootFieldPages(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return new Map(
    roots.flatMap((type) => {
      const path = ROOT_PAGES[type?.name as keyof typeof ROOT_PAGES];
      return type ? [[`reference/${path}.md`, pageOf(type, path)] as const] : [];
    }),
  );
}

function pageOf(type: GraphQLObjectType, path: string): string {
  const fields = Object.values(type.getFields()).toSorted((a, b) => a.name.localeCompare(b.name));
  return page(
    `# ${path.charAt(0).toUpperCase()}${path.slice(1)}`,
    type.description ?? '',
    '## What each costs',
    table(
      ['field', 'cost', 'scope'],
      fields.map(({ name, description }) => {
        const { cost, scope } = readDescription(description);
        return [`[\`${name}\`](#${name.toLowerCase()})`, cell(cost ?? ''), scope ?? ''];
      }),
    ),
    '## The fields',
    ...fields.map(partSection),
  );
}
