/** The one SchemaBuilder: plugins, scalars and the context type. It defines no domain type. */
import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { RequestContext } from '../context.ts';
import { isDateTime } from './wire/checks.ts';

interface Types {
  Context: RequestContext;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    JSON: { Input: unknown; Output: unknown };
    DateTime: { Input: string; Output: string };
    ID: { Input: string; Output: string | number };
  };
}

export const builder = new SchemaBuilder<Types>({
  plugins: [RelayPlugin],
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    nodesOnConnection: true,
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    // A node is refetched with `assistant(id:)`; global ids come with the Relay support.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
});

export type SchemaTypes = PothosSchemaTypes.ExtendDefaultTypes<Types>;

builder.queryType({ description: 'Reads. Each field says what it costs in upstream calls on a cold cache.' });
builder.mutationType({
  description: 'Writes. Each is sent upstream once; what the upstream refuses comes back in `userErrors`, never as a top-level error.',
});

builder.addScalarType(
  'JSON',
  new GraphQLScalarType({
    name: 'JSON',
    description: 'Any JSON value, as the upstream sent it: keys untouched, nothing renamed, nothing left out.',
  }),
);

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType<string, string>({
    name: 'DateTime',
    description: 'A point in time as an ISO 8601 string, passed on exactly as the upstream wrote it.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
    parseValue: (value) => {
      if (isDateTime(value)) return value;
      throw new GraphQLError('DateTime takes an ISO 8601 string such as "2026-01-31T12:00:00Z".');
    },
  }),
);
