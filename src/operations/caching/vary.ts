import type { Config } from '../../config.ts';

/** Request headers that an answer depends on. With CORS that holds for a foreign or missing origin, too: then the answer lacks what it has for others. */
export const varyOf = ({ corsOrigins, compressionMinBytes }: Pick<Config, 'corsOrigins' | 'compressionMinBytes'>): string =>
  [
    'Authorization',
    'Accept',
    ...(compressionMinBytes > 0 ? ['Accept-Encoding'] : []),
    'X-Upstream-Report',
    ...(corsOrigins.length > 0 ? ['Origin'] : []),
  ].join(', ');
