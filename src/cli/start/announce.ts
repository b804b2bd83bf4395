import type { Config } from '../../config.ts';
import type { AssembledGateway } from '../../gateway/assemble.ts';
import type { Terminal } from '../terminal.ts';

/** What is known of a gateway that has started, as `start --json` prints it. */
export interface Announcement {
  readonly version: string;
  readonly url: string;
  /** Null for the embedded sandbox. */
  readonly upstream: string | null;
  /** Where the embedded sandbox listens, for other commands; null for every other upstream. */
  readonly sandbox: AssembledGateway['sandbox'];
  /** Operations of the list; null where every operation is answered. */
  readonly operations: number | null;
}

interface Besides {
  readonly isJson: boolean;
  readonly authMode: Config['auth']['mode'];
  /** Why there is no GraphiQL; null where there is. */
  readonly graphiqlOff: string | null;
  /** How many tools agents have; null where MCP is off. */
  readonly tools: string | null;
  /** The id of an operation of the list. */
  readonly firstId: string | null;
}

const EXAMPLE = '{ assistants(first: 3) { totalCount nodes { id name tools { __typename } } } }';

/** Says that the gateway has started: to a person with a query to try, to a program as one line among those of the log. */
export function announce(terminal: Terminal, announcement: Announcement, { isJson, authMode, graphiqlOff, tools, firstId }: Besides): void {
  const { version, url, upstream, sandbox, operations } = announcement;
  if (isJson) {
    terminal.out(`${JSON.stringify({ msg: 'listening', ...announcement })}\n`);
    return;
  }
  const token = authMode === 'jwt' ? '$JWT' : '$TELNYX_API_KEY';
  const credential = upstream === null && authMode === 'passthrough' ? '' : ` -H "authorization: Bearer ${token}"`;
  terminal.out(
    [
      '',
      `  assistants-gateway   ${url}`,
      `  version              ${version}`,
      `  upstream             ${upstream ?? 'embedded sandbox: seeded data in memory, lost at exit'}`,
      ...(sandbox === null ? [] : [`  for other commands   UPSTREAM_URL=${sandbox.url} TELNYX_API_KEY=${sandbox.key}`]),
      ...(operations === null ? [] : [`  operations           ${operations} listed ones and no others`]),
      ...(tools === null ? [] : [`  MCP                  ${url.replace(/\/graphql$/, '/mcp')}: ${tools}`]),
      ...(graphiqlOff === null ? [] : [`  GraphiQL             off: ${graphiqlOff}`]),
      '',
      graphiqlOff === null ? '  Open the URL in a browser for GraphiQL, or try:' : '  Try:',
      '',
      `  curl ${url} -H "content-type: application/json"${credential} \\`,
      `    -d '${JSON.stringify(operations === null ? { query: EXAMPLE } : { documentId: firstId })}'`,
      '',
      '',
    ].join('\n'),
  );
}
