/** Where agents send their requests. */
export const MCP_PATH = '/mcp';

/** Where clients find out who signs tokens, with the path of the resource or without (RFC 9728). */
export const METADATA_PATH = '/.well-known/oauth-protected-resource';
