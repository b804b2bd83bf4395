import * as fc from 'fast-check';
import { getVariableValues, Kind, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { coercionOf } from '../../src/operations/execution/coerce-variables.ts';

/** The types of variables, with defaults that fit. */
const TYPES = [
  ['ID', '"a"', '7', 'null'],
  ['ID!', '"a"', '7'],
  ['String', '"text"', 'null'],
  ['String!', '"text"'],
  ['Int', '7', '-2147483648', 'null'],
  ['Int!', '2147483647'],
  ['Boolean', 'true', 'null'],
  ['Boolean!', 'false'],
  ['Float', '1.5'],
  ['JSON', '{ a: 1 }'],
  ['[ID!]', '["a", 7]', '"a"'],
  ['AssistantFilter', '{ ids: ["a"] }'],
] as const;

const definition = fc
  .constantFrom(...TYPES)
  .chain(([type, ...defaults]) => fc.constantFrom('', ...defaults.map((value) => ` = ${value}`)).map((fallback) => `${type}${fallback}`));

const value = fc.oneof(
  fc.constantFrom('a', '', 0, -0, 7, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1.5, true, false, null, [], ['a'], { ids: ['a'] }, { none: 1 }),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Definitions of variables by their names, and the values that were sent. */
const asked = fc.record({
  definitions: fc.dictionary(fc.constantFrom('a', 'b', 'c'), definition, { minKeys: 1 }),
  values: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor'), value, { noNullPrototype: true }),
});

describe('variables', () => {
  test('are coerced as graphql-js does', () => {
    fc.assert(
      fc.property(asked, ({ definitions, values }) => {
        const declared = Object.entries(definitions).map(([name, type]) => `$${name}: ${type}`);
        const document = parse(`query (${declared.join(' ')}) { __typename }`);
        const [operation] = document.definitions;
        if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
        // Unused variables are the only thing wrong with it.
        expect(validate(schema, document).filter(({ message }) => !message.includes('is never used'))).toEqual([]);
        const { variableDefinitions = [] } = operation;
        const coerced = coercionOf(schema, variableDefinitions, { suggestions: true })(values);
        const expected = getVariableValues(schema, variableDefinitions, values, { maxErrors: 50 });
        expect(coerced).toStrictEqual(expected.coerced ?? expected.errors);
      }),
      { numRuns: 2_000 },
    );
  });
});
