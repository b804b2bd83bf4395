/** Apollo Client 4 with its normalising cache, set up as the README shows, and its operations. */
import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { Defer20220824Handler } from '@apollo/client/incremental';
import { apolloTypePolicies, possibleTypes } from '../../src/client/apollo.ts';
import { countedFetch } from '../support/counted-fetch.ts';
import type { GatewayOptions } from '../support/gateway.ts';
import { serveSandbox } from '../support/socket.ts';

interface Named {
  readonly __typename: 'Assistant';
  readonly id: string;
  readonly name: string | null;
}
export interface Page {
  readonly assistants: {
    readonly totalCount: number;
    readonly edges: readonly { readonly cursor: string; readonly node: Named }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
interface Imported {
  readonly importAssistants: { readonly assistants: readonly Named[]; readonly userErrors: readonly { readonly code: string }[] };
}

export const PAGE: TypedDocumentNode<Page, { first?: number; after?: string | null }> = gql`
  query Page($first: Int, $after: String) {
    assistants(first: $first, after: $after, orderBy: { field: NAME }) {
      totalCount
      edges {
        cursor
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
export const ONE: TypedDocumentNode<{ assistant: Named | null }, { id: string }> = gql`
  query One($id: ID!) {
    assistant(id: $id) {
      id
      name
    }
  }
`;
export const IMPORT_FROM_VAPI: TypedDocumentNode<Imported> = gql`
  mutation ImportFromVapi {
    importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"] }) {
      assistants {
        id
        name
      }
      userErrors {
        code
      }
    }
  }
`;

/** A client of its own, and the operations that it has sent. */
export const createApollo = (url: string, token?: string) => {
  const { fetch, sent } = countedFetch();
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, fetch, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({ possibleTypes, typePolicies: apolloTypePolicies }),
    incrementalHandler: new Defer20220824Handler(),
  });
  return { client, sent };
};

/** A client in front of the sandbox. */
export async function start(options: Partial<GatewayOptions> = {}) {
  const gateway = await serveSandbox(options);
  return { ...gateway, ...createApollo(gateway.url) };
}
