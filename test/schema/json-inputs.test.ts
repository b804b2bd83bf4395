/** JSON of callers, which may be anything: what cannot be used is refused with a reason, and never a fault of the gateway. */
import { getNamedType, getNullableType, isListType } from 'graphql';
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream } from '../support/upstream.ts';
import { reachableInputs } from './reachable-inputs.ts';

/** Objects whose keys stand in the way of their conversions. */
const OBJECT = { toString: 1, valueOf: 2, toJSON: 3, constructor: 4, length: 'x' };
const VALUES = [OBJECT, { a: OBJECT, b: [OBJECT, [null]], c: null, d: 1e300 }, [OBJECT]];

const fields = reachableInputs().flatMap((input) =>
  Object.values(input.type.getFields())
    .filter(({ type }) => getNamedType(type).name === 'JSON')
    .map((field) => ({ input, name: field.name, isList: isListType(getNullableType(field.type)) })),
);

test('no JSON in an input of a mutation is a fault of the gateway', async () => {
  expect(fields.length).toBeGreaterThan(40);
  const upstream = await startUpstream(() => NOT_FOUND, { isDescribed: false });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const answers = await Promise.all(
    fields.flatMap(({ input: { mutation, inputWith, path }, name, isList }) =>
      VALUES.map(async (value) => {
        const text = `mutation($input: ${String(mutation.args[0]?.type)}) { ${mutation.name}(input: $input) { userErrors { code } } }`;
        const { errors } = await query(text, { variables: { input: inputWith({ [name]: isList ? [value] : value }) } });
        return errors ? [`${mutation.name} ${path.join('.')}.${name} ${JSON.stringify(value)}: ${errors[0]?.message}`] : [];
      }),
    ),
  );
  expect(answers.flat()).toEqual([]);
});
