import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { conversations } from '../upstream/resources/conversations.ts';
import { deletedAssistants } from '../upstream/resources/deleted-assistants.ts';
import { integrationConnections } from '../upstream/resources/integration-connections.ts';
import { integrations } from '../upstream/resources/integrations.ts';
import { integrationSecrets } from '../upstream/resources/integration-secrets.ts';
import { insightGroups, insights } from '../upstream/resources/insights.ts';
import { mcpServers } from '../upstream/resources/mcp-servers.ts';
import { models } from '../upstream/resources/models.ts';
import { messagingProfiles } from '../upstream/resources/messaging-profiles.ts';
import { missionRuns } from '../upstream/resources/mission-runs.ts';
import { missions } from '../upstream/resources/missions.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import { testRuns } from '../upstream/resources/test-runs.ts';
import { tests } from '../upstream/resources/tests.ts';
import { texmlApps } from '../upstream/resources/texml-apps.ts';
import type { Parent } from '../upstream/kinds.ts';
import type { Resource } from '../upstream/resource.ts';

/** What can be read again by a global id, by the name of its type. */
export const NODES = {
  Assistant: assistants,
  AssistantVersion: assistantVersions,
  Conversation: conversations,
  DeletedAssistant: deletedAssistants,
  Integration: integrations,
  IntegrationConnection: integrationConnections,
  IntegrationSecret: integrationSecrets,
  Insight: insights,
  InsightGroup: insightGroups,
  McpServer: mcpServers,
  Model: models,
  Mission: missions,
  MissionRun: missionRuns,
  SharedTool: sharedTools,
  AssistantTest: tests,
  TestRun: testRuns,
} as unknown as Readonly<Record<string, Resource<object, Parent>>>;

/** What routers can ask for, by the name of its type: others may own it, so that it has no global id here. */
export const ENTITIES = {
  ...NODES,
  MessagingProfile: messagingProfiles,
  TexmlApp: texmlApps,
} as unknown as Readonly<Record<string, Resource<object, Parent>>>;
