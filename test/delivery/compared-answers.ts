/** What gateways answer to the examples beside the one for Node, each with a sandbox of its own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway } from '../../src/library/public.ts';
import { DEMO_TOKEN, startSandbox } from '../../src/sandbox/app.ts';
import { read, ROOT } from '../support/pages.ts';

export const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.graphql'));

export const requestOf = (query: string, token: string = DEMO_TOKEN, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    accept: /^subscription\b/m.test(query) ? 'text/event-stream' : 'application/json',
    authorization: `Bearer ${token}`,
  },
  body: JSON.stringify({ query }),
  ...(signal && { signal }),
});

/** What is the same for two upstreams of their own: ids that they made and times of theirs are left out. */
async function answerOf(response: Response) {
  const text = (await response.text())
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/("\w*[cC]ursor":)"[\w-]+"/g, '$1"CURSOR"');
  const headers = ['content-type', 'vary'].map((name) => response.headers.get(name));
  return { status: response.status, headers, text };
}

type Send = (request: RequestInit) => Promise<Response>;

/** Starts a gateway over an upstream, and one of Node over another; compares what both make of an example. */
export async function comparisonOf(start: (upstreamUrl: string) => Promise<Send>) {
  const sandboxes = await Promise.all([startSandbox(), startSandbox()]);
  const [compared, ofNode] = sandboxes;
  // One for each request, which then finds nothing that others have read.
  const onNode: Send = async (request) => {
    const node = createGateway({ upstreamUrl: ofNode.url, logger: false, graphiql: false, compressionMinBytes: 0 });
    const response = await node.fetch('http://localhost/graphql', request);
    const text = await response.text();
    await node.close();
    return new Response(text, response);
  };
  const sends: readonly Send[] = [await start(compared.url), onNode];
  const answer = async (query: string, index: 0 | 1) => {
    const before = sandboxes[index].calls.length;
    const given = await answerOf((await sends[index]?.(requestOf(query))) ?? Response.error());
    return { ...given, calls: sandboxes[index].calls.length - before };
  };
  return {
    answersTo: async (name: string) => {
      const query = read(`examples/${name}`);
      return [await answer(query, 0), await answer(query, 1)] as const;
    },
    close: () => Promise.all(sandboxes.map((sandbox) => sandbox.close())),
  };
}
