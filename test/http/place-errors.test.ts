import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { placeErrors, type Part } from '../../src/operations/incremental/place-errors.ts';

const at = (...path: (string | number)[]) => new GraphQLError(path.join('.'), { path });
/** The messages of the errors of a part and of what it adds, and of those that wait. */
const placed = (part: Part, ...errors: GraphQLError[]) => {
  const { part: answer, waiting } = placeErrors(part, errors);
  const messages = (all: readonly unknown[] = []) => all.map((error) => (error as Error).message);
  return [messages(answer.errors), (answer.incremental ?? []).map((increment) => messages(increment.errors)), messages(waiting)];
};

describe('an error', () => {
  test('joins the first part if its place is there, and waits if not', () => {
    const part = { data: { a: { name: null, list: [{ x: 1 }] } }, hasNext: true };
    const errors = [at('a', 'name'), at('a', 'late'), at('a', 'list', 0, 'x'), at('a', 'list', 1, 'x')];
    expect(placed(part, ...errors)).toEqual([['a.name', 'a.list.0.x'], [], ['a.late', 'a.list.1.x']]);
  });

  test('below what became null joins the part that says so', () => {
    expect(placed({ data: { a: null }, hasNext: true }, at('a', 'b', 'c'))).toEqual([['a.b.c'], [], []]);
    expect(placed({ incremental: [{ path: ['a'], data: null }], hasNext: true }, at('a', 'b'), at('c'))).toEqual([[], [['a.b']], ['c']]);
    expect(placed({ incremental: [{ path: ['a', 3], items: null }], hasNext: true }, at('a', 3, 'x'))).toEqual([[], [['a.3.x']], []]);
  });

  test('joins what is added at its place: fields of an object, or items from an index on', () => {
    const incremental = [
      { path: ['a'], data: { late: { x: 1 } } },
      { path: ['a', 'list', 2], items: [{ x: 1 }, { x: 2 }] },
    ];
    const errors = [
      at('a', 'late', 'x'),
      at('a', 'list', 2, 'x'),
      at('a', 'list', 3, 'x'),
      at('a', 'list', 4, 'x'),
      at('a', 'list', 1, 'x'),
    ];
    expect(placed({ incremental, hasNext: true }, ...errors)).toEqual([
      [],
      [['a.late.x'], ['a.list.2.x', 'a.list.3.x']],
      ['a.list.4.x', 'a.list.1.x'],
    ]);
  });

  test('whose place never comes is reported with the last part', () => {
    expect(placed({ hasNext: false }, at('a'))).toEqual([[], [['a']], []]);
    const { part } = placeErrors<Part>({ incremental: [{ path: [], data: { b: 1 } }], hasNext: false }, [at('a')]);
    expect(part.incremental).toEqual([
      { path: [], data: { b: 1 } },
      { path: [], data: {}, errors: [expect.objectContaining({ message: 'a' })] },
    ]);
  });

  test('joins those that are there already', () => {
    const { part } = placeErrors<Part>({ data: { a: 1 }, errors: ['first'], hasNext: true }, [at('a')]);
    expect(part.errors).toEqual(['first', expect.objectContaining({ message: 'a' })]);
  });
});
