/**
 * Requests that are as large as the gateway's default limits let them be, or larger. `time` makes each text a new one, in a comment:
 * the gateway knows an operation under another name.
 */
import { getIntrospectionQuery } from 'graphql';
import { idAt } from '../documents.mjs';
import { EVERYTHING_OF_ALL, everythingOf } from './everything.mjs';

/** Every field of so many assistants, spelled out for each, is more than 8,000 tokens; six are more pairs of fields than may be compared. */
const ASSISTANTS = 5;
const PADDING_BYTES = 990_000;
/** Fragments in one place, all of which are compared with each other. */
const FRAGMENTS = 158;
const LISTS = 15;
const IDS = 9_990;
const VALUES = 70_000;

const times = (count, text) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

const eachTime = (text) => (time) => `${text} # ${time}`;

export const manyTokens = eachTime(
  everythingOf(
    Array.from({ length: ASSISTANTS }, (_, place) => idAt(place, 200)),
    'ManyTokens',
  ),
);

/** Almost as many bytes as are allowed, in a comment. */
export const muchPadding = eachTime(`{ assistants(first: 1) { totalCount } } #${'x'.repeat(PADDING_BYTES)}`);

export const everythingEachTime = eachTime(EVERYTHING_OF_ALL);

export const manyFragments = eachTime(
  `{ assistant(id: "${idAt(17, 200)}") { ${times(FRAGMENTS, (index) => `...F${index}`)} } } ${times(
    FRAGMENTS,
    (index) => `fragment F${index} on Assistant { name }`,
  )}`,
);

/** Tens of thousands of fields in megabytes of answer. */
export const manyLists = eachTime(
  `{ ${times(
    LISTS,
    (index) => `a${index}: assistants(first: ${200 + index}) { nodes { id name model createdAt instructions tools { __typename } } }`,
  )} }`,
);

export const introspection = eachTime(getIntrospectionQuery());

export const manyIds = {
  query: eachTime('query ($ids: [ID!]) { assistants(filter: { ids: $ids }) { totalCount } }'),
  variables: { ids: Array.from({ length: IDS }, (_, place) => idAt(place, IDS)) },
};

/** More values than a body may hold, each of a shape of its own, which parsers of JSON are slow with. */
export const manyValues = {
  query: '{ __typename }',
  variables: { list: Array.from({ length: VALUES }, (_, index) => ({ [`k${index}`]: 1 })) },
};
