import type { IncomingHttpHeaders } from 'node:http';
import type { Behaviour } from './behaviour.ts';
import type { Clock } from './clock.ts';
import type { Reply } from './reply.ts';
import type { Account } from './store.ts';

/** A request after authentication, with its body read. */
export interface SandboxRequest {
  method: string;
  /** Relative to the base URL, without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Decoded values of the `:name` segments of the route. */
  params: Readonly<Record<string, string>>;
  body: Uint8Array;
  account: Account;
  clock: Clock;
  behaviour: Behaviour;
}

export type Handler = (request: SandboxRequest) => Reply;

/** The methods of a path, whose `:name` segments stand for anything. */
export type Route = readonly [path: string, methods: Readonly<Record<string, Handler>>];

/** 200 with a JSON body. */
export const ok = (body: unknown): Reply => ({ status: 200, body });
