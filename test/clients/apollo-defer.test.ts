import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { expect, test } from 'vitest';
import { possibleTypes } from '../../src/client/apollo.ts';
import { serveSandbox } from '../support/socket.ts';

interface Deferred {
  readonly assistant: { readonly id: string; readonly name?: string; readonly model?: string } | null;
}

const DEFERRED: TypedDocumentNode<Deferred> = gql`
  query Deferred {
    assistant(id: "assistant-front-desk") {
      id
      name
      ... @defer(label: "model") {
        model
      }
    }
  }
`;

/** What a client makes of the answer, and the types of what it was sent. */
async function ask(incrementalHandler: ApolloClient.Options['incrementalHandler'] & {}) {
  const { url } = await serveSandbox();
  const types: (string | null)[] = [];
  const link = new HttpLink({
    uri: url,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      types.push(response.headers.get('content-type'));
      return response;
    },
  });
  const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }), incrementalHandler });
  const { data, error } = await client.query({ query: DEFERRED });
  const cached = client.readQuery({ query: DEFERRED });
  client.stop();
  return { data, error, cached, types };
}

const WHOLE = {
  assistant: { __typename: 'Assistant', id: 'assistant-front-desk', name: 'Clinic front desk', model: expect.any(String) as string },
};

test('a client that reads the form of August 2022 gets an answer in parts', async () => {
  const { data, error, cached, types } = await ask(new Defer20220824Handler());
  expect(error).toBeUndefined();
  expect(types).toEqual(['multipart/mixed; boundary="-"; deferSpec=20220824']);
  expect(data).toEqual(WHOLE);
  expect(cached).toEqual(WHOLE);
});

test('a client that reads a later form only gets the whole answer', async () => {
  // Its own types do not fit where optional properties are exact.
  const handler = new GraphQL17Alpha9Handler() as unknown as Defer20220824Handler;
  const { data, error, cached, types } = await ask(handler);
  expect(error).toBeUndefined();
  expect(types).toEqual([expect.stringMatching(/json/)]);
  expect(data).toEqual(WHOLE);
  expect(cached).toEqual(WHOLE);
});
