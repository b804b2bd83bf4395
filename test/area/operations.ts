import { readFileSync } from 'node:fs';

/** An operation of the upstream, and the fields of the graph that stand for it. */
export interface CoveredOperation {
  readonly method: string;
  readonly path: string;
  /** `Type.field`. */
  readonly graphql: string;
  /** Other fields that send the same operation. */
  readonly also: readonly string[];
  readonly scope: string;
  /** Whether the upstream takes an idempotency key. */
  readonly idempotent: boolean;
  /** Order of work: 1 the library, 2 all under `/ai/assistants`, 3 the neighbours. */
  readonly stage: number;
}

/** The last stage that is complete. */
const STAGE = 2;

const all = JSON.parse(readFileSync(new URL('../fixtures/operations.json', import.meta.url), 'utf8')) as readonly CoveredOperation[];

/** The operations of the upstream that the graph reaches. */
export const covered: readonly CoveredOperation[] = all.filter(({ stage }) => stage <= STAGE);
