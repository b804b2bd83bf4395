import type { PreparedGateway } from '../gateway/prepare.ts';

/** How many tools agents have, and what is left out of them. */
export const toolsIn = ({ tools, leftOut }: NonNullable<PreparedGateway['mcp']>): string =>
  `${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}${leftOut === 0 ? '' : `, without ${leftOut} that ${leftOut === 1 ? 'writes' : 'write'}`}`;
