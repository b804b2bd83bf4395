import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';

/** Another team's subgraph: it knows who is responsible for which assistant, and shares the type of pages with ours. */
const typeDefs = parse(/* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@external", "@key", "@requires", "@shareable"])
  type Query {
    contacts(first: Int = 10): ContactConnection!
  }
  type Contact @key(fields: "id") {
    id: ID!
    name: String!
    assistants: [Assistant]!
  }
  type ContactConnection {
    nodes: [Contact!]!
    pageInfo: PageInfo!
  }
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type Assistant @key(fields: "id") {
    id: ID!
    name: String @external
    owner: Contact
    badge: String @requires(fields: "name")
  }
`);

export interface Contact {
  readonly id: string;
  readonly name: string;
  /** Ids of the assistants that this person looks after, in their order. */
  readonly assistants: readonly string[];
}

/** A small CRM over these contacts, and the operations that a router sent it. */
export function createCrm(contacts: readonly Contact[]) {
  const operations: string[] = [];
  const shown = ({ assistants, ...contact }: Contact) => ({ ...contact, assistants: assistants.map((id) => ({ id })) });
  const ownerOf = (id: string) => contacts.find(({ assistants }) => assistants.includes(id));
  const yoga = createYoga({
    schema: buildSubgraphSchema({
      typeDefs,
      resolvers: {
        Query: {
          contacts: (_root: unknown, { first }: { readonly first: number }) => ({
            nodes: contacts.slice(0, first).map(shown),
            pageInfo: { hasNextPage: first < contacts.length, hasPreviousPage: false },
          }),
        },
        Assistant: {
          __resolveReference: (reference: object) => reference,
          badge: ({ name }: { readonly name: string }) => `Ask ${name}!`,
          owner: ({ id }: { readonly id: string }) => {
            const owner = ownerOf(id);
            return owner ? shown(owner) : null;
          },
        },
        Contact: {
          __resolveReference: ({ id }: { readonly id: string }) => contacts.filter((contact) => contact.id === id).map(shown)[0],
        },
      },
    }),
    logging: false,
    plugins: [
      {
        onParams: ({ params }) => {
          operations.push(params.query ?? '');
        },
      },
    ],
  });
  return { handle: yoga, operations };
}
