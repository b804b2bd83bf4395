import './assistant/assistant.ts';
import './assistant/handoff.ts';
import './assistant/import-progress.ts';
import './assistant/mutations.ts';
import './assistant/part-mutations.ts';
import './assistant/tags.ts';
import './assistant/write-mutations.ts';
import './assistant/webhook-tool-test.ts';
import './assistant/queries.ts';
import './assistant/version.ts';
import './assistant/version-mutations.ts';
import './deleted-assistant/deleted-assistant.ts';
import './assistant/texml.ts';
import './canary/canary-deploy.ts';
import './canary/mutations.ts';
import './chat/chat.ts';
import './chat/instructions.ts';
import './chat/messages.ts';
import './integration-secret/integration-secret.ts';
import './integration-secret/links.ts';
import './integration-secret/mutations.ts';
import './integration-secret/queries.ts';
import './mcp-server/mcp-server.ts';
import './mcp-server/mutations.ts';
import './mcp-server/queries.ts';
import './scheduled-event/mutations.ts';
import './scheduled-event/queries.ts';
import './scheduled-event/scheduled-event.ts';
import './shared/node.ts';
import './shared-tool/links.ts';
import './shared-tool/mutations.ts';
import './shared-tool/queries.ts';
import './shared-tool/shared-tool.ts';
import './test/lists.ts';
import './test/mutations.ts';
import './test/queries.ts';
import './test/run-mutations.ts';
import './test/run.ts';
import './test/subscriptions.ts';
import './test/suite.ts';
import './test/test.ts';
import { specifiedDirectives, type GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import { incrementalDirectives } from './incremental-directives.ts';
import { limitItems } from './limit-items.ts';

/** The graph with types of its own, in the order of declaration, as GraphiQL shows it; `schema.graphql` is sorted. */
export function buildSchema(): GraphQLSchema {
  const schema = limitItems(builder.toSchema({ sortSchema: false, directives: [...specifiedDirectives, ...incrementalDirectives] }));
  schema.description =
    'Telnyx AI assistants as one typed graph. Start with `assistant` or `assistants`; what the gateway does not know yet is in `extra` and `raw`.';
  return schema;
}
