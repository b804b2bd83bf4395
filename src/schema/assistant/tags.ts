import { listAssistantTags } from '../../resolvers/assistant-tags.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { showEntries } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';

builder.queryField('assistantTags', (t) =>
  t.stringList({
    nullable: false,
    cost: COST.read,
    listSize: { assumedSize: 50 },
    description: 'All tags that assistants of the account have, each once, as Telnyx sorts them. Cost: one upstream list.',
    extensions: access({ needs: MAY_READ }),
    resolve: async (_root, _args, ctx, info) => showEntries(await listAssistantTags(ctx), ['a', 'tag', 'name'], ctx, info),
  }),
);
