import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { readFileSync } from 'node:fs';

const SUBGRAPH = readFileSync(new URL('../../schema.subgraph.graphql', import.meta.url), 'utf8');

/** A subgraph of somebody else: it extends the assistant, and has connections and global ids of its own. */
const CRM = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
  scalar DateTime
  type Assistant @key(fields: "id") { id: ID! owner: Contact customers(first: Int): ContactConnection! }
  interface Node { id: ID! }
  type Contact implements Node @key(fields: "id") { id: ID! name: String! since: DateTime }
  type ContactConnection { nodes: [Contact!]! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query { contacts: [Contact!]! node(id: ID!): Node nodes(ids: [ID!]!): [Node]! }
`;

describe('the subgraph composes with another one that extends the assistant', () => {
  const subgraphs = [
    { name: 'assistants', url: 'http://127.0.0.1:1/graphql', typeDefs: parse(SUBGRAPH) },
    { name: 'crm', url: 'http://127.0.0.1:2/graphql', typeDefs: parse(CRM) },
  ];

  test('by the composer of Apollo', () => {
    const { errors, supergraphSdl } = composeServices(subgraphs);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toContain('join__type(graph: ASSISTANTS, key: "id")');
    expect(supergraphSdl).toContain('@requiresScopes(scopes: [["assistants:import"]])');
  });

  test('by the composer of the Guild', () => {
    const result = composeByGuild(subgraphs);
    expect(result.errors ?? []).toEqual([]);
    expect(result.supergraphSdl).toContain('join__type(graph: CRM');
    expect(result.supergraphSdl).toContain('@requiresScopes(scopes: [["assistants:import"]])');
  });
});
