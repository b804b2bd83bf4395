import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { startSandboxGateway } from '../support/gateway.ts';

describe('GraphQL over HTTP, as graphql-http audits it', () => {
  const names = serverAudits({ url: 'http://127.0.0.1/graphql', fetchFn: () => new Response() }).map(({ id, name }) => [id, name] as const);

  test('all audits of the suite are run', () => {
    expect(names).toHaveLength(61);
  });

  test.each(names)('%s: %s', async (id) => {
    const { app } = await startSandboxGateway();
    const audits = serverAudits({ url: 'http://127.0.0.1/graphql', fetchFn: app.fetch });
    const result = await audits.find((audit) => audit.id === id)?.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
