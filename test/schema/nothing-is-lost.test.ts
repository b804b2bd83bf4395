import fc from 'fast-check';
import { validate, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { assistantDocuments, type AssistantDocument, type DocumentOptions } from '../support/documents/arbitrary.ts';
import { leafCount, lostLeaves } from '../support/documents/leaves.ts';
import { foreignDocuments, realAssistants } from '../support/documents/real.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const EVERYTHING = everythingQuery(schema, 'assistant', { depth: 5 });
const EVERYTHING_LISTED = everythingQuery(schema, { field: 'assistants', args: ['first'] }, { depth: 5 });

/** A gateway whose upstream serves whatever documents the moment asks for. */
async function startOver() {
  let current: readonly Document[] = [];
  const upstream = await startUpstream((request) => account(current)(request));
  const gateway = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  return {
    serve: (documents: readonly Document[]) => {
      current = documents;
      upstream.calls.length = 0;
    },
    read: (id: string) => gateway.query(EVERYTHING, { variables: { id } }),
    list: () => gateway.query(EVERYTHING_LISTED, { variables: { first: 250 } }),
    calls: upstream.calls,
  };
}

/** Errors may only stand below a value that is not what its type promises, and never at the assistant itself. */
const misplacedErrors = (answer: GraphQLAnswer): unknown[] =>
  (answer.errors ?? []).filter(({ path = [], extensions }) => path.length < 2 || extensions?.['code'] !== 'UPSTREAM_BAD_RESPONSE');

test('one query that selects every field of every member is valid', () => {
  expect(validate(schema, parse(EVERYTHING))).toEqual([]);
  expect(validate(schema, parse(EVERYTHING_LISTED))).toEqual([]);
});

describe.each<[string, DocumentOptions, number]>([
  ['valid', { bigNumbers: false }, 60],
  ['valid, with whole numbers beyond 32 bits', {}, 30],
  ['of a later version of the API', { unknowns: true }, 60],
  ['with nulls everywhere', { nulls: true, nullItems: true, bigNumbers: false }, 40],
  ['with values of other types', { mistyped: true, unknowns: true, nulls: true, nullItems: true }, 60],
])('every leaf of random documents comes back: %s', (_name, options, numRuns) => {
  test('by single reads and by the list', async () => {
    const { serve, read, list, calls } = await startOver();
    let leaves = 0;
    await fc.assert(
      fc.asyncProperty(assistantDocuments(options, { maxLength: 3 }), async (documents: AssistantDocument[]) => {
        serve(documents);
        for (const document of documents) {
          const answer = await read(document.id);
          expect(misplacedErrors(answer)).toEqual([]);
          if (options.bigNumbers === false) expect(answer.errors).toBeUndefined();
          expect(lostLeaves(document, answer.data.assistant)).toEqual([]);
          leaves += leafCount(document);
        }
        // One for the assistant's own fields, one for what the webhook answers at the moment.
        expect(calls).toHaveLength(2 * documents.length);
        const { data } = await list();
        const nodes: readonly { readonly id: string }[] = data.assistants.nodes;
        for (const document of documents) {
          expect(
            lostLeaves(
              document,
              nodes.find(({ id }) => id === document.id),
            ),
          ).toEqual([]);
        }
      }),
      { numRuns },
    );
    expect(leaves).toBeGreaterThan(1_000);
  });
});

describe('every leaf of real documents comes back', () => {
  test.each(realAssistants().map(({ file, document }) => [file, document] as const))('%s', async (_file, document) => {
    const { serve, read } = await startOver();
    serve([document]);
    const answer = await read(String(document['id']));
    expect(misplacedErrors(answer)).toEqual([]);
    expect(lostLeaves(document, answer.data.assistant)).toEqual([]);
  });

  test.each(foreignDocuments().map(({ file, document }) => [file, document] as const))(
    '%s, in the place of an assistant',
    async (_file, document) => {
      const { serve, read } = await startOver();
      serve([document]);
      const answer = await read(String(document['id']));
      expect(misplacedErrors(answer)).toEqual([]);
      expect(lostLeaves(document, answer.data.assistant)).toEqual([]);
    },
  );
});
