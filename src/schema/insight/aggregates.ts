import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { getReferencedVersion } from '../../resolvers/assistant-versions.ts';
import { countFindings, countOf, valuesOf } from '../../resolvers/insight-aggregates.ts';
import type { JsonObject } from '../../json.ts';
import { access, MAY_READ, MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { DateTimeRange } from '../conversation/date-time-range.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { COST_OF_VERSIONS } from '../shared/costs.ts';
import { reportGaps } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { givenId } from '../shared/given-id.ts';
import { isId } from '../wire/checks.ts';

const ASSISTANT = 'metadata.assistant_id';
const VERSION = 'metadata.assistant_version_id';
const idIn = (row: JsonObject, key: string) => {
  const id = row[key];
  return isId(id) ? id : null;
};

const InsightAggregate = builder.objectRef<JsonObject>('InsightAggregate').implement({
  description: 'How often the same values were found.',
  fields: (t) => ({
    recordCount: t.int({
      description: 'Number of findings with these values; null, with an error, where it has more than 32 bits.',
      resolve: countOf,
    }),
    values: t.field({
      type: 'JSON',
      nullable: false,
      description: 'The values, by the names of `groupBy` and `show`.',
      resolve: valuesOf,
    }),
    assistantId: t.id({
      description: `Id of the assistant; null unless grouped by \`${ASSISTANT}\`.`,
      resolve: (row) => idIn(row, ASSISTANT),
    }),
    assistant: t.field(
      assistantLink('The assistant of `assistantId`; null if it does not exist.', (row: JsonObject, ctx) =>
        getReferencedAssistant(row[ASSISTANT], ctx),
      ),
    ),
    assistantVersionId: t.id({
      description: `Id of the version; null unless grouped by \`${VERSION}\`.`,
      resolve: (row) => idIn(row, VERSION),
    }),
    assistantVersion: t.field({
      type: AssistantVersion,
      description: `The version of \`assistantVersionId\`, where \`assistantId\` is there, too; null if it does not exist. ${COST_OF_VERSIONS}`,
      extensions: access({ needs: MAY_READ }),
      resolve: (row, _args, ctx) => getReferencedVersion(row[ASSISTANT], row[VERSION], ctx),
    }),
  }),
});

builder.queryField('insightAggregates', (t) =>
  t.field({
    type: [InsightAggregate],
    nullable: false,
    cost: COST.read,
    listSize: { assumedSize: 20 },
    description:
      'How often which values were found in conversations, counted by Telnyx. Cost: one upstream read for each set of arguments.',
    args: {
      groupBy: t.arg.stringList({
        required: true,
        description:
          'What to count by, at least one: a key of what insights with a schema find, such as `score`, or a label of the conversation, such as `metadata.assistant_id`. Letters, digits, `_` and `.`.',
      }),
      show: t.arg.stringList({ description: 'What else to show of each; null and empty mean nothing.' }),
      insightId: t.arg.id({ description: 'Found by this insight; null means by any.' }),
      assistantId: t.arg.id({ description: 'In conversations that this assistant held; null means in all.' }),
      createdAt: t.arg({ type: DateTimeRange, description: 'Found in this time; null means at any.' }),
    },
    extensions: access({ needs: MAY_READ_CONVERSATIONS }),
    resolve: async (_root, { insightId, assistantId, ...rest }, ctx, info) => {
      const found = await countFindings({ ...rest, insightId: givenId(insightId), assistantId: givenId(assistantId) }, ctx);
      reportGaps(found, ['a', 'count', null], ctx, info);
      return [...found.rows];
    },
  }),
);
