/** The paths of the Telnyx API that are called, under its own names of their parts. */
const TEMPLATES = `
/ai/assistants
/ai/assistants/deleted
/ai/assistants/import
/ai/assistants/tags
/ai/assistants/tests
/ai/assistants/tests/test-suites
/ai/assistants/tests/test-suites/{suite_name}/runs
/ai/assistants/tests/{test_id}
/ai/assistants/tests/{test_id}/runs
/ai/assistants/tests/{test_id}/runs/{run_id}
/ai/assistants/{assistant_id}
/ai/assistants/{assistant_id}/canary-deploys
/ai/assistants/{assistant_id}/chat
/ai/assistants/{assistant_id}/chat/sms
/ai/assistants/{assistant_id}/chat/whatsapp
/ai/assistants/{assistant_id}/clone
/ai/assistants/{assistant_id}/deleted
/ai/assistants/{assistant_id}/instructions/enhance
/ai/assistants/{assistant_id}/restore
/ai/assistants/{assistant_id}/scheduled_events
/ai/assistants/{assistant_id}/scheduled_events/{event_id}
/ai/assistants/{assistant_id}/tags
/ai/assistants/{assistant_id}/tags/{tag}
/ai/assistants/{assistant_id}/texml
/ai/assistants/{assistant_id}/tools/{tool_id}
/ai/assistants/{assistant_id}/tools/{tool_id}/test
/ai/assistants/{assistant_id}/versions
/ai/assistants/{assistant_id}/versions/{version_id}
/ai/assistants/{assistant_id}/versions/{version_id}/promote
/ai/conversations
/ai/conversations/conversation-insights/aggregates
/ai/conversations/insight-groups
/ai/conversations/insight-groups/{group_id}
/ai/conversations/insight-groups/{group_id}/insights/{insight_id}/assign
/ai/conversations/insight-groups/{group_id}/insights/{insight_id}/unassign
/ai/conversations/insights
/ai/conversations/insights/{insight_id}
/ai/conversations/{conversation_id}
/ai/conversations/{conversation_id}/conversations-insights
/ai/conversations/{conversation_id}/message
/ai/conversations/{conversation_id}/messages
/ai/integrations
/ai/integrations/connections
/ai/integrations/connections/{user_connection_id}
/ai/integrations/{integration_id}
/ai/mcp_servers
/ai/mcp_servers/{mcp_server_id}
/ai/missions
/ai/missions/events
/ai/missions/runs
/ai/missions/{mission_id}
/ai/missions/{mission_id}/clone
/ai/missions/{mission_id}/runs
/ai/missions/{mission_id}/runs/{run_id}
/ai/missions/{mission_id}/runs/{run_id}/cancel
/ai/missions/{mission_id}/runs/{run_id}/events
/ai/missions/{mission_id}/runs/{run_id}/events/{event_id}
/ai/missions/{mission_id}/runs/{run_id}/pause
/ai/missions/{mission_id}/runs/{run_id}/plan
/ai/missions/{mission_id}/runs/{run_id}/plan/steps
/ai/missions/{mission_id}/runs/{run_id}/plan/steps/{step_id}
/ai/missions/{mission_id}/runs/{run_id}/resume
/ai/missions/{mission_id}/runs/{run_id}/telnyx-agents
/ai/missions/{mission_id}/runs/{run_id}/telnyx-agents/{telnyx_agent_id}
/ai/openai/models
/ai/tools
/ai/tools/{tool_id}
/integration_secrets
/integration_secrets/{id}
/messaging_profiles
/messaging_profiles/{messaging_profile_id}
/messaging_profiles/{messaging_profile_id}/phone_numbers
/phone_numbers
/texml_applications
/texml_applications/{id}
`;

/** What may follow a part of a path; where one leads, the template is known. */
interface Place {
  readonly words: Map<string, Place>;
  /** What follows a part that is a value. */
  value: Place | null;
  template: string | null;
}

const place = (): Place => ({ words: new Map(), value: null, template: null });

/** Made when the first span of a call begins. */
let root: Place | undefined;

function readTemplates(): Place {
  const made = place();
  for (const template of TEMPLATES.trim().split('\n')) {
    let at = made;
    for (const part of template.split('/')) {
      const isValue = part.startsWith('{');
      const next = (isValue ? at.value : at.words.get(part)) ?? place();
      if (isValue) at.value = next;
      else at.words.set(part, next);
      at = next;
    }
    at.template = template;
  }
  return made;
}

/** The template of a path, so that what is reported of a call names no object; null where it is not among those that are called. */
export function urlTemplateOf(path: string): string | null {
  root ??= readTemplates();
  const [first = ''] = path.split('?', 1);
  const follow = (at: Place | null, parts: readonly string[]): string | null => {
    const [part, ...rest] = parts;
    if (at === null || part === undefined) return at?.template ?? null;
    return follow(at.words.get(part) ?? null, rest) ?? follow(at.value, rest);
  };
  return follow(root, first.split('/'));
}
