/** Replies whose client takes them more slowly than they are written. */
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { JoinedTexts } from '../../src/resolvers/streams/joined-texts.ts';
import { begins, CHAT, COMPLETE, sse, startReplying } from './replying.ts';

const KIB = 1_024;

describe('texts that wait', () => {
  /** Whether a promise has settled by now. */
  const isSettled = async (promise: Promise<unknown>) => {
    let settled = false;
    void promise.then(() => (settled = true));
    await new Promise((resolve) => setImmediate(resolve));
    return settled;
  };

  test('are joined, but not over what stands between them', async () => {
    const texts = new JoinedTexts<{ id: number }>();
    void texts.text('a');
    void texts.text('b');
    void texts.other({ id: 1 });
    void texts.text('c');
    texts.end();
    const read = [];
    for await (const text of texts) read.push(text);
    expect(read).toEqual(['ab', { id: 1 }, 'c']);
  });

  test('are joined up to 64 KiB, and then nobody adds more before they are taken', async () => {
    const texts = new JoinedTexts<never>();
    expect(await isSettled(texts.text('é'.repeat(16 * KIB)))).toBe(true);
    const full = texts.text('x'.repeat(32 * KIB));
    expect(await isSettled(full)).toBe(false);
    const { value } = await texts[Symbol.asyncIterator]().next();
    expect(Buffer.byteLength(String(value))).toBe(64 * KIB);
    expect(await isSettled(full)).toBe(true);
  });

  test('are read as they come, until nothing more does', async () => {
    const texts = new JoinedTexts<never>();
    const reader = texts[Symbol.asyncIterator]();
    const first = reader.next();
    expect(await isSettled(first)).toBe(false);
    void texts.text('a');
    expect(await first).toEqual({ done: false, value: 'a' });
    const last = reader.next();
    expect(await isSettled(last)).toBe(false);
    texts.end();
    expect(await last).toEqual({ done: true, value: undefined });
  });

  test('hold nobody up whose reader has left', async () => {
    const texts = new JoinedTexts<never>();
    const reader = texts[Symbol.asyncIterator]();
    void texts.text('a');
    await reader.next();
    const full = texts.text('x'.repeat(64 * KIB));
    expect(await isSettled(full)).toBe(false);
    await reader.return();
    expect(await isSettled(full)).toBe(true);
    expect(await isSettled(texts.text('x'))).toBe(true);
  });
});

test('all of a reply arrives in its order, in fewer and longer pieces', async () => {
  const held: ServerResponse[] = [];
  const { subscribe } = await startReplying(begins('text/event-stream', held));
  const query = 'subscription ($input: ChatInput!) { chat(input: $input) { ... on ChatDelta { content } } }';
  const stream = await subscribe(query, { assistantId: 'a1', conversationId: 'c1', content: 'Hi' });
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  const written = Array.from({ length: 60 }, (_, index) => String(index % 10).repeat(10 * KIB));
  for (const content of written) held[0]?.write(sse('delta', { content }));
  held[0]?.end(sse('done', {}));
  const events = await stream.rest();
  expect(events.at(-1)).toEqual(COMPLETE);
  const contents = events.flatMap(([, answer]) => (answer as { data?: { chat: { content?: string } } } | null)?.data?.chat.content ?? []);
  // A difference of texts as long as these would take minutes to be shown.
  expect([contents.join('').length, contents.join('') === written.join('')]).toEqual([600 * KIB, true]);
  expect(contents.length).toBeLessThan(60);
  expect(Math.max(...contents.map((content) => content.length))).toBeLessThanOrEqual(64 * KIB);
});

test('a client that leaves while much waits for it gives the reply up, which is noted', async () => {
  const held: ServerResponse[] = [];
  const { subscribe, upstream, audited } = await startReplying(begins('text/event-stream', held));
  const query = 'subscription ($input: ChatInput!) { chat(input: $input) { __typename } }';
  const stream = await subscribe(query, { assistantId: 'a1', conversationId: 'c1', content: 'Hi' });
  await stream.chunk();
  await expect.poll(() => held.length).toBe(1);
  for (let count = 0; count < 60; count += 1) held[0]?.write(sse('delta', { content: 'x'.repeat(10 * KIB) }));
  // By then as much of it is read as anybody waits for.
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await stream.leave();
  await expect.poll(() => audited).toMatchObject([{ operation: 'chat', outcome: 'failed', codes: ['CLIENT_CLOSED'] }]);
  await expect.poll(() => upstream.abandoned).toEqual([CHAT]);
});
