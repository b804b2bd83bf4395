import {
  reasonsAgainst,
  type AssistantUse as AssistantUseShape,
  type Usage as UsageShape,
  type UsageOptions,
} from '../../resolvers/usage.ts';
import type { RequestContext } from '../../context.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import type { WireFieldBuilder } from '../wire/object.ts';

const AssistantUse = builder.objectRef<AssistantUseShape>('AssistantUse').implement({
  description: 'An assistant that uses something, and where.',
  fields: (t) => ({
    assistantId: t.id({ nullable: false, description: 'Id of the assistant.', resolve: ({ assistant }) => String(assistant.id) }),
    assistant: t.field({
      type: Assistant,
      description: 'The assistant that uses it. Free of upstream calls.',
      resolve: ({ assistant }) => assistant,
    }),
    versionId: t.id({
      description: 'Version of the assistant that was examined; null when Telnyx does not state it.',
      resolve: ({ versionId }) => versionId,
    }),
    paths: t.field({
      type: t.listRef(t.listRef('String')),
      nullable: false,
      description:
        'The places of use, each as a path of this graph with ids in place of positions, such as `["conversationFlow", "nodes", "n_pay", "sharedToolId"]`.',
      resolve: ({ paths }) => paths.map((path) => [...path]),
    }),
  }),
});

const Usage = builder.objectRef<UsageShape>('Usage').implement({
  description: 'Which assistants use something.',
  fields: (t) => ({
    isUsed: t.boolean({ nullable: false, description: 'Whether any assistant uses it.', resolve: ({ uses }) => uses.length > 0 }),
    isComplete: t.boolean({
      nullable: false,
      description:
        'Whether all assistants of the account, and all versions that were asked for, could be looked through. If not, there may be more uses than these.',
      resolve: ({ isComplete }) => isComplete,
    }),
    assistants: t.field({
      type: [AssistantUse],
      nullable: false,
      description:
        'The assistants that use it, each once, or with `includeVersions` once for each version; in the order of the Telnyx list.',
      resolve: ({ uses }) => [...uses],
    }),
  }),
});

const Deletability = builder.objectRef<UsageShape>('Deletability').implement({
  description: 'Whether something can be deleted without harm.',
  fields: (t) => ({
    isDeletable: t.boolean({
      nullable: false,
      description: 'Whether nobody uses it, as far as the gateway can see.',
      resolve: (usage) => reasonsAgainst(usage).length === 0,
    }),
    reasons: t.stringList({
      nullable: false,
      description: 'Why not, for people; empty where it can.',
      resolve: (usage) => [...reasonsAgainst(usage)],
    }),
  }),
});

const USAGE_COST =
  'An assistant is used by others that hand over to it, or lead to it by their flow. Cost: one list of assistants, and a read for each of which that list leaves something out.';

type FindUsage<T> = (parent: T, ctx: RequestContext, options?: UsageOptions) => Promise<UsageShape>;

/** `usage` of what assistants share. */
export const usageField = <T>(t: WireFieldBuilder<T>, find: FindUsage<T>) => ({
  usage: t.field({
    type: Usage,
    cost: COST.read,
    description: `Which assistants use it. ${USAGE_COST}`,
    args: {
      includeVersions: t.arg.boolean({
        defaultValue: false,
        description:
          'Whether versions that are not the main one are looked through, too: one more upstream list for each assistant. Null is false.',
      }),
    },
    extensions: access({ needs: MAY_READ }),
    resolve: (parent, { includeVersions }, ctx) => find(parent, ctx, { includeVersions }),
  }),
});

/** `usage` and `deletability` of what assistants share, and the account can delete. */
export const usageFields = <T>(t: WireFieldBuilder<T>, find: FindUsage<T>) => ({
  ...usageField(t, find),
  deletability: t.field({
    type: Deletability,
    cost: COST.read,
    description: `Whether it can be deleted without harm to an assistant. ${USAGE_COST}`,
    extensions: access({ needs: MAY_READ }),
    resolve: (parent, _args, ctx) => find(parent, ctx),
  }),
});
