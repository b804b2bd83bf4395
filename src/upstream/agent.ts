import type { Agent, Dispatcher } from 'undici';
import send from 'undici/lib/api/api-request.js';
import UndiciAgent from 'undici/lib/dispatcher/agent.js';

/** Connections to the upstream. */
export interface UpstreamAgent {
  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

/** undici's Agent by itself: the package as a whole loads a fetch, WebSockets, caches and mocks too, at each start. */
export function createAgent(options: Agent.Options): UpstreamAgent {
  const agent = new UndiciAgent(options);
  return { request: (request) => send.call(agent, request), close: () => agent.close() };
}
