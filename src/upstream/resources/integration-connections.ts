import type { IntegrationConnection } from 'telnyx/resources/ai/integrations/connections';
import { unpaged } from '../pages.ts';
import { resource } from '../resource.ts';

export type IntegrationConnectionWire = IntegrationConnection;

/** What the account has connected, each to one integration of the catalogue. */
export const integrationConnections = resource<IntegrationConnectionWire>({
  kind: 'integration-connections',
  noun: ['an', 'integration connection'],
  idKey: 'id',
  retrieve: ({ integrations: { connections } }, id, options) => connections.retrieve(id, options),
  list: unpaged('connections', ({ integrations: { connections } }, _query, options) => connections.list(options)),
  tells: ['integration_id', 'allowed_tools'],
});
