import { getAssistant } from '../../resolvers/assistant.ts';
import { listAssistants } from '../../resolvers/assistants.ts';
import { showUrlTo } from '../access/show-url.ts';
import { givenId } from '../shared/given-id.ts';
import { wholeConnection } from '../shared/connection.ts';
import { single } from '../shared/single.ts';
import { AssistantFilter, AssistantOrder } from './inputs.ts';
import { Assistant } from './ref.ts';

single('assistant', {
  type: Assistant,
  noun: 'assistant',
  description:
    'One assistant, or null if it does not exist. Cost: one upstream read, even if the operation names the id several times; several ids in one operation take one upstream list.',
  idDescription: 'The id in the Telnyx API. A value that cannot be an id, for example a path, is refused without an upstream call.',
  get: getAssistant,
});

export const AssistantConnection = wholeConnection('assistants', {
  type: Assistant,
  noun: ['an', 'assistant'],
  names: { connection: 'AssistantConnection', edge: 'AssistantEdge', items: 'assistants' },
  description:
    'The assistants of the account. Cost: one upstream list, whatever the page, filter or order, the assistants of their handoffs and flow targets included. Where that list has little more than names, one read more for each assistant of which a field, a filter or an order that is asked for needs more.',
  filter: { type: AssistantFilter, description: 'Which assistants; null means all.' },
  orderBy: AssistantOrder,
  list: (args, { ids, sharedToolId, mcpServerId, integrationId, insightGroupId, missionId, ...filter }, ctx) =>
    listAssistants(
      args,
      {
        ...filter,
        ids: ids?.map(String),
        sharedToolId: givenId(sharedToolId),
        mcpServerId: givenId(mcpServerId),
        integrationId: givenId(integrationId),
        insightGroupId: givenId(insightGroupId),
        missionId: givenId(missionId),
      },
      showUrlTo(ctx),
      ctx,
    ),
});
