import type { GraphQLError } from 'graphql';
import { shorten } from './limits/short-errors.ts';

/**
 * Thrown where nothing of a request is executed, for what GraphQL finds wrong with it. The status is 400, but 200 for clients that
 * take `application/json` alone, as GraphQL over HTTP has it; an error may ask for another one.
 */
export class Refusal extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('A request was refused.');
    this.errors = errors.map(shorten);
    for (const { extensions } of errors) extensions['http'] = { spec: true, status: 400, ...extensions['http'] };
  }
}
