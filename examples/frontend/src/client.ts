import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { relayStylePagination } from '@apollo/client/utilities';
import possibleTypes from '../../../possible-types.json';
import { currentToken } from './token.ts';

/** Asks `/graphql` of the page's own origin, with the token of the moment. */
export function createClient(): ApolloClient {
  const withToken = new SetContextLink(({ headers }) => {
    const token = currentToken();
    return token === '' ? {} : { headers: { ...(headers as object), authorization: `Bearer ${token}` } };
  });
  return new ApolloClient({
    link: ApolloLink.from([withToken, new HttpLink({ uri: '/graphql' })]),
    cache: createCache(),
    devtools: { enabled: false },
  });
}

const createCache = () =>
  new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Assistant: {
        fields: {
          // Tools have no id, so the cache would put the list's kinds in the place of the page's full tools. The alias keeps them apart.
          tools: { keyArgs: (_args, { field }) => field?.alias?.value ?? 'tools' },
          // One list, whatever page of it was read last.
          versions: relayStylePagination(),
        },
      },
      // The id of a version is one among those of its assistant.
      AssistantVersion: { keyFields: ['assistantId', 'versionId'] },
    },
  });
