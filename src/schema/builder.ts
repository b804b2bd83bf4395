/** The one SchemaBuilder: plugins, scalars and the context type. It defines no domain type. */
import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { GraphQLError, GraphQLScalarType, valueFromASTUntyped, type ValueNode } from 'graphql';
import type { RequestContext } from '../context.ts';
import { ACCESS_PLUGIN } from './access/plugin.ts';
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

/** The field by which Relay refetches an object. */
export const GLOBAL_ID = 'globalId';

export const builder = new SchemaBuilder<Types>({
  // Those for routers are in `subgraph-builder.ts`.
  plugins: [RelayPlugin, ACCESS_PLUGIN],
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    nodesOnConnection: { description: 'The items of this page, without their cursors.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The items of this page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The item itself.' },
    cursorFieldOptions: {
      description: 'The position of the item in the list, for `after` and `before`. It stays valid when other items are added or removed.',
    },
    pageInfoFieldOptions: { description: 'Cursors of this page, and whether there are other pages.' },
    pageInfoTypeOptions: { shareable: true, description: 'Cursors of a page of a list, and whether there are other pages.' },
    hasNextPageFieldOptions: { description: 'Whether items follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether items come before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first item of this page, for `before`; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last item of this page, for `after`; null on an empty page.' },
    idFieldName: GLOBAL_ID,
    idFieldOptions: { description: 'The globally unique id of the object, for `node` and `nodes`.' },
    // `asNode` gives the whole of it.
    encodeGlobalID: (_type, id) => String(id),
    nodeTypeOptions: { description: 'An object that can be refetched by its global id.' },
    // The plugin's own `node` fields treat a malformed id as a bug; see `assistant/node.ts`.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
});

export type SchemaTypes = PothosSchemaTypes.ExtendDefaultTypes<Types>;

builder.queryType({ description: 'Reads. Each field says what it costs in upstream calls on a cold cache.' });
builder.mutationType({
  description:
    'Writes, one after the other. What the Telnyx API refuses is reported in `userErrors`, never as a top-level error. Deletes, and writes with an idempotency key, are repeated when the Telnyx API does not answer; all others are sent once.',
});

builder.subscriptionType({
  description:
    'Streams of events, by POST and `Accept: text/event-stream` in the distinct connections mode of graphql-sse, or by the multipart protocol of Apollo for subscriptions. Each event is executed as an operation of its own, with its own limits; an error at a field does not end the stream. When the client leaves, so does everything that the gateway does for the stream, unless the field says otherwise.',
});

builder.addScalarType(
  'JSON',
  new GraphQLScalarType({
    name: 'JSON',
    description: 'Any JSON value, as the Telnyx API sent it: keys unchanged, nothing left out.',
    // The access plugin ensures that the value can be printed; see `access/inspect-json.ts`.
    serialize: (value) => value,
  }),
);

/** `node` is where the document has it, which an error is to point at. */
function toDateTime(value: unknown, node?: ValueNode): string {
  if (isDateTime(value)) return value;
  throw new GraphQLError('DateTime takes an ISO 8601 string such as "2026-01-31T12:00:00Z".', { nodes: node ?? null });
}

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType<string, string>({
    name: 'DateTime',
    description: 'A point in time as an ISO 8601 string, passed on exactly as the Telnyx API sent it, without a check.',
    specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
    parseValue: (value) => toDateTime(value),
    parseLiteral: (node, variables) => toDateTime(valueFromASTUntyped(node, variables), node),
  }),
);
