import { visit, type DocumentNode } from 'graphql';
import type { RequestContext } from '../context.ts';

type Wanted = Parameters<RequestContext['loaders']['assistant']['plan']>[0];
type ListGap = Wanted extends ReadonlySet<infer Field> ? Field : never;

/** Fields of the graph behind which a list may have a gap. */
const GAP_OF_FIELD: Readonly<Record<string, ListGap>> = {
  tools: 'tools',
  mcpServers: 'mcp_servers',
  conversationFlow: 'conversation_flow',
};

const plans = new WeakMap<DocumentNode, Wanted>();

/** Tells the loaders what an operation asks for, so that they can choose between one list and single reads. */
export const planReads = (document: DocumentNode, { loaders }: RequestContext): void => loaders.assistant.plan(planOf(document));

function planOf(document: DocumentNode): Wanted {
  const known = plans.get(document);
  if (known) return known;
  const wanted = new Set<ListGap>();
  visit(document, {
    Field: ({ name }) => {
      const gap = Object.hasOwn(GAP_OF_FIELD, name.value) ? GAP_OF_FIELD[name.value] : undefined;
      if (gap) wanted.add(gap);
    },
  });
  plans.set(document, wanted);
  return wanted;
}
