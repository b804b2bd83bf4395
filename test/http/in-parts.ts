/** Operations that are asked for in parts, over documents with what parts may stumble on. */
import { expect } from 'vitest';
import { startGateway, type Gateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { partsOf, type Part } from '../support/parts.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';

export const PARTS = { accept: 'multipart/mixed;deferSpec=20220824,application/json' };
export const handoffTo = (...ids: string[]) => ({ type: 'handoff', handoff: { ai_assistants: ids.map((id) => ({ id })) } });
// oxlint-disable unicorn/no-thenable -- that such keys survive is what is tested
export const DOCUMENTS: readonly Document[] = [
  { id: 'a', name: 'A', tools: [handoffTo('b')], dynamic_variables: { then: { if: 1 }, deep: { then: null } } },
  { id: 'b', name: 'B', tools: [], then: 'a key of its own', model: 'some/model' },
];

export async function start(script: Script | readonly Document[] = DOCUMENTS, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(typeof script === 'function' ? script : account(script));
  const gateway = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, ...options, limits: { retries: 0, ...options.limits } });
  return { ...gateway, inParts: asker(gateway), upstream, calls: upstream.calls };
}

export const asker =
  ({ post }: Pick<Gateway, 'post'>) =>
  async (query: string, { headers = {}, variables, ...rest }: RequestOptions = {}): Promise<readonly Part[]> => {
    const response = await post({ query, variables }, { ...rest, headers: { ...PARTS, ...headers } });
    expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed/);
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    return partsOf(response);
  };
