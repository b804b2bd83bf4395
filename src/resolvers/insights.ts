import type {
  InsightGroupInsightGroupsParams,
  InsightGroupUpdateParams,
} from 'telnyx/resources/ai/conversations/insight-groups/insight-groups';
import type { InsightCreateParams, InsightUpdateParams } from 'telnyx/resources/ai/conversations/insights';
import type { RequestContext } from '../context.ts';
import { objectsIn } from '../json.ts';
import type { SdkOptions, Upstream } from '../upstream/client.ts';
import { idText } from '../upstream/ids.ts';
import type { Scope } from '../upstream/kinds.ts';
import { insightGroups, insights, type InsightGroupWire, type InsightWire } from '../upstream/resources/insights.ts';
import { listAll, type Listed } from './lists/all.ts';
import { combine, equals, isGiven, type CommonFilter } from './lists/filters.ts';
import { listPage, type PageArgs } from './lists/page.ts';
import { findReferenced, gapsOf, getOne } from './one.ts';
import { createOne, deleteOne, idFaults, updateOne } from './resource-writes.ts';
import { conflictsOfUse, findUsage, type UsageOptions } from './usage.ts';
import { insightGroupUses } from '../insight/references/uses.ts';
import { write } from './write.ts';
import { refuseUnknown } from './unknown.ts';

export const GROUP_GAPS = gapsOf(insightGroups);

export const getInsight = (id: string, ctx: RequestContext) => getOne(insights, { parent: null, id }, ctx);
export const getReferencedInsight = (id: unknown, ctx: RequestContext) => findReferenced(insights, { parent: null, id }, ctx);
export const getInsightGroup = (id: string, ctx: RequestContext) => getOne(insightGroups, { parent: null, id }, ctx);
export const getReferencedInsightGroup = (id: unknown, ctx: RequestContext) => findReferenced(insightGroups, { parent: null, id }, ctx);
export const usageOfInsightGroup = ({ id }: InsightGroupWire, ctx: RequestContext, options?: UsageOptions) =>
  findUsage(insightGroupUses, String(id), ctx, options);

export interface InsightFilter extends CommonFilter {
  /** The wire's word for the type. */
  readonly insightType?: string | null | undefined;
}

export interface InsightGroupFilter extends CommonFilter {
  readonly insightId?: string | null | undefined;
}

export const listInsights = async (args: PageArgs, { insightType, ...common }: InsightFilter, ctx: RequestContext) => {
  refuseUnknown('filter.insightType', insightType);
  return listPage({ resource: insights, nameKey: 'name' }, args, combine('id', 'name', common, [equals('insight_type', insightType)]), ctx);
};

export const listInsightGroups = (args: PageArgs, { insightId, ...common }: InsightGroupFilter, ctx: RequestContext) => {
  const pass = combine<InsightGroupWire>('id', 'name', common, []);
  return listPage(
    { resource: insightGroups, nameKey: 'name' },
    args,
    async (all) => {
      const passing = await pass(all, ctx);
      return isGiven(insightId) ? groupsWith(insightId, passing, ctx) : passing;
    },
    ctx,
  );
};

/** The groups that an insight is in: one list, and a read for each group where it leaves insights out. */
export const groupsOf = async ({ id }: InsightWire, ctx: RequestContext): Promise<Listed<InsightGroupWire>> =>
  listAll(insightGroups, (all) => groupsWith(String(id), all, ctx), ctx);

async function groupsWith(
  insightId: string,
  groups: readonly InsightGroupWire[],
  ctx: RequestContext,
): Promise<readonly InsightGroupWire[]> {
  const complete = await Promise.all(groups.map((group) => GROUP_GAPS.complete(group, ['insights'], ctx)));
  return groups.filter((_group, index) => objectsIn(complete[index]?.insights).some(({ id }) => idText(id) === insightId));
}

/** Groups show their insights, and counts are by what was found. */
const OF_INSIGHTS: readonly Scope[] = ['insights', 'insight-groups', 'insight-aggregates'];

export const createInsight = createOne<InsightWire, InsightCreateParams>({
  operation: 'createInsight',
  resource: insights,
  outdates: OF_INSIGHTS,
  send: ({ conversations }, body, options) => conversations.insights.create(body, options),
});

export const updateInsight = updateOne<InsightWire, InsightUpdateParams>({
  operation: 'updateInsight',
  resource: insights,
  outdates: OF_INSIGHTS,
  send: ({ conversations }, id, body, options) => conversations.insights.update(id, body, options),
});

export const deleteInsight = deleteOne<InsightWire>({
  operation: 'deleteInsight',
  resource: insights,
  outdates: OF_INSIGHTS,
  send: ({ conversations }, { id }, options) => conversations.insights.delete(id, options),
});

export const createInsightGroup = createOne<InsightGroupWire, InsightGroupInsightGroupsParams>({
  operation: 'createInsightGroup',
  resource: insightGroups,
  outdates: ['insight-groups'],
  send: ({ conversations }, body, options) => conversations.insightGroups.insightGroups(body, options),
});

export const updateInsightGroup = updateOne<InsightGroupWire, InsightGroupUpdateParams>({
  operation: 'updateInsightGroup',
  resource: insightGroups,
  outdates: ['insight-groups'],
  send: ({ conversations }, id, body, options) => conversations.insightGroups.update(id, body, options),
});

/** The upstream may take the group out of assistants along with it. */
export const deleteInsightGroup = deleteOne<InsightGroupWire>({
  operation: 'deleteInsightGroup',
  resource: insightGroups,
  outdates: ['insight-groups', 'assistants', 'assistant-versions'],
  conflicts: (id, ctx) => conflictsOfUse(insightGroupUses, id, ctx),
  send: ({ conversations }, { id }, options) => conversations.insightGroups.delete(id, options),
});

export interface Assignment {
  readonly insightGroupId: string;
  readonly insightId: string;
}

const assignBy = (
  operation: string,
  isDelete: boolean,
  send: (upstream: Upstream, ids: Assignment, options: SdkOptions) => PromiseLike<unknown>,
) =>
  write<Assignment, Assignment>({
    operation,
    isDelete,
    ignoresBody: true,
    faults: ({ insightGroupId, insightId }) => [
      ...idFaults(insightGroups, insightGroupId, 'insightGroupId'),
      ...idFaults(insights, insightId, 'insightId'),
    ],
    send: (ids, upstream, options) => send(upstream, ids, options),
    outdates: () => ['insight-groups'],
    brings: (_answer, ids) => ids,
    written: ({ insightGroupId }) => [insightGroupId],
    targets: ({ insightGroupId, insightId }) => [insightGroupId, insightId],
    // Without `idField`: an absence may be that of the group or of the insight.
    nameInput: () => () => null,
  });

/** One POST, sent once, whose answer says nothing. */
export const assignInsight = assignBy('assignInsight', false, ({ conversations }, { insightGroupId, insightId }, options) =>
  conversations.insightGroups.insights.assign(insightId, { group_id: insightGroupId }, options),
);

/** One DELETE, repeated as reads are. */
export const unassignInsight = assignBy('unassignInsight', true, ({ conversations }, { insightGroupId, insightId }, options) =>
  conversations.insightGroups.insights.deleteUnassign(insightId, { group_id: insightGroupId }, options),
);
