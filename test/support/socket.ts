import { onTestFinished } from 'vitest';
import { listen, type ListenOptions } from '../../src/server/http.ts';
import { startGateway, startSandboxGateway, type Gateway, type GatewayOptions } from './gateway.ts';

/** The gateway on a port, for clients that bring a network stack of their own. It ends with the test. */
export const serve = async <G extends Gateway>(
  gateway: G,
  options: Partial<ListenOptions> = {},
): Promise<G & { readonly url: string; readonly port: number }> => {
  const server = await listen(gateway.app, { port: 0, host: '127.0.0.1', ...options });
  onTestFinished(() => server.close(0));
  return { ...gateway, port: server.port, url: `http://127.0.0.1:${server.port}/graphql` };
};

/** Compilers and slow machines must not outlast what has been read. */
const LASTING = { cacheTtlMs: 3_600_000 };

/** What `npm start` runs, on a port. */
export const serveSandbox = async (options: Partial<GatewayOptions> = {}) => serve(await startSandboxGateway({ ...LASTING, ...options }));

/** The gateway on a port, in front of any upstream. */
export const serveInFrontOf = (options: GatewayOptions) => serve(startGateway({ ...LASTING, ...options }));
