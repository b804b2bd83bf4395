import { describe, expect, test } from 'vitest';
import { startSandboxGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';

const times = (count: number, toText: (index: number) => string) => Array.from({ length: count }, (_, index) => toText(index)).join(' ');

/** What both adapters answer; the same, or the test fails. */
async function messagesFor(query: string): Promise<readonly string[]> {
  const answers = await Promise.all(
    [true, false].map(async (nodeAdapter) => {
      const { url } = await serve(await startSandboxGateway({ nodeAdapter, operationLimits: { maxAliases: 1_000, maxRootFields: 1_000 } }));
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as GraphQLAnswer;
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  const { errors = [] } = answers[0] ?? {};
  expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
  return errors.map(({ message }) => message);
}

describe('errors of the same kind are a handful, with the number of the others', () => {
  test('of unknown directives', async () => {
    const messages = await messagesFor(`{ __typename ${times(50, (index) => `@d${index}`)} }`);
    expect(messages).toEqual([...[0, 1, 2, 3, 4].map((index) => `Unknown directive "@d${index}".`), '45 more errors are not listed.']);
  });

  test('of unknown fields, be there suggestions or not', async () => {
    const messages = await messagesFor(`{ assistants { nodes { ${times(8, (index) => `nam${index}`)} zzzz qqqq } } }`);
    expect(messages).toHaveLength(6);
    expect(messages[0]).toMatch(/^Cannot query field "nam0" on type "Assistant"\. Did you mean /);
    expect(messages.at(-1)).toBe('5 more errors are not listed.');
  });

  test('of one more than a handful', async () => {
    const messages = await messagesFor(`{ ${times(6, (index) => `no${index}`)} }`);
    expect(messages).toHaveLength(6);
    expect(messages.at(-1)).toBe('1 more error is not listed.');
  });

  test('and of more than are counted', async () => {
    const messages = await messagesFor(`{ ${times(300, (index) => `no${index}`)} }`);
    expect(messages).toHaveLength(6);
    expect(messages.at(-1)).toBe('At least 45 more errors are not listed.');
  });
});

test('errors of several kinds are reported side by side', async () => {
  const messages = await messagesFor('query ($a: Int) { nothing assistant { name @no } ...Gone }');
  expect(messages.toSorted()).toEqual([
    'Cannot query field "nothing" on type "Query".',
    'Field "assistant" argument "id" of type "ID!" is required, but it was not provided.',
    'Unknown directive "@no".',
    'Unknown fragment "Gone".',
    'Variable "$a" is never used.',
  ]);
});
