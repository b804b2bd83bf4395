import { getEntity } from '../resolvers/assistant.ts';
import { mcpServerEntity } from '../resolvers/mcp-servers.ts';
import { sharedToolEntity } from '../resolvers/shared-tools.ts';
import { Assistant } from './assistant/ref.ts';
import { McpServer } from './mcp-server/ref.ts';
import { asEntity } from './shared/entity-of.ts';
import { SharedTool } from './shared-tool/ref.ts';

asEntity(Assistant, getEntity);
asEntity(McpServer, mcpServerEntity);
asEntity(SharedTool, sharedToolEntity);
