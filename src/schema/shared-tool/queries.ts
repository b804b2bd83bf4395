import { getSharedTool, listSharedTools } from '../../resolvers/shared-tools.ts';
import { builder } from '../builder.ts';
import { wholeConnection } from '../shared/connection.ts';
import { ListOrder } from '../shared/list-order.ts';
import { single } from '../shared/single.ts';
import { AssistantToolKind } from '../tool/kind.ts';
import { SharedTool } from './ref.ts';

single('sharedTool', { type: SharedTool, noun: 'shared tool', get: getSharedTool });

const SharedToolFilter = builder.inputType('SharedToolFilter', {
  description: 'Which shared tools to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.' }),
    nameContains: t.string({ description: 'Part of the display name, whatever the case.' }),
    kind: t.field({ type: AssistantToolKind.ref, description: 'Of this kind. `UNKNOWN` is refused.' }),
  }),
});

wholeConnection('sharedTools', {
  type: SharedTool,
  noun: ['a', 'shared tool'],
  names: { connection: 'SharedToolConnection', edge: 'SharedToolEdge', items: 'shared tools' },
  description:
    'The shared tools of the account. Cost: one upstream call for each 100 of them, whatever the page, filter or order. More than 1,000 are refused.',
  filter: { type: SharedToolFilter, description: 'Which tools; null means all.' },
  orderBy: ListOrder,
  list: (args, filter, ctx) => listSharedTools(args, { ...filter, ids: filter.ids?.map(String) }, ctx),
});
