import { onTestFinished } from 'vitest';
import { createGateway, type GatewayOptions } from '../../src/library/public.ts';

export const WRITE = 'mutation { addAssistantTag(input: { assistantId: "a", tag: "b" }) { tags } }';

/** A gateway as programs make it, what asks it, and its log lines. It ends with the test. */
export function start(options: GatewayOptions) {
  const lines: string[] = [];
  const write = (line: unknown) => void lines.push(JSON.stringify(line));
  const gateway = createGateway({
    authMode: 'passthrough',
    cacheTtlMs: 0,
    logger: { debug: write, info: write, warn: write, error: write },
    ...options,
  });
  onTestFinished(() => gateway.close());
  const ask = async (query: string) => {
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer KEY' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data?: unknown; errors?: readonly { message: string; extensions: unknown }[] };
  };
  return { ask, lines };
}
