import { W1 } from './one.mjs';

/** W1 in texts that nobody has sent before; `textOf` makes one of a number. The answer is that of W1. */
export const NEVER_SEEN = [
  {
    ...W1,
    id: 'W1-name',
    title: 'W1, each time under another operation name',
    differing: { textOf: (number) => `query W1_${number}($id: ID!) { assistant(id: $id) { id name model } }` },
  },
  {
    ...W1,
    id: 'W1-selection',
    title: 'W1, each time with another selection',
    differing: {
      textOf: (number) => `query W1($id: ID!) { assistant(id: $id) { id name model m${number}: model @include(if: false) } }`,
    },
  },
];
