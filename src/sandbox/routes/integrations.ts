import type { Integration } from 'telnyx/resources/ai/integrations/integrations';
import { absent } from '../errors.ts';
import { type Handler, ok } from '../message.ts';
import { CATALOGUE, type CatalogueEntry } from '../seed/integrations.ts';
import type { Account } from '../store.ts';

const withStatus = (entry: CatalogueEntry, { connections }: Account): Integration => ({
  ...entry,
  status: [...connections.values()].some(({ integration_id }) => integration_id === entry.id) ? 'connected' : 'disconnected',
});

export const listIntegrations: Handler = ({ account }) => ok({ data: CATALOGUE.map((entry) => withStatus(entry, account)) });

export const retrieveIntegration: Handler = ({ account, params }) => {
  const found = CATALOGUE.find(({ id }) => id === params.id);
  return found ? ok(withStatus(found, account)) : absent('integration');
};

export const listConnections: Handler = ({ account }) => ok({ data: [...account.connections.values()] });

export const retrieveConnection: Handler = ({ account, params }) => {
  const found = account.connections.get(params.id ?? '');
  return found ? ok({ data: found }) : absent('integration connection');
};

export const deleteConnection: Handler = ({ account, params }) =>
  account.connections.delete(params.id ?? '') ? { status: 204, body: undefined } : absent('integration connection');
