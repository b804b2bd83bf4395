/** Request headers that an answer depends on. */
export const VARY = 'Authorization, Accept, X-Upstream-Report';

/** The same where pages of other origins may ask. It holds for a foreign or missing origin, too: then the answer lacks what it has for others. */
export const VARY_WITH_ORIGIN = `${VARY}, Origin`;
