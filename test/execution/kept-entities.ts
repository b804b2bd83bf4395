/** Executions over an account of assistants that hand over to one another. */
import { startExecutions, type ExecutionsOptions } from '../support/executions.ts';
import { account, startUpstream, type AccountOptions, type Document } from '../support/upstream.ts';

export const LIST = 'query ($first: Int, $filter: AssistantFilter) { assistants(first: $first, filter: $filter) { nodes { id name } } }';
export const HANDOFFS = '{ assistants { nodes { name tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }';

/** An assistant that hands over to others. */
export const handing = (id: string, targets: readonly string[], rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  tools: [{ type: 'handoff', handoff: { ai_assistants: targets.map((target) => ({ id: target, name: 'Next' })) } }],
  ...rest,
});

/** An account whose documents can be exchanged, and a clock that the test sets. */
export async function start(documents: readonly Document[], options: Partial<ExecutionsOptions> & AccountOptions = {}) {
  const state = { documents, now: 0 };
  const upstream = await startUpstream((request) => {
    if (request.path.includes('/dynamic')) return { body: { data: {} } };
    return account(state.documents, options)(request);
  });
  return { state, ...startExecutions({ url: upstream.url, calls: () => upstream.calls, now: () => state.now, ...options }) };
}
