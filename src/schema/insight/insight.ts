import { getInsight, getInsightGroup, GROUP_GAPS, groupsOf, usageOfInsightGroup } from '../../resolvers/insights.ts';
import type { InsightGroupWire, InsightWire } from '../../upstream/resources/insights.ts';
import { access, MAY_READ, MAY_READ_OR_WRITE } from '../access/access.ts';
import { COST } from '../shared/directives.ts';
import { showEntries } from '../shared/gaps.ts';
import { asNode } from '../shared/node.ts';
import { single } from '../shared/single.ts';
import { usageFields } from '../usage/usage.ts';
import { wireEnum } from '../wire/enum.ts';
import { dateTime, entities, json, key, oneOf, sized, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { Insight, InsightGroup } from './ref.ts';

const common = { isEntity: true, access: { needs: MAY_READ_OR_WRITE } } as const;

export const InsightType = wireEnum<NonNullable<InsightWire['insight_type']>>('InsightType', 'Where an insight comes from.', {
  custom: 'It was written for the account.',
  default: 'Telnyx provides it.',
});

wireObject<InsightWire>(Insight, {
  ...common,
  description: 'A question that is put to finished conversations, alone or in groups. What was found is in `Conversation.insights`.',
  fields: {
    id: key('Id of the insight at Telnyx.'),
    name: text('Display name.'),
    instructions: text('What to look for in a conversation.'),
    insight_type: oneOf(InsightType, 'Where it comes from.'),
    json_schema: json('The JSON Schema of what is found, as an object or as a text; null means prose.'),
    webhook: url('Where Telnyx sends what was found; null or empty if it is not sent.'),
    created_at: dateTime('When it was created.'),
  },
  derived: (t) => ({
    groups: t.field({
      type: [InsightGroup],
      cost: COST.read,
      listSize: { assumedSize: 5 },
      description:
        'The groups that it is in. Cost: one upstream list, for all insights of an operation together; a read for each group where the list leaves insights out.',
      extensions: access({ needs: MAY_READ }),
      resolve: async (insight, _args, ctx, info) => showEntries(await groupsOf(insight, ctx), ['an', 'insight group'], ctx, info),
    }),
  }),
});

asNode(Insight, 'insight');
single('insight', { type: Insight, noun: 'insight', get: getInsight });

wireObject<InsightGroupWire>(InsightGroup, {
  ...common,
  description: 'Insights that are looked for together. Assistants name a group in `insightSettings`.',
  fields: {
    id: key('Id of the group at Telnyx.'),
    name: text('Display name.'),
    description: text('What the group is for; null if its author gave none.'),
    webhook: url('Where Telnyx sends what was found; null or empty if it is not sent.'),
    insights: sized(
      10,
      entities(
        () => Insight,
        'The insights of the group. Cost: a read for each group where the list leaves them out, else free of upstream calls.',
      ),
    ),
    created_at: dateTime('When it was created.'),
  },
  gaps: GROUP_GAPS,
  derived: (t) => usageFields(t, usageOfInsightGroup),
});

asNode(InsightGroup, 'insight group');
single('insightGroup', { type: InsightGroup, noun: 'insight group', get: getInsightGroup });
