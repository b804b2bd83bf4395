import { brandWithType } from '@pothos/core';
import { getNode, listNodes, MAX_NODES } from '../../resolvers/node.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { Assistant } from './ref.ts';

builder.nodeRef(Assistant, {
  id: {
    description: 'The id of this assistant among all types of the graph, for `node` and `nodes`. Everything else takes `id`.',
    resolve: (assistant) => String((assistant as AssistantWire).id),
  },
});

builder.queryField('node', (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    description:
      'What a global id names, as clients like Relay refetch it. Null where there is none, for ids of other types, and for what is no global id. Cost: as `assistant`.',
    args: { id: t.arg.id({ required: true, description: "A `globalId` of this graph, passed on as it is; not the upstream's id." }) },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { id }, ctx) => branded(getNode(String(id), ctx)),
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'What global ids name, in their order, with null wherever `node` would be null. Cost: one list for any number of ids, or a read for each where that is cheaper.',
    args: {
      ids: t.arg.idList({ required: true, description: `Values of \`globalId\`, ${MAX_NODES} at most; more are refused without a call.` }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { ids }, ctx) => listNodes(ids.map(String), ctx).map(branded),
  }),
);

/** An interface has to be told which type it is looking at. */
async function branded(found: Promise<AssistantWire | null>): Promise<AssistantWire | null> {
  const assistant = await found;
  brandWithType(assistant, Assistant);
  return assistant;
}
