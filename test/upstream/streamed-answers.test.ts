/** Answers that are taken as they arrive. */
import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createTransport, type TransportRequest } from '../../src/upstream/transport.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

async function start(reply: UpstreamReply, request: Partial<TransportRequest> = {}) {
  const upstream = await startUpstream(() => reply);
  const ended: unknown[] = [];
  const transport = createTransport({ baseUrl: upstream.url, onCall: (call) => ended.push(call.status) });
  onTestFinished(() => transport.close());
  const taken: string[] = [];
  const onPiece: TransportRequest['onPiece'] = async (piece, contentType) => taken.push(`${contentType} ${piece.toString()}`) > 0;
  const send = () => transport.post('/ai/assistants/a/chat', { body: { content: 'x', conversation_id: 'c' }, onPiece, ...request });
  return { send, taken, upstream, ended };
}

const holding = (held: ServerResponse[]): UpstreamReply => ({
  raw: (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('a');
    held.push(response);
  },
});

test('each piece is taken before the end, and counts as one call when that is there', async () => {
  const held: ServerResponse[] = [];
  const { send, taken, ended } = await start(holding(held));
  const answer = send();
  await expect.poll(() => taken).toEqual(['text/plain a']);
  expect(ended).toEqual([]);
  held[0]?.end('b');
  expect(await answer).toMatchObject({ body: null, status: 200 });
  expect(taken).toEqual(['text/plain a', 'text/plain b']);
  expect(ended).toEqual([200]);
});

test('the time limit is for each piece, and does not run while one is being taken', async () => {
  const held: ServerResponse[] = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let free: (() => void) | undefined;
  const onPiece = () => new Promise<boolean>((resolve) => (free = () => resolve(true)));
  const { send, ended } = await start(holding(held), { timeout: 200, onPiece });
  const failure = send().catch((error: unknown) => error);
  await expect.poll(() => free).toBeDefined();
  await vi.advanceTimersByTimeAsync(1_000_000);
  free?.();
  await vi.advanceTimersByTimeAsync(199);
  expect(ended).toEqual([]);
  // Nothing more comes.
  await vi.advanceTimersByTimeAsync(1);
  expect(await failure).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  expect(ended).toEqual([null]);
});

test('what taking a piece throws ends the call, and the connection', async () => {
  const held: ServerResponse[] = [];
  const { send, upstream } = await start(holding(held), { onPiece: () => Promise.reject(new RangeError('no')) });
  await expect(send()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  await expect.poll(() => upstream.abandoned).toEqual(['POST /ai/assistants/a/chat']);
});

test('a signal ends it at any time', async () => {
  const held: ServerResponse[] = [];
  const leaving = new AbortController();
  const { send, upstream } = await start(holding(held), { signal: leaving.signal });
  const answer = send();
  await expect.poll(() => held.length).toBe(1);
  leaving.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => upstream.abandoned).toEqual(['POST /ai/assistants/a/chat']);
});

test('a refusal is read as ever', async () => {
  const { send, taken } = await start({ status: 422, body: { detail: [{ loc: ['body', 'x'], msg: 'no' }] } });
  await expect(send()).rejects.toMatchObject({ code: 'BAD_USER_INPUT', refusals: [{ message: 'no', path: ['x'] }] });
  expect(taken).toEqual([]);
});

test('one that is packed all the same is taken in one piece', async () => {
  const { send, taken } = await start({ headers: { 'content-encoding': 'gzip', 'content-type': 'text/plain' }, body: gzipSync('all') });
  await send();
  expect(taken).toEqual(['text/plain all']);
});

test('one of which no more is wanted ends there, and so does the connection', async () => {
  const held: ServerResponse[] = [];
  const { send, upstream, ended } = await start(holding(held), { onPiece: async () => false });
  expect(await send()).toMatchObject({ body: null, status: 200 });
  expect(ended).toEqual([200]);
  await expect.poll(() => upstream.abandoned).toEqual(['POST /ai/assistants/a/chat']);
});
