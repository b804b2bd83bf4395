import { brandWithType } from '@pothos/core';
import { getNode, listNodes, MAX_NODES } from '../../resolvers/node.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { Assistant } from './ref.ts';

builder.nodeRef(Assistant, {
  id: {
    description: 'The globally unique id of this assistant, for `node` and `nodes`. Everything else takes `id`.',
    resolve: (assistant) => String((assistant as AssistantWire).id),
  },
});

builder.queryField('node', (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    description:
      'The object with this global id; clients such as Relay refetch by it. Null if it does not exist, for ids of other types, and for values that are not global ids. Cost: as `assistant`.',
    args: { id: t.arg.id({ required: true, description: 'A `globalId` of this graph, unchanged; not an id of the Telnyx API.' }) },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { id }, ctx) => branded(getNode(String(id), ctx)),
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'The objects with these global ids, in the same order, with null wherever `node` would be null. Cost: one upstream list for any number of ids, or one upstream read per id where that is cheaper.',
    args: {
      ids: t.arg.idList({
        required: true,
        description: `Values of \`globalId\`, ${MAX_NODES} at most; more are refused without an upstream call.`,
      }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { ids }, ctx) => listNodes(ids.map(String), ctx).map(branded),
  }),
);

/** An interface must resolve the type of its object. */
async function branded(found: Promise<AssistantWire | null>): Promise<AssistantWire | null> {
  const assistant = await found;
  brandWithType(assistant, Assistant);
  return assistant;
}
