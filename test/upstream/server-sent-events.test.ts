import { describe, expect, test } from 'vitest';
import { EventReader, type ServerSentEvent } from '../../src/upstream/server-sent-events.ts';

/** What is read of a text whose bytes come in pieces of this length. */
function read(text: string, length: number): readonly ServerSentEvent[] {
  const bytes = Buffer.from(text);
  const reader = new EventReader();
  const events: ServerSentEvent[] = [];
  for (let start = 0; start < bytes.length; start += length) events.push(...reader.push(bytes.subarray(start, start + length)));
  return [...events, ...reader.end()];
}

const event = (name: string | null, data: string) => ({ event: name, data });

describe.each([1, 2, 3, 7, 10_000])('in pieces of %i bytes', (length) => {
  test.each<[string, string, readonly ServerSentEvent[]]>([
    ['names and data', 'event: delta\ndata: a\n\nevent: done\ndata: b\n\n', [event('delta', 'a'), event('done', 'b')]],
    ['data without a name', 'data: a\n\n', [event(null, 'a')]],
    ['a name without data', 'event: done\n\n', [event('done', '')]],
    ['several lines of data', 'data: a\ndata:\ndata:b\n\n', [event(null, 'a\n\nb')]],
    ['one space is no part of the data', 'data:  a \n\n', [event(null, ' a ')]],
    ['carriage returns', 'event: x\r\ndata: a\r\n\r\ndata: b\r\rdata: c\n\n', [event('x', 'a'), event(null, 'b'), event(null, 'c')]],
    ['comments, and fields that nobody knows', ': hi\n\nid: 7\nretry: 1\nmore\ndata: a\n\n', [event(null, 'a')]],
    ['characters of any length', 'data: "é — 🚀 \u2028 x"\n\n', [event(null, '"é — 🚀 \u2028 x"')]],
    ['a byte order mark', '\uFEFFdata: a\n\n', [event(null, 'a')]],
    ['an end without an empty line', 'event: done\ndata: a', [event('done', 'a')]],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => {
    expect(read(text, length)).toEqual(expected);
  });
});
