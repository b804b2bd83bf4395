/** The end of a process that has streams open. */
import type { ServerResponse } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { build, endProcess, startProcess } from '../support/process.ts';
import { streamOf } from '../support/streams.ts';
import { startUpstream } from '../support/upstream.ts';
import { sse } from './replying.ts';

beforeAll(build, 120_000);

/** One of each kind, with its first event. */
const KINDS = [
  ['subscription { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { state } }', { importAssistants: { state: 'SENT' } }],
  ['subscription { testRun(testId: "t", runId: "r") { status } }', { testRun: { status: 'RUNNING' } }],
  [
    'subscription { chat(input: { assistantId: "a1", conversationId: "c1", content: "Hi" }) { ... on ChatDelta { content } } }',
    { chat: { content: 'a' } },
  ],
] as const;

test('SIGTERM completes a hundred streams, and the process ends with 0', async () => {
  const imports: ServerResponse[] = [];
  const upstream = await startUpstream(({ path }) => {
    if (path === '/ai/assistants/import') return { raw: (response) => void imports.push(response) };
    if (path.endsWith('/runs/r')) return { body: { run_id: 'r', test_id: 't', status: 'running' } };
    if (!path.endsWith('/chat')) return { body: { data: [] } };
    return { raw: (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(sse('delta', '"a"')) };
  });
  const gateway = await startProcess({ env: { UPSTREAM_URL: upstream.url } });
  const url = await gateway.url;
  const subscribe = async (query: string, token: string) =>
    streamOf(
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
      }),
    );
  const asked = Array.from({ length: 100 }, (_, index) => KINDS[index % KINDS.length] ?? KINDS[0]);
  const streams = await Promise.all(asked.map(([query], index) => subscribe(query, `tenant-${index % 10}`)));
  for (const [index, stream] of streams.entries()) expect(await stream.event()).toEqual(['next', { data: asked[index]?.[1] }]);
  const ended = endProcess(gateway);
  const last = await Promise.all(streams.map((stream) => stream.rest()));
  expect(last).toEqual(streams.map(() => [['complete', null]]));
  // What was sent is left to end, for as long as a process may take.
  for (const response of imports) response.end('{"data":[]}');
  expect(await ended).toBe(0);
  expect(gateway.output.stderr).toBe('');
});
