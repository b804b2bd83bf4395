/** How the example page compares texts, and takes what was typed over into what others saved. */
import { describe, expect, test } from 'vitest';
import { timeBetween, titleOf } from '../../examples/frontend/src/conversations/words.ts';
import { changesOf, rebase, textsOf } from '../../examples/frontend/src/edit/texts.ts';
import { frameOf } from '../../examples/frontend/src/flow/frame.ts';
import { durationOf } from '../../examples/frontend/src/parts/words.ts';
import { abridge, diffLines } from '../../examples/frontend/src/versions/line-diff.ts';

const SIGNS = { same: ' ', removed: '-', added: '+' };
const diff = (before: string, after: string) => diffLines(before, after).map(({ kind, text }) => `${SIGNS[kind]}${text}`);

describe('the lines that differ', () => {
  test.each([
    ['', '', []],
    ['a', '', ['-a']],
    ['', 'a', ['+a']],
    ['a\nb', 'a\nb', [' a', ' b']],
    ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['a\nb', 'a\nb\n', [' a', ' b', '+']],
    ['a\na', 'a', [' a', '-a']],
    ['x\na\ny\nb', 'a\nz\nb', ['-x', ' a', '-y', '+z', ' b']],
    ['a\r\nb', 'a\nb', [' a', ' b']],
  ])('of %j and %j', (before, after, lines) => {
    expect(diff(before, after)).toEqual(lines);
  });

  test('make either side of the other, of texts too long to search as well', () => {
    const text = (salt: number, lines: number) => Array.from({ length: lines }, (_, index) => `${(index * salt) % 7}`).join('\n');
    for (const [before, after] of [
      [text(3, 40), text(5, 30)],
      [`${text(3, 2_500)}\nold`, `${text(5, 2_500)}\nnew`],
    ] as const) {
      const lines = diffLines(before, after);
      const side = (left: 'removed' | 'added') => lines.flatMap(({ kind, text: line }) => (kind === left ? [] : [line])).join('\n');
      expect(side('added')).toBe(before);
      expect(side('removed')).toBe(after);
    }
  });

  test('are shown with two lines around them', () => {
    const lines = diffLines('1\n2\n3\n4\n5\n6\n7\n8', '1\n2\n3\nx\n5\n6\n7\n8');
    expect(abridge(lines).map((line) => (line.kind === 'gap' ? line.count : line.text))).toEqual([1, '2', '3', '4', 'x', '5', '6', 2]);
    expect(abridge(diffLines('a\nb', 'a\nb'))).toEqual([{ kind: 'gap', count: 2 }]);
  });
});

describe('what was typed', () => {
  const base = textsOf({ name: 'Anna', instructions: 'Be kind.', greeting: null });

  test('changes what differs from what is stored, and what is not set is as good as empty', () => {
    expect(changesOf(base, base)).toEqual({});
    expect(changesOf(base, { ...base, greeting: 'Hi', instructions: '' })).toEqual({ greeting: 'Hi', instructions: '' });
  });

  test('goes over what others saved, and leaves alone what was not touched', () => {
    const typed = { ...base, greeting: 'Hi' };
    const stored = { name: 'Berta', instructions: 'Be brief.', greeting: 'Good day' };
    expect(rebase(base, typed, stored)).toEqual({ name: 'Berta', instructions: 'Be brief.', greeting: 'Hi' });
    expect(changesOf(stored, rebase(base, typed, stored))).toEqual({ greeting: 'Hi' });
  });
});

test.each([
  [0, '0 ms'],
  [800, '800 ms'],
  [1_500, '1500 ms'],
  [1_000, '1 second'],
  [8_000, '8 seconds'],
  [90_000, '1 minute 30 seconds'],
  [900_000, '15 minutes'],
  [3_600_000, '1 hour'],
  [3_601_000, '1 hour'],
  [585_123 * 60_000, '406 days 8 hours'],
])('%i ms are said as %j', (milliseconds, words) => {
  expect(durationOf(milliseconds)).toBe(words);
});

test.each([
  ['2026-06-01T08:00:00Z', '2026-06-01T08:00:04.400Z', '4 seconds'],
  ['2026-06-01T08:00:00Z', '2026-06-03T09:00:00Z', '2 days 1 hour'],
  ['2026-06-01T08:00:00Z', '2026-06-01T08:00:00.400Z', null],
  ['2026-06-01T08:00:00Z', '2026-06-01T07:59:00Z', null],
  ['2026-06-01T08:00:00Z', null, null],
  [null, '2026-06-01T08:00:00Z', null],
])('between %j and %j is %j', (from, to, words) => {
  expect(timeBetween(from, to)).toBe(words);
});

test.each([
  ['Recall', 'PHONE_CALL', '+15550190000', 'Recall'],
  ['', 'PHONE_CALL', '+15550190000', 'Phone call with +15550190000'],
  [null, 'WEB_CHAT', null, 'Web chat'],
  [null, null, null, 'Conversation'],
] as const)('a conversation of %j, %j and %j is called %j', (name, channel, endUserTarget, title) => {
  expect(titleOf({ id: 'c', name, channel, endUserTarget, createdAt: null, lastMessageAt: null })).toBe(title);
});

describe('the frame of a flow', () => {
  const row = Array.from({ length: 6 }, (_, index) => ({ x: index * 220, y: 0 }));

  test('shows all of it where that can be read', () => {
    const { x, zoom } = frameOf(row, row[0]!, { width: 1_200, height: 400 });
    expect(zoom).toBeGreaterThan(0.8);
    expect(x).toBeGreaterThanOrEqual(15.9);
    expect(x + 1_280 * zoom).toBeLessThanOrEqual(1_184.1);
  });

  test('keeps one station at its size', () => {
    expect(frameOf([{ x: 5, y: 5 }], { x: 5, y: 5 }, { width: 1_200, height: 400 })).toEqual({ x: 495.5, y: 154.9, zoom: 1.1 });
  });

  test.each([
    ['narrow', row, { width: 360, height: 224 }],
    ['far apart', [row[0]!, { x: 9_000, y: 9_000 }], { width: 1_200, height: 400 }],
  ])('begins at its start where it is too %s', (_name, places, size) => {
    expect(frameOf(places, row[0]!, size)).toMatchObject({ x: 16, zoom: 0.6 });
  });
});
