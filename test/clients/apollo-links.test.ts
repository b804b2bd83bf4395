/** Apollo Client's links: queries by their hash, and answers in parts. */
import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler } from '@apollo/client/incremental';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { expect, test } from 'vitest';
import { DOCUMENTS, start } from '../http/in-parts.ts';

const READ = 'GET /ai/assistants/a';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test.each([true, false])('persisted queries are served, with GET for hashed queries: %s', async (useGETForHashedQueries) => {
  const { app, calls } = await start();
  const sent: string[] = [];
  const link = new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(
    new HttpLink({
      uri: 'http://127.0.0.1/graphql',
      headers: { authorization: 'Bearer test-token' },
      fetch: async (input, init) => {
        const [url, text] = [input as string, init?.body as string | undefined];
        sent.push(`${init?.method ?? ''} ${(text ?? decodeURIComponent(url)).includes('query One') ? 'text' : 'hash'}`);
        return app.fetch(url, init as RequestInit);
      },
    }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const query = gql('query One { assistant(id: "a") { name } }');
  for (let time = 0; time < 2; time += 1) {
    const { data } = await client.query({ query, fetchPolicy: 'network-only' });
    expect(data).toEqual({ assistant: { __typename: 'Assistant', name: 'A' } });
  }
  const first = useGETForHashedQueries ? 'GET' : 'POST';
  expect(sent).toEqual([`${first} hash`, 'POST text', `${first} hash`]);
  expect(calls).toEqual([READ, READ]);
});

test('the parts of an answer are put together', async () => {
  const { app, calls } = await start();
  const sent: string[] = [];
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    incrementalHandler: new Defer20220824Handler(),
    link: new HttpLink({
      uri: 'http://127.0.0.1/graphql',
      headers: { authorization: 'Bearer test-token' },
      fetch: async (input, init) => {
        const response = await app.fetch(input as string, init as RequestInit);
        sent.push(response.headers.get('content-type') ?? '');
        return response;
      },
    }),
  });
  const query = gql('query { assistant(id: "a") { id ... @defer { name dynamicVariables } } }');
  const { data } = await client.query({ query });
  expect(data).toEqual({
    assistant: { __typename: 'Assistant', id: 'a', name: 'A', dynamicVariables: DOCUMENTS[0]?.['dynamic_variables'] },
  });
  expect(sent).toEqual(['multipart/mixed; boundary="-"; deferSpec=20220824']);
  expect(calls).toEqual([READ]);
});
