import type { Config } from '../../config.ts';
import { MCP_PATH, METADATA_PATH } from './paths.ts';

/** What clients need to ask a person for a token (RFC 9728). */
export interface ResourceMetadata {
  /** The URL that a refusal names it by. */
  readonly url: string;
  readonly json: object;
}

/** Null where nobody would find out who signs tokens: without the issuer of JWTs, as a URL, and the URL of the gateway. */
export function metadataOf({ auth, publicUrl }: Pick<Config, 'auth' | 'publicUrl'>): ResourceMetadata | null {
  if (auth.mode !== 'jwt' || auth.issuer === null || publicUrl === null || !/^https?:/.test(auth.issuer) || !URL.canParse(auth.issuer))
    return null;
  return {
    url: `${publicUrl}${METADATA_PATH}`,
    json: {
      resource: `${publicUrl}${MCP_PATH}`,
      authorization_servers: [auth.issuer],
      bearer_methods_supported: ['header'],
      resource_name: 'Telnyx AI assistants',
    },
  };
}
