import type { InsightTemplateGroup } from 'telnyx/resources/ai/conversations/insight-groups/insight-groups';
import type { InsightTemplate } from 'telnyx/resources/ai/conversations/insights';
import { paged } from '../pages.ts';
import { resource } from '../resource.ts';

/** The SDK calls it a template, as it is run over many conversations. */
export type InsightWire = InsightTemplate;
export type InsightGroupWire = InsightTemplateGroup;

/** These endpoints take fewer than 100 on a page. */
const PAGE_SIZE = 99;

export const insights = resource<InsightWire>({
  kind: 'insights',
  noun: ['an', 'insight'],
  idKey: 'id',
  retrieve: ({ conversations }, id, options) => conversations.insights.retrieve(id, options),
  list: paged('insights', ({ conversations }, query, options) => conversations.insights.list(query, options), { pageSize: PAGE_SIZE }),
  tells: ['instructions', 'insight_type', 'json_schema', 'name'],
  whole: ['created_at', 'instructions'],
});

/** The list may leave out the insights of a group. */
export const insightGroups = resource<InsightGroupWire>({
  kind: 'insight-groups',
  noun: ['an', 'insight group'],
  idKey: 'id',
  retrieve: ({ conversations }, id, options) => conversations.insightGroups.retrieve(id, options),
  list: paged('groups', ({ conversations }, query, options) => conversations.insightGroups.retrieveInsightGroups(query, options), {
    pageSize: PAGE_SIZE,
  }),
  tells: ['name', 'insights', 'description', 'created_at'],
  whole: ['created_at', 'name'],
  gaps: { keys: ['insights'] },
});
