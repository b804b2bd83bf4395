/** Calls of one tenant that wait until others of the same have ended. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { aboutAsked, startUpstream, type UpstreamReply } from '../support/upstream.ts';

test('a call whose client leaves while it waits is never sent, and those behind it are', async () => {
  const held: ((reply: UpstreamReply) => void)[] = [];
  const upstream = await startUpstream(({ path }) => new Promise((resolve) => held.push((reply) => resolve(aboutAsked(reply, path)))));
  const { post, requests } = startGateway({ upstreamUrl: upstream.url, limits: { tenantConcurrency: 1 } });
  const answer = () => held.shift()?.({ body: { id: 'a', name: 'A' } });
  const ask = (id: string, signal?: AbortSignal) => post({ query: `{ assistant(id: "${id}") { name } }` }, { ...(signal && { signal }) });
  const first = ask('first');
  await expect.poll(() => held.length).toBe(1);
  const leaving = Array.from({ length: 3 }, () => new AbortController());
  const left = leaving.map(({ signal }, index) => ask(`left-${index}`, signal).catch(() => null));
  const last = ask('last');
  for (const controller of leaving) controller.abort();
  await Promise.all(left);
  // They have ended while the first call was still under way.
  await expect.poll(() => requests.length).toBe(3);
  answer();
  await expect.poll(() => held.length).toBe(1);
  answer();
  for (const response of [await first, await last]) expect(await response.json()).toMatchObject({ data: { assistant: { name: 'A' } } });
  expect(upstream.calls).toEqual(['GET /ai/assistants/first', 'GET /ai/assistants/last']);
});
