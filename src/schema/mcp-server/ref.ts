import type { McpServerWire } from '../../upstream/resources/mcp-servers.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const McpServer = builder.objectRef<McpServerWire>('McpServer');
