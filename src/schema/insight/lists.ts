import { listInsightGroups, listInsights } from '../../resolvers/insights.ts';
import { builder } from '../builder.ts';
import { wholeConnection } from '../shared/connection.ts';
import { givenId } from '../shared/given-id.ts';
import { ListOrder } from '../shared/list-order.ts';
import { InsightType } from './insight.ts';
import { Insight, InsightGroup } from './ref.ts';

const FILTER = 'All that is given must hold; null and absent ask for nothing.';
const IDS = 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.';
const NAME = 'Part of the name, whatever the case.';
const COST = 'Cost: one upstream call for each 99 of them, whatever the page, filter or order. More than 990 are refused.';

const InsightFilter = builder.inputType('InsightFilter', {
  description: `Which insights to list. ${FILTER} Filters cost no calls.`,
  fields: (t) => ({
    ids: t.idList({ description: IDS }),
    nameContains: t.string({ description: NAME }),
    insightType: t.field({ type: InsightType.ref, description: 'Coming from there. `UNKNOWN` is refused.' }),
  }),
});

wholeConnection('insights', {
  type: Insight,
  noun: ['an', 'insight'],
  names: { connection: 'InsightConnection', edge: 'InsightEdge', items: 'insights' },
  description: `The insights of the account. ${COST}`,
  filter: { type: InsightFilter, description: 'Which insights; null means all.' },
  orderBy: ListOrder,
  list: (args, filter, ctx) => listInsights(args, { ...filter, ids: filter.ids?.map(String) }, ctx),
});

const InsightGroupFilter = builder.inputType('InsightGroupFilter', {
  description: `Which insight groups to list. ${FILTER}`,
  fields: (t) => ({
    ids: t.idList({ description: IDS }),
    nameContains: t.string({ description: NAME }),
    insightId: t.id({ description: 'With this insight. Where the list leaves insights out, each group costs one more upstream call.' }),
  }),
});

wholeConnection('insightGroups', {
  type: InsightGroup,
  noun: ['an', 'insight group'],
  names: { connection: 'InsightGroupConnection', edge: 'InsightGroupEdge', items: 'insight groups' },
  description: `The insight groups of the account. ${COST}`,
  filter: { type: InsightGroupFilter, description: 'Which groups; null means all.' },
  orderBy: ListOrder,
  list: (args, { ids, insightId, ...rest }, ctx) =>
    listInsightGroups(args, { ...rest, ids: ids?.map(String), insightId: givenId(insightId) }, ctx),
});
