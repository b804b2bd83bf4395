import type {
  InsightGroupInsightGroupsParams,
  InsightGroupUpdateParams,
} from 'telnyx/resources/ai/conversations/insight-groups/insight-groups';
import type { InsightCreateParams, InsightUpdateParams } from 'telnyx/resources/ai/conversations/insights';
import {
  assignInsight,
  createInsight,
  createInsightGroup,
  deleteInsight,
  deleteInsightGroup,
  getReferencedInsightGroup,
  unassignInsight,
  updateInsight,
  updateInsightGroup,
  type Assignment,
} from '../../resolvers/insights.ts';
import type { InsightGroupWire } from '../../upstream/resources/insights.ts';
import { MAY_READ } from '../access/access.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { deleteFields, deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { text } from '../wire/input-fields.ts';
import { objectOrItsText } from '../wire/input-maps.ts';
import { wireInput } from '../wire/input.ts';
import { Insight, InsightGroup } from './ref.ts';

const NAME = 'Display name.';
const INSTRUCTIONS = 'What to look for in a conversation.';
const ID = 'Id of the insight at Telnyx.';
const GROUP_ID = 'Id of the group at Telnyx.';
const webhook = text('Where Telnyx sends what was found; empty means that it is not sent.', { mayBeEmpty: true, isMasked: true });
const schema = objectOrItsText('The JSON Schema of what is to be found, as an object or as a text; a new insight without it finds prose.');

const InsightDraft = wireInput<InsightCreateParams, 'Idempotency-Key'>('InsightDraft', {
  description: 'An insight to create.',
  fields: {
    name: text(NAME, { required: true }),
    instructions: text(INSTRUCTIONS, { required: true }),
    json_schema: schema,
    webhook,
  },
});
const InsightChanges = wireInput<InsightUpdateParams>('InsightChanges', {
  description: 'What to change of an insight. What is absent stays as it is.',
  fields: { name: text(NAME), instructions: text(INSTRUCTIONS), json_schema: schema, webhook },
});

const insight = { type: Insight, description: 'The insight; null when it was refused.' };
const key = (t: InputFields) => t.string({ description: IDEMPOTENCY_KEY });

mutation('createInsight', {
  description: 'Creates an insight, which is looked for once a group has it. Cost: one upstream write.',
  input: 'What to create.',
  fields: (t) => ({
    insight: t.field({ type: InsightDraft.ref, required: true, description: 'What to look for.' }),
    idempotencyKey: key(t),
  }),
  payload: writePayload('CreateInsightPayload', 'insight', insight),
  resolve: ({ insight: draft, idempotencyKey }, ctx) =>
    createInsight({ body: InsightDraft.read(draft, ['input', 'insight']), idempotencyKey }, ctx),
});

mutation('updateInsight', {
  description: 'Changes an insight, in all groups that have it; what it has found stays. Cost: one upstream write, sent once.',
  input: 'Which insight to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    changes: t.field({ type: InsightChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: writePayload('UpdateInsightPayload', 'insight', insight),
  resolve: ({ id, changes }, ctx) => updateInsight({ id: String(id), changes: InsightChanges.read(changes, ['input', 'changes']) }, ctx),
});

mutation('deleteInsight', {
  description: 'Deletes an insight for good, also from groups that have it. Cost: one upstream write.',
  input: 'Which insight to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: ID }) }),
  payload: deletePayload('DeleteInsightPayload', 'insight'),
  resolve: ({ id }, ctx) => deleteInsight({ id: String(id) }, ctx),
});

const DESCRIPTION = text('What the group is for; empty means nothing is said.', { mayBeEmpty: true });

const InsightGroupDraft = wireInput<InsightGroupInsightGroupsParams, 'Idempotency-Key'>('InsightGroupDraft', {
  description: 'An insight group to create, which has no insights at first.',
  fields: { name: text(NAME, { required: true }), description: DESCRIPTION, webhook },
});
const InsightGroupChanges = wireInput<InsightGroupUpdateParams>('InsightGroupChanges', {
  description: 'What to change of an insight group. What is absent stays as it is.',
  fields: { name: text(NAME), description: DESCRIPTION, webhook },
});

const group = { type: InsightGroup, description: 'The group; null when it was refused.' };

mutation('createInsightGroup', {
  description: 'Creates an insight group, for `assignInsight` and `insightSettings` of assistants. Cost: one upstream write.',
  input: 'What to create.',
  fields: (t) => ({
    insightGroup: t.field({ type: InsightGroupDraft.ref, required: true, description: 'The group.' }),
    idempotencyKey: key(t),
  }),
  payload: writePayload('CreateInsightGroupPayload', 'insightGroup', group),
  resolve: ({ insightGroup, idempotencyKey }, ctx) =>
    createInsightGroup({ body: InsightGroupDraft.read(insightGroup, ['input', 'insightGroup']), idempotencyKey }, ctx),
});

mutation('updateInsightGroup', {
  description: 'Changes an insight group, for all assistants that use it. Cost: one upstream write, sent once.',
  input: 'Which insight group to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: GROUP_ID }),
    changes: t.field({ type: InsightGroupChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: writePayload('UpdateInsightGroupPayload', 'insightGroup', group),
  resolve: ({ id, changes }, ctx) =>
    updateInsightGroup({ id: String(id), changes: InsightGroupChanges.read(changes, ['input', 'changes']) }, ctx),
});

mutation('deleteInsightGroup', {
  description:
    'Deletes an insight group; its insights stay. One that assistants use is refused, unless `evenIfUsed`. Cost: one upstream write; before it, unless `evenIfUsed`, one list of assistants.',
  input: 'Which insight group to delete.',
  fields: deleteFields('insight group'),
  payload: deletePayload('DeleteInsightGroupPayload', 'insight group'),
  resolve: ({ id, evenIfUsed }, ctx) => deleteInsightGroup({ id: String(id), evenIfUsed }, ctx),
});

const assignment = {
  input: 'Which insight, and which group.',
  fields: (t: InputFields) => ({
    insightGroupId: t.id({ required: true, description: GROUP_ID }),
    insightId: t.id({ required: true, description: ID }),
  }),
};

const assigned = (name: string) =>
  writePayload<InsightGroupWire, Assignment>(name, 'insightGroup', {
    ...group,
    description: `${group.description} Cost: one upstream read.`,
    needs: MAY_READ,
    resolve: ({ insightGroupId }, ctx) => getReferencedInsightGroup(insightGroupId, ctx),
    ids: { insightGroupId: { of: 'the group', resolve: ({ insightGroupId }) => insightGroupId } },
  });

const toIds = ({ insightGroupId, insightId }: { readonly insightGroupId: string | number; readonly insightId: string | number }) => ({
  insightGroupId: String(insightGroupId),
  insightId: String(insightId),
});

mutation('assignInsight', {
  ...assignment,
  description: 'Puts an insight into a group. Cost: one upstream write, sent once.',
  payload: assigned('AssignInsightPayload'),
  resolve: (input, ctx) => assignInsight(toIds(input), ctx),
});

mutation('unassignInsight', {
  ...assignment,
  description: 'Takes an insight out of a group; the insight itself stays. Cost: one upstream write.',
  payload: assigned('UnassignInsightPayload'),
  resolve: (input, ctx) => unassignInsight(toIds(input), ctx),
});
