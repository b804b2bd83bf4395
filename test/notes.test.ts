import { describe, expect, test, vi } from 'vitest';
import { Notes, oncePerDocument, oncePerPair } from '../src/notes.ts';

interface Named {
  readonly name: string;
}

describe('Notes', () => {
  test('are kept at an object, by whom they are of', () => {
    const [lengths, names] = [new Notes<object, number>(), new Notes<object, string>()];
    const document = { id: 'a' };
    lengths.set(document, 3);
    expect([lengths.get(document), names.get(document), lengths.get({ id: 'a' })]).toEqual([3, undefined, undefined]);
    lengths.set(document, 4);
    expect(lengths.get(document)).toBe(4);
  });

  test('are not seen in the object, nor in what is made of it', () => {
    const notes = new Notes<object, number>();
    const document = { id: 'a', tools: [{ type: 'hangup' }] };
    notes.set(document, 1);
    expect(document).toStrictEqual({ id: 'a', tools: [{ type: 'hangup' }] });
    expect([Object.keys(document), JSON.stringify(document)]).toEqual([['id', 'tools'], '{"id":"a","tools":[{"type":"hangup"}]}']);
    for (const copy of [{ ...document }, Object.assign({}, document), structuredClone(document)]) expect(notes.get(copy)).toBeUndefined();
  });

  test('of a frozen object are not kept, and do no harm', () => {
    const notes = new Notes<object, number>();
    const frozen = Object.freeze({ id: 'a' });
    notes.set(frozen, 1);
    expect(notes.get(frozen)).toBeUndefined();
  });
});

describe('oncePerDocument', () => {
  test('makes once what is made of an object, also where that is nothing', () => {
    const make = vi.fn<(document: object) => undefined>();
    const made = oncePerDocument(make);
    const document = {};
    made(document);
    made(document);
    made({});
    expect(make).toHaveBeenCalledTimes(2);
  });
});

describe('oncePerPair', () => {
  test('makes once what is made of two objects, and tells their order', () => {
    const make = vi.fn<(one: Named, other: Named) => string>((one, other) => one.name + other.name);
    const made = oncePerPair(make);
    const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    expect([made(a, b), made(a, b), made(b, a), made(a, c)]).toEqual(['ab', 'ab', 'ba', 'ac']);
    expect(make).toHaveBeenCalledTimes(3);
  });
});
