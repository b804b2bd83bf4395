import { getAssistant } from '../../resolvers/assistant.ts';
import { DEFAULT_PAGE_SIZE, listAssistants, MAX_PAGE_SIZE } from '../../resolvers/assistants.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { isArgumentGiven } from '../shared/given-arguments.ts';
import { reportDamaged } from '../shared/damaged.ts';
import { AssistantFilter, AssistantOrder } from './inputs.ts';
import { Assistant } from './ref.ts';

const AssistantConnection = builder.connectionObject(
  {
    name: 'AssistantConnection',
    type: Assistant,
    description: 'A page of assistants.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: false,
        description: 'Number of assistants that match the filter, on all pages together. Costs no upstream call.',
        resolve: (connection) => (connection as unknown as { readonly totalCount: number }).totalCount,
      }),
    }),
  },
  { name: 'AssistantEdge', description: 'An assistant and its cursor in the list.' },
);

builder.queryField('assistant', (t) =>
  t.field({
    type: Assistant,
    cost: COST.read,
    description:
      'One assistant, or null if it does not exist. Cost: one upstream read, even if the operation names the id several times; several ids in one operation take one upstream list.',
    args: {
      id: t.arg.id({
        required: true,
        description: 'The id in the Telnyx API. A value that cannot be an id, for example a path, is refused without an upstream call.',
      }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: (_root, { id }, ctx) => getAssistant(String(id), ctx),
  }),
);

builder.queryField('assistants', (t) =>
  t.field({
    type: AssistantConnection,
    nullable: false,
    cost: COST.read,
    listSize: {
      slicingArguments: ['first', 'last'],
      sizedFields: ['nodes', 'edges'],
      assumedSize: DEFAULT_PAGE_SIZE,
      requireOneSlicingArgument: false,
    },
    description:
      'The assistants of the account. Cost: one upstream list for any page, filter or order; it covers the assistants of their handoffs and flow targets.',
    args: {
      first: t.arg.int({
        defaultValue: DEFAULT_PAGE_SIZE,
        description: `Number of items from the start of the list, 1 to ${MAX_PAGE_SIZE}. Not together with \`last\`.`,
      }),
      after: t.arg.string({ description: 'A cursor: the page starts after its item.' }),
      last: t.arg.int({ description: `Number of items from the end of the list, 1 to ${MAX_PAGE_SIZE}. Not together with \`first\`.` }),
      before: t.arg.string({ description: 'A cursor: the page ends before its item.' }),
      filter: t.arg({ type: AssistantFilter, description: 'Which assistants; null means all.' }),
      orderBy: t.arg({ type: AssistantOrder, description: 'How to sort; null means newest first.' }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: async (_root, args, ctx, info) => {
      const page = await listAssistants(
        {
          first: isArgumentGiven(info, 'first') ? (args.first ?? null) : null,
          last: args.last ?? null,
          after: args.after ?? null,
          before: args.before ?? null,
          filter: { ...args.filter, ids: args.filter?.ids?.map(String) },
          orderBy: args.orderBy ?? null,
        },
        ctx,
      );
      reportDamaged(page.damaged, ctx, info);
      return { ...page, edges: [...page.edges] };
    },
  }),
);
