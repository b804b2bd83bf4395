/** Operations that are as large as the gateway's default limits let them be. `time` makes each text a new one. */
import { idAt } from '../documents.mjs';
import { everythingOf } from './everything.mjs';

/** Every field of so many assistants, spelled out for each, is almost 10,000 tokens. */
const ASSISTANTS = 6;
const PADDING_BYTES = 990_000;

export const manyTokens = (time) =>
  everythingOf(
    Array.from({ length: ASSISTANTS }, (_, place) => idAt(place, 200)),
    `Time${time}`,
  );

/** Almost as many bytes as are allowed, in a comment. */
export const muchPadding = (time) => `query Time${time} { assistants(first: 1) { totalCount } } #${'x'.repeat(PADDING_BYTES)}`;
