import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { apolloTypePolicies } from '../../../src/client/apollo.ts';
import { possibleTypes } from '../../../src/client/possible-types.generated.ts';
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
      ...apolloTypePolicies,
      // The list is shown page by page, so the first page is not all that has been fetched.
      Query: { fields: { ...apolloTypePolicies['Query']?.fields, assistants: {} } },
    },
  });
