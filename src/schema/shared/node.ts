import type { ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import { getNode, globalIdOf, keyNames, listNodes, MAX_NODES, type FoundNode } from '../../resolvers/node.ts';
import { access, MAY_READ, MAY_READ_CONVERSATIONS, MAY_READ_MISSIONS } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { brandAs } from './brand.ts';

const needsOf = new Map<string, Requirement>();

/** Throws where the caller may not read objects of a type by their ids. */
export const assertMayRead = (type: string, ctx: RequestContext): void => ctx.assertScopes(needsOf.get(type) ?? MAY_READ);

/** What any type of node may need. */
const MAY_READ_SOME: Requirement = [...MAY_READ, ...MAY_READ_CONVERSATIONS, ...MAY_READ_MISSIONS];

/** Makes a type one that can be read again by its global id, by callers with these scopes. */
export const asNode = <T extends object>(ref: ObjectRef<SchemaTypes, T>, noun: string, needs: Requirement = MAY_READ): void => {
  needsOf.set(ref.name, needs);
  builder.nodeRef(ref, {
    id: {
      description: `The id of this ${noun} among all types of the graph, for \`node\` and \`nodes\`. Everything else takes ${keyNames(
        ref.name,
      )
        .map((name) => `\`${name}\``)
        .join(' and ')}.`,
      resolve: (entry) => globalIdOf(ref.name, entry as T),
    },
  });
};

builder.queryField('node', (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    description:
      'The object of a global id, for clients like Relay that refetch objects. Null where there is none, and for a value that is no `globalId`, such as the `id` of an assistant, which `assistant` takes. Cost: as `assistant`, or the equivalent field of its type. The type of the object may need another scope.',
    args: { id: t.arg.id({ required: true, description: 'A `globalId` of this graph, passed unchanged; not the Telnyx id.' }) },
    extensions: access({ needs: MAY_READ_SOME }),
    resolve: (_root, { id }, ctx) => branded(getNode(String(id), ctx, (type) => assertMayRead(type, ctx))),
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'What global ids name, in their order, with null wherever `node` would be null. Cost: one list of each type for any number of ids, or a read for each where that is cheaper.',
    args: {
      ids: t.arg.idList({ required: true, description: `Values of \`globalId\`, ${MAX_NODES} at most; more are refused without a call.` }),
    },
    extensions: access({ needs: MAY_READ_SOME }),
    resolve: (_root, { ids }, ctx) => listNodes(ids.map(String), ctx, (type) => assertMayRead(type, ctx)).map(branded),
  }),
);

async function branded(finding: Promise<FoundNode | null>): Promise<object | null> {
  const found = await finding;
  return found && brandAs(found.type, found.node);
}
