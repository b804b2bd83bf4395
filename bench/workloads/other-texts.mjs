import { W1 } from './one.mjs';

const CALLER = 'dynamicVariablesFromWebhook(from: $caller) @include(if: $live)';

/**
 * W1 in other texts: `textOf` makes one of a number, of `texts` different ones where that is given, else one that nobody has
 * sent before. The answer is that of W1.
 */
export const OTHER_TEXTS = [
  {
    ...W1,
    id: 'W1-selections',
    title: 'W1, one of 1,000 selections, each time with another variable',
    differing: {
      textOf: (number) =>
        `query W1($id: ID!, $caller: String, $live: Boolean = false) { assistant(id: $id) { id name model m${number}: model @include(if: $live) ${CALLER} } }`,
      texts: 1_000,
    },
  },
  {
    ...W1,
    id: 'W1-new-selection',
    title: 'W1, each time with a selection never seen before',
    differing: {
      textOf: (number) => `query W1($id: ID!) { assistant(id: $id) { id name model m${number}: model @include(if: false) } }`,
    },
  },
];
