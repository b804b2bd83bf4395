import { getConnection, getIntegration, listConnections, listIntegrations } from '../../resolvers/integrations.ts';
import { builder } from '../builder.ts';
import { plainList } from '../shared/plain-list.ts';
import { single } from '../shared/single.ts';
import { IntegrationStatus } from './integration.ts';
import { Integration, IntegrationConnection } from './ref.ts';

single('integration', { type: Integration, noun: 'integration', get: getIntegration });

const IntegrationFilter = builder.inputType('IntegrationFilter', {
  description: 'Which integrations to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.' }),
    nameContains: t.string({ description: 'Part of `displayName`, whatever the case.' }),
    status: t.field({ type: IntegrationStatus.ref, description: 'Whether the account is connected. `UNKNOWN` is refused.' }),
  }),
});

plainList('integrations', {
  type: Integration,
  noun: ['an', 'integration'],
  description: 'The integrations of the Telnyx catalogue, in its order. Cost: one upstream list, whatever the filter.',
  filter: { type: IntegrationFilter, description: 'Which integrations; null means all.' },
  list: (filter, ctx) => listIntegrations({ ...filter, ids: filter.ids?.map(String) }, ctx),
});

single('integrationConnection', { type: IntegrationConnection, noun: 'connection to an integration', get: getConnection });

plainList('integrationConnections', {
  type: IntegrationConnection,
  noun: ['an', 'integration connection'],
  description: 'The connections of the account to integrations. Cost: one upstream list.',
  list: (_filter, ctx) => listConnections(ctx),
});
