/** Replies in every form that the upstream may give them. */
import { describe, expect, test } from 'vitest';
import type { UpstreamReply } from '../support/upstream.ts';
import { delta, done, eventsOf, TYPE, unknown } from './chat-events.ts';
import { CHAT, COMPLETE, pieces, sse } from './replying.ts';

describe('every form of `data`', () => {
  test.each<[string, readonly string[]]>([
    ['objects with content', [sse('delta', { content: 'He' }), sse('delta', { content: 'y' }), sse('done', { content: 'Hey' })]],
    ['objects with delta', [sse('delta', { delta: 'He' }), sse('delta', { delta: 'y' }), sse('done', {})]],
    ['objects with text', [sse('delta', { text: 'He' }), sse('delta', { text: 'y' }), sse('done', { text: 'Hey' })]],
    ['strings as JSON', [sse('delta', '"He"'), sse('delta', '"y"'), sse('done', '"Hey"')]],
    ['plain texts', [sse('delta', 'He'), sse('delta', 'y'), 'event: done\n\n']],
    ['no names but types', [`data: {"type":"delta","content":"Hey"}\n\n`, `data: {"type":"done"}\n\n`]],
    ['the name of events without one', [sse('message', { type: 'delta', content: 'Hey' }), sse('', { type: 'done' })]],
    ['the mark of other APIs at the end', [sse('delta', 'Hey'), 'data: [DONE]\n\n']],
    ['the mark under the name of a piece', [sse('delta', 'Hey'), 'event: delta\ndata: [DONE] \n\n']],
    ['nothing at the end', [sse('delta', 'Hey'), 'event: done\ndata: null\n\n']],
    [
      'objects around the text',
      [sse('delta', { delta: { content: 'He' } }), sse('delta', { data: { text: 'y' } }), sse('done', { data: { content: 'Hey' } })],
    ],
    ['an end without an empty line', [sse('delta', { content: 'Hey' }), 'event: done\ndata: {"content":"Hey"}']],
  ])('%s', async (_name, all) => {
    const { events } = await eventsOf(pieces(TYPE, ...all));
    expect(events).toEqual([delta('Hey'), done('Hey'), COMPLETE]);
  });

  test('a plain text that looks like a number is one', async () => {
    const { events } = await eventsOf(pieces(TYPE, sse('delta', '1.0'), sse('done', {})));
    expect(events).toEqual([delta('1.0'), done('1.0'), COMPLETE]);
  });

  test('cut anywhere, within a character too', async () => {
    const bytes = Buffer.from(sse('delta', { content: 'né 🚀' }) + sse('done', { content: 'né 🚀' }));
    const { events } = await eventsOf(pieces(TYPE, ...Array.from(bytes, (byte) => Buffer.from([byte]))));
    expect(events).toEqual([delta('né 🚀'), done('né 🚀'), COMPLETE]);
  });

  test('what the end says beside is kept', async () => {
    const { events } = await eventsOf(pieces(TYPE, sse('done', { content: 'x', whatsapp_template: { name: 't' }, usage: 3 })));
    expect(events).toEqual([done('x', { whatsappTemplate: { name: 't' }, extra: { usage: 3 } }), COMPLETE]);
  });

  test('an event of another kind keeps its place', async () => {
    const { events } = await eventsOf(pieces(TYPE, sse('delta', '"a"'), sse('tool_call', { id: 7 }), sse('delta', '"b"'), sse('done', {})));
    expect(events).toEqual([delta('a'), unknown('tool_call', { id: 7 }), delta('b'), done('ab'), COMPLETE]);
  });

  test.each<[string, UpstreamReply, object | null]>([
    ['in JSON', { body: { content: 'All of it.', more: true } }, { more: true }],
    ['in JSON under `data`', { body: { data: { content: 'All of it.' } } }, null],
    ['in JSON without a type', { raw: (response) => response.end('{"content":"All of it."}') }, null],
  ])('an answer %s is the end at once', async (_name, reply, extra) => {
    const { events, upstream } = await eventsOf(reply);
    expect(events).toEqual([done('All of it.', { extra }), COMPLETE]);
    expect(upstream.calls).toEqual([CHAT]);
  });
});

describe('nothing is lost', () => {
  test.each<[string, object, unknown]>([
    ['beside a text', { content: 'a', tool_call: { id: 1 }, index: 0 }, delta('a', { extra: { tool_call: { id: 1 }, index: 0 } })],
    ['around a text', { delta: { content: 'a', role: 'x' }, index: 0 }, delta('a', { extra: { delta: { role: 'x' }, index: 0 } })],
    ['in a piece without a text', { tool_call: { id: 1 } }, unknown('delta', { tool_call: { id: 1 } })],
    ['in a second text', { content: 'a', text: 'b' }, delta('a', { extra: { text: 'b' } })],
    ['in a type of its own', { content: 'a', type: 'text' }, delta('a', { extra: { type: 'text' } })],
  ])('%s', async (_name, piece, event) => {
    const { events } = await eventsOf(pieces(TYPE, sse('delta', '"1"'), sse('delta', piece), sse('done', { content: 'all' })));
    expect(events).toEqual([delta('1'), event, done('all'), COMPLETE]);
  });

  test.each<[string, object, string, object]>([
    ['content that is no text', { content: { parts: ['x'] } }, 'a', { content: { parts: ['x'] } }],
    ['a text beside the content', { content: 'b', text: 'c' }, 'b', { text: 'c' }],
    ['another conversation', { content: 'b', conversation_id: 'c2' }, 'b', { conversation_id: 'c2' }],
  ])('at the end: %s', async (_name, end, content, extra) => {
    const { events } = await eventsOf(pieces(TYPE, sse('delta', '"a"'), sse('done', end)));
    expect(events).toEqual([delta('a'), done(content, { extra }), COMPLETE]);
  });
});
