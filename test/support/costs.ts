import { expect } from 'vitest';

interface Counted {
  readonly query: (text: string) => Promise<{ readonly data?: unknown; readonly errors?: unknown }>;
  readonly calls: readonly string[] | (() => readonly string[]);
}

/** A query costs these calls at first, in whatever order, and none again. */
export async function expectCosts({ query, calls }: Counted, text: string, expected: readonly string[]): Promise<void> {
  const made = () => (typeof calls === 'function' ? calls() : calls);
  const { data, errors } = await query(text);
  expect(errors).toBeUndefined();
  expect(data).toBeTruthy();
  expect(made().toSorted()).toEqual(expected.toSorted());
  await query(text);
  expect(made()).toHaveLength(expected.length);
}
