import type { Integration } from 'telnyx/resources/ai/integrations/integrations';
import { unpaged } from '../pages.ts';
import { resource } from '../resource.ts';

export type IntegrationWire = Integration;

/** The catalogue, with what the account makes of it. */
export const integrations = resource<IntegrationWire>({
  kind: 'integrations',
  noun: ['an', 'integration'],
  idKey: 'id',
  isLasting: true,
  retrieve: ({ integrations: calls }, id, options) => calls.retrieve(id, options),
  list: unpaged('integrations', ({ integrations: calls }, _query, options) => calls.list(options)),
  tells: ['display_name', 'available_tools', 'status'],
  siblings: ['connections'],
});
