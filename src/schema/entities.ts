import { Assistant, AssistantVersion } from './assistant/ref.ts';
import { DeletedAssistant } from './deleted-assistant/ref.ts';
import { IntegrationSecret } from './integration-secret/ref.ts';
import { McpServer } from './mcp-server/ref.ts';
import { asEntity } from './shared/entity-of.ts';
import { SharedTool } from './shared-tool/ref.ts';
import { AssistantTest, TestRun } from './test/ref.ts';

asEntity(Assistant);
asEntity(AssistantVersion);
asEntity(DeletedAssistant);
asEntity(IntegrationSecret);
asEntity(McpServer);
asEntity(SharedTool);
asEntity(AssistantTest);
asEntity(TestRun);
