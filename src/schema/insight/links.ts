/** From findings to insights, and from assistants to their groups. */
import { getReferencedInsight, getReferencedInsightGroup } from '../../resolvers/insights.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { InsightFinding } from '../conversation/findings.ts';
import { InsightSettings } from '../settings/insight.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { Insight, InsightGroup } from './ref.ts';

const extensions = access({ needs: MAY_READ });

builder.objectField(InsightFinding, 'insight', (t) =>
  t.field({
    type: Insight,
    description: `The insight of \`insightId\`; null if it does not exist. ${COST_OF_REFERENCES}`,
    extensions,
    resolve: ({ insight_id: id }, _args, ctx) => getReferencedInsight(id, ctx),
  }),
);

builder.objectField(InsightSettings, 'insightGroup', (t) =>
  t.field({
    type: InsightGroup,
    description: `The group of \`insightGroupId\`; null if it does not exist. ${COST_OF_REFERENCES}`,
    extensions,
    resolve: ({ insight_group_id: id }, _args, ctx) => getReferencedInsightGroup(id, ctx),
  }),
);
