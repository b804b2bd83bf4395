import { isInputObjectType, isNonNullType } from 'graphql';
import { expect, test } from 'vitest';
import { covered, fieldOf } from './operations.ts';

test.each(covered.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s has the fields that stand for it',
  (_name, { graphql, also, idempotent }) => {
    expect([graphql, ...also].filter((coordinate) => !fieldOf(coordinate))).toEqual([]);
    if (!idempotent || !graphql.startsWith('Mutation.')) return;
    const input = fieldOf(graphql)?.args.find(({ name }) => name === 'input')?.type;
    const type = isNonNullType(input) ? input.ofType : input;
    expect(isInputObjectType(type) && Object.keys(type.getFields())).toContain('idempotencyKey');
  },
);
