/** The gateway as agents have it. */
import type { GraphQLSchema } from 'graphql';
import { loadConfig, type RequestLimits } from '../../src/config.ts';
import { defineMcp, loadMcpList, type McpDefinition } from '../../src/mcp/definition.ts';
import { loadMcp, type LoadedMcp } from '../../src/mcp/mcp.ts';
import { schema } from '../../src/schema/index.ts';
import type { ToolResult } from '../../src/mcp/calls/result.ts';
import { startSandboxGateway, type Gateway, type GatewayOptions } from './gateway.ts';
import { serve } from './socket.ts';

export interface McpOptions {
  /** The list; that of the gateway if not said. */
  readonly operations?: Readonly<Record<string, string>>;
  readonly writes?: boolean;
  readonly limits?: Partial<RequestLimits>;
  /** Another schema than that of the gateway. */
  readonly served?: GraphQLSchema;
}

/** What a gateway with these settings offers. Throws a ConfigError. */
export function definitionOf({ operations, writes = false, limits, served = schema }: McpOptions = {}): McpDefinition {
  const base = loadConfig({ MCP: 'true' });
  const config = { ...base, limits: { ...base.limits, ...limits }, mcp: { operations: operations ?? null, writes } };
  return defineMcp(loadMcpList(operations ?? null, 'MCP_OPERATIONS'), { schema: served, setting: 'MCP_OPERATIONS', config });
}

const loaded = new Map<string, Promise<LoadedMcp>>();

/** What gateways of tests have in common, made once for the same options. */
function loadOnce(options: Omit<McpOptions, 'served'>): Promise<LoadedMcp> {
  const key = JSON.stringify(options);
  const found = loaded.get(key) ?? loadMcp(definitionOf(options));
  loaded.set(key, found);
  return found;
}

/** In front of the sandbox. */
export const startMcp = async (mcp: Omit<McpOptions, 'served'> = {}, options: Partial<GatewayOptions> = {}) =>
  startSandboxGateway({ mcp: await loadOnce(mcp), ...options });

/** The same on a port; `mcpUrl` is where agents send their requests. */
export async function serveMcp(mcp: Omit<McpOptions, 'served'> = {}, options: Partial<GatewayOptions> = {}) {
  const gateway = await serve(await startMcp(mcp, options));
  return { ...gateway, mcpUrl: gateway.url.replace('/graphql', '/mcp') };
}

export interface RpcAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON-RPC message; undefined where there is none. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read into answers of every shape
  readonly message: any;
}

/** Sends a message of the protocol of 2025, which is answered by an event where it is not refused. */
export async function rpc(
  { app }: Pick<Gateway, 'app'>,
  method: string,
  params: object = {},
  { headers = {}, id = 1 }: { readonly headers?: Readonly<Record<string, string>>; readonly id?: number } = {},
): Promise<RpcAnswer> {
  const response = await app.fetch('http://127.0.0.1/mcp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
  });
  const text = await response.text();
  const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return { status: response.status, headers: response.headers, message: json === '' ? undefined : JSON.parse(json) };
}

/** The result of a tool. */
export const call = async (
  gateway: Pick<Gateway, 'app'>,
  name: string,
  args: object = {},
  options?: Parameters<typeof rpc>[3],
): Promise<ToolResult> =>
  ((await rpc(gateway, 'tools/call', { name, arguments: args }, options)).message as { readonly result: ToolResult }).result;
