/** The sandbox's integrations, connections and models: the wire of the API, valid against its description. */
import { expect, test } from 'vitest';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

test('integrations are connected as long as there is a connection, for their account alone', async () => {
  const { ask } = await start();
  const { body } = await ask('/ai/integrations');
  expect(faultsAs('IntegrationsListResponse', body)).toEqual([]);
  expect((body as { data: unknown[] }).data).toHaveLength(6);
  const connections = await ask('/ai/integrations/connections');
  expect(faultsAs('IntegrationConnectionsListResponse', connections.body)).toEqual([]);
  expect(faultsAs('IntegrationConnectionResponse', (await ask('/ai/integrations/connections/connection-crm')).body)).toEqual([]);
  const statusOf = async (token?: string) =>
    (await ask('/ai/integrations/integration-crm', token === undefined ? {} : { token })).body as { status: string };
  expect(faultsAs('Integration', await statusOf())).toEqual([]);
  expect((await statusOf()).status).toBe('connected');
  expect((await ask('/ai/integrations/connections/connection-crm', { method: 'DELETE' })).status).toBe(204);
  expect([(await statusOf()).status, (await statusOf('another')).status]).toEqual(['disconnected', 'connected']);
});

test('twelve models come at once', async () => {
  const { ask } = await start();
  const { body } = await ask('/ai/openai/models');
  expect(faultsAs('ModelsResponse', body)).toEqual([]);
  expect((body as { data: unknown[] }).data).toHaveLength(12);
});

test.each([
  ['GET', '/ai/integrations/nobody', 404],
  ['GET', '/ai/integrations/connections/nobody', 404],
  ['DELETE', '/ai/integrations/connections/nobody', 404],
  ['POST', '/ai/openai/models', 405],
])('%s %s is %i', async (method, path, status) => {
  const { ask } = await start();
  expect((await ask(path, { method })).status).toBe(status);
});
