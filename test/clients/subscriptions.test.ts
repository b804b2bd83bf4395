/** Subscriptions by the clients that people use. */
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { expect, test } from 'vitest';
import { serveSandbox } from '../support/socket.ts';

const CHAT = gql`
  subscription Chat($content: String!) {
    chat(input: { assistantId: "assistant-parcel-tracker", content: $content }) {
      __typename
      ... on ChatDelta {
        content
      }
      ... on ChatDone {
        content
        conversationId
      }
    }
  }
`;

interface Chat {
  readonly chat: { readonly __typename: 'ChatDelta' | 'ChatDone'; readonly content: string };
}

/** What was said piece by piece, and at the end. */
const saidIn = (events: readonly (Chat | null | undefined)[]) => ({
  deltas: events.map((event) => (event?.chat.__typename === 'ChatDelta' ? event.chat.content : '')).join(''),
  done: events.at(-1)?.chat,
});

/** Each in its own way: what it accepts, its events until they end, and their errors. */
const CLIENTS = {
  'Apollo Client, by multipart': (url: string, content: string) => {
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
    const events: (Chat | null | undefined)[] = [];
    const errors: unknown[] = [];
    return new Promise<{ events: typeof events; errors: unknown[] }>((resolve, reject) => {
      client.subscribe<Chat>({ query: CHAT, variables: { content } }).subscribe({
        next: ({ data, error }) => (error ? errors.push(error) : events.push(data)),
        error: reject,
        complete: () => resolve({ events, errors }),
      });
    });
  },
  'urql, by server-sent events': (url: string, content: string) => {
    const client = new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true, preferGetMethod: false });
    const events: (Chat | null | undefined)[] = [];
    const errors: unknown[] = [];
    return new Promise<{ events: typeof events; errors: unknown[] }>((resolve) => {
      client.subscription<Chat>(CHAT, { content }).subscribe(({ data, error, hasNext }) => {
        if (error) errors.push(error);
        else events.push(data);
        if (!hasNext) resolve({ events, errors });
      });
    });
  },
};

test.each(Object.entries(CLIENTS))('%s', async (_name, run) => {
  const { url, requests } = await serveSandbox();
  const { events, errors } = await run(url, 'née 🚀');
  expect(errors).toEqual([]);
  const { deltas, done } = saidIn(events.filter((event) => event));
  expect(done).toMatchObject({ __typename: 'ChatDone', content: deltas });
  expect(deltas).toContain('née 🚀');
  const broken = await run(url, 'an error');
  expect(broken.errors.length).toBeGreaterThan(0);
  expect(JSON.stringify(broken.errors)).toContain('UPSTREAM_UNAVAILABLE');
  expect(requests.filter(({ kind }) => kind === 'subscription')).toHaveLength(2);
});
