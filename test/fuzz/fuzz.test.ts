import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { describe } from './report.ts';
import { MODES } from './world.ts';

/** Enough for a few dozen operations; `npm run fuzz` goes on for as long as you like. */
const REQUESTS = 300;
/** Far more than it takes. */
const SECONDS = 100;

test.each(MODES.map((mode, index) => [mode, index + 1] as const))(
  'the gateway answers as plain graphql-js does: %s',
  async (mode, seed) => {
    const found: string[] = [];
    const { requests } = await fuzz({
      seed,
      requests: REQUESTS,
      seconds: SECONDS,
      modes: [mode],
      onFound: (difference) => found.push(describe(difference)),
    });
    expect(found.join('\n')).toBe('');
    expect(requests).toBeGreaterThanOrEqual(REQUESTS);
  },
  SECONDS * 1_000 + 20_000,
);
