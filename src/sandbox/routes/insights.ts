import type { InsightTemplate } from 'telnyx/resources/ai/conversations/insights';
import { collection } from '../collection.ts';
import { absent, platformError } from '../errors.ts';
import { type Handler, ok, type SandboxRequest } from '../message.ts';
import type { InsightGroup } from '../seed/insights.ts';

/** `/ai/conversations/insights` */
export const insights = collection<InsightTemplate>({
  items: (account) => account.insights,
  idKey: 'id',
  noun: 'insight',
  pages: 'meta',
  isWrapped: true,
  fields: {
    name: { kind: 'string', required: true },
    instructions: { kind: 'string', required: true },
    json_schema: { kind: 'text-or-object' },
    webhook: { kind: 'string' },
  },
  filters: {},
  make: (body, base, before) => ({
    item: { ...(before ?? { insight_type: 'custom', webhook: '' }), ...(body as unknown as InsightTemplate), ...base },
  }),
  removed: ({ id }, { insightGroups: groups }) => {
    for (const group of groups.values()) group.insightIds = group.insightIds.filter((other) => other !== id);
  },
});

/** `/ai/conversations/insight-groups` */
export const insightGroups = collection<InsightGroup>({
  items: (account) => account.insightGroups,
  idKey: 'id',
  noun: 'insight group',
  pages: 'meta',
  isWrapped: true,
  fields: { name: { kind: 'string', required: true }, description: { kind: 'string' }, webhook: { kind: 'string' } },
  filters: {},
  make: (body, base, before) => ({
    item: { ...(before ?? { webhook: '', insightIds: [] }), ...(body as { name: string }), ...base },
  }),
  show: ({ insightIds, ...group }, { account, behaviour }, of) =>
    of === 'list' && behaviour.insightsOfGroups === 'left out'
      ? group
      : { ...group, insights: insightIds.flatMap((id) => account.insights.get(id) ?? []) },
  keeps: ({ id }, account) =>
    account.list().some(({ insight_settings: settings }) => settings?.insight_group_id === id)
      ? platformError(409, '10015', 'Assistants use this group.')
      : undefined,
});

const change =
  (to: (ids: readonly string[], id: string) => string[] | undefined): Handler =>
  ({ account, params }: SandboxRequest) => {
    const group = account.insightGroups.get(params.id ?? '');
    if (!group) return absent('insight group');
    const changed = account.insights.has(params.insight ?? '') ? to(group.insightIds, params.insight ?? '') : undefined;
    if (!changed) return absent('insight');
    group.insightIds = changed;
    return ok({});
  };

/** `POST /ai/conversations/insight-groups/{id}/insights/{insight}/assign` */
export const assign = change((ids, id) => [...new Set([...ids, id])]);

/** `DELETE /ai/conversations/insight-groups/{id}/insights/{insight}/unassign` */
export const unassign = change((ids, id) => (ids.includes(id) ? ids.filter((other) => other !== id) : undefined));
