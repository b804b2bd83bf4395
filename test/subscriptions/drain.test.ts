/** The end of a process that has streams open. */
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { endProcess, startProcess } from '../support/process.ts';
import { streamOf } from '../support/streams.ts';
import { startUpstream } from '../support/upstream.ts';

const IMPORT = 'subscription { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { state } }';

test('SIGTERM completes a hundred streams, and the process ends with 0', async () => {
  const imports: ServerResponse[] = [];
  const upstream = await startUpstream(({ method }) =>
    method === 'GET' ? { body: { data: [] } } : { raw: (response) => void imports.push(response) },
  );
  const gateway = await startProcess({ env: { UPSTREAM_URL: upstream.url } });
  const url = await gateway.url;
  const subscribe = async (token: string) =>
    streamOf(
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: IMPORT }),
      }),
    );
  const streams = await Promise.all(Array.from({ length: 100 }, (_, index) => subscribe(`tenant-${index % 10}`)));
  for (const stream of streams) expect(await stream.event()).toEqual(['next', { data: { importAssistants: { state: 'SENT' } } }]);
  const ended = endProcess(gateway);
  const last = await Promise.all(streams.map((stream) => stream.rest()));
  expect(last).toEqual(streams.map(() => [['complete', null]]));
  // What was sent is left to end, for as long as a process may take.
  for (const response of imports) response.end('{"data":[]}');
  expect(await ended).toBe(0);
  expect(gateway.output.stderr).toBe('');
});
