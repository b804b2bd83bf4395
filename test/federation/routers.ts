import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { GraphQLAnswer, RequestOptions } from '../support/gateway.ts';

/** What stands before the subgraphs: it plans, asks them, and puts their answers together. */
export interface Router {
  query(query: string, options?: Pick<RequestOptions, 'variables' | 'token'>): Promise<GraphQLAnswer>;
  close(): Promise<void>;
}

type Compose = typeof composeByGuild;
export type Subgraphs = Parameters<Compose>[0];

/** Each router with the composer that its makers offer. */
export const ROUTERS: readonly { readonly name: string; readonly start: (subgraphs: Subgraphs) => Promise<Router> }[] = [
  { name: 'the gateway of Apollo', start: (subgraphs) => startApollo(compose(composeServices as unknown as Compose, subgraphs)) },
  { name: 'the gateway of Hive', start: (subgraphs) => startHive(compose(composeByGuild, subgraphs)) },
];

/** The supergraph. Throws what the composer has to say against it. */
export function compose(composer: Compose, subgraphs: Subgraphs): string {
  const { errors, supergraphSdl } = composer(subgraphs);
  if (supergraphSdl === undefined) throw new AggregateError(errors ?? [], 'The subgraphs do not compose.');
  return supergraphSdl;
}

interface Caller {
  readonly authorization?: string;
}

async function startApollo(supergraphSdl: string): Promise<Router> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) =>
      new RemoteGraphQLDataSource<Caller>({
        ...(url === undefined ? {} : { url }),
        willSendRequest: ({ request, context: { authorization } }) => {
          if (authorization !== undefined) request.http?.headers.set('authorization', authorization);
        },
      }),
  });
  const server = new ApolloServer<Caller>({ gateway, stopOnTerminationSignals: false });
  await server.start();
  return {
    query: async (query, { variables = {}, token = null } = {}) => {
      const contextValue = token === null ? {} : { authorization: `Bearer ${token}` };
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new TypeError('The router answered in parts.');
      return JSON.parse(JSON.stringify(body.singleResult)) as GraphQLAnswer;
    },
    close: () => server.stop(),
  };
}

async function startHive(supergraph: string): Promise<Router> {
  const runtime = createGatewayRuntime({
    supergraph,
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => {
        const authorization = request.headers.get('authorization');
        return authorization === null ? {} : { authorization };
      },
    },
  });
  return {
    query: async (query, { variables = {}, token = null } = {}) => {
      const response = await runtime.fetch('http://127.0.0.1/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as GraphQLAnswer;
    },
    close: async () => {
      await runtime[Symbol.asyncDispose]();
    },
  };
}

/** A loopback address that outlives a test, so that a router need not start again for each; null means nobody is in. */
export interface Door {
  readonly url: string;
  handler: ((request: IncomingMessage, response: ServerResponse) => unknown) | null;
  close(): Promise<void>;
}

export async function openDoor(): Promise<Door> {
  const listener: RequestListener = (request, response) => {
    if (door.handler) void door.handler(request, response);
    else request.socket.destroy();
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door: Door = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    handler: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return door;
}

/** The subgraph as it tells it of itself. */
export async function fetchSubgraph(name: string, url: string): Promise<Subgraphs[number]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { readonly data: { readonly _service: { readonly sdl: string } } };
  return { name, url, typeDefs: parse(data._service.sdl) };
}
