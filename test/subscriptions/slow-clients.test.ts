/** Replies whose client takes them more slowly than they are written. */
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { JoinedTexts } from '../../src/resolvers/streams/joined-texts.ts';
import { begins, COMPLETE, sse, startReplying } from './replying.ts';

const KIB = 1_024;

describe('texts that wait', () => {
  /** Whether a promise has settled by now. */
  const isSettled = async (promise: Promise<void>) => {
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
    expect([texts.take(), texts.take(), texts.take(), texts.take()]).toEqual(['ab', { id: 1 }, 'c', undefined]);
  });

  test('are joined up to 64 KiB, and then nobody adds more before they are taken', async () => {
    const texts = new JoinedTexts<never>();
    expect(await isSettled(texts.text('é'.repeat(16 * KIB)))).toBe(true);
    const full = texts.text('x'.repeat(32 * KIB));
    expect(await isSettled(full)).toBe(false);
    const first = texts.take();
    expect(Buffer.byteLength(first as string)).toBe(64 * KIB);
    expect(await isSettled(full)).toBe(true);
    expect(texts.take()).toBeUndefined();
  });

  test('tell when something has come', async () => {
    const texts = new JoinedTexts<never>();
    const arrival = texts.arrival();
    expect(await isSettled(arrival)).toBe(false);
    void texts.text('a');
    expect(await isSettled(arrival)).toBe(true);
    expect(await isSettled(texts.arrival())).toBe(true);
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
