import type { RequestContext } from '../context.ts';
import { idText } from '../upstream/ids.ts';
import { integrationConnections, type IntegrationConnectionWire } from '../upstream/resources/integration-connections.ts';
import { integrations, type IntegrationWire } from '../upstream/resources/integrations.ts';
import { listAll, withGapsOf, type Listed } from './lists/all.ts';
import { combine, equals, type CommonFilter } from './lists/filters.ts';
import { findReferenced, getOne } from './one.ts';
import { deleteOne } from './resource-writes.ts';
import { findUsage, push, type UsageOptions } from './usage.ts';
import { integrationUses } from '../insight/references/uses.ts';
import { refuseUnknown } from './unknown.ts';

export interface IntegrationFilter extends CommonFilter {
  /** The wire's word for the status. */
  readonly status?: string | null | undefined;
}

export const getIntegration = (id: string, ctx: RequestContext) => getOne(integrations, { parent: null, id }, ctx);
export const getReferencedIntegration = (id: unknown, ctx: RequestContext) => findReferenced(integrations, { parent: null, id }, ctx);
export const usageOfIntegration = ({ id }: IntegrationWire, ctx: RequestContext, options?: UsageOptions) =>
  findUsage(integrationUses, String(id), ctx, options);

export const listIntegrations = async ({ status, ...common }: IntegrationFilter, ctx: RequestContext) => {
  refuseUnknown('filter.status', status);
  return listAll(integrations, combine('id', 'display_name', common, [equals('status', status)]), ctx);
};

export const getConnection = (id: string, ctx: RequestContext) => getOne(integrationConnections, { parent: null, id }, ctx);
export const listConnections = (ctx: RequestContext) => listAll(integrationConnections, (all) => all, ctx);

/** The connections of the account to one integration: one list, for any number of integrations. */
export async function connectionsTo(integrationId: unknown, { loaders }: RequestContext): Promise<Listed<IntegrationConnectionWire>> {
  const list = await loaders.of(integrationConnections).list();
  const byIntegration = list.derive('by integration', (entries) => {
    const found = new Map<string, IntegrationConnectionWire[]>();
    for (const entry of entries) {
      const id = idText(entry.integration_id);
      if (id !== null) push(found, id, entry);
    }
    return found;
  });
  return withGapsOf(list, byIntegration.get(idText(integrationId) ?? '') ?? []);
}

/** The upstream may take the integration out of assistants along with it. */
export const deleteIntegrationConnection = deleteOne<IntegrationConnectionWire>({
  operation: 'deleteIntegrationConnection',
  resource: integrationConnections,
  outdates: ['integration-connections', 'integrations', 'assistants', 'assistant-versions'],
  send: (upstream, { id }, options) => upstream.integrations.connections.delete(id, options),
});
