import { useQuery } from '@apollo/client/react';
import { SharedToolUsageDocument, type SharedToolUsageQuery } from '../generated/graphql.ts';
import { countOf } from '../parts/words.ts';
import { KIND_LABELS } from '../tools/tool-kinds.ts';
import { AssistantPlace } from './places.tsx';
import { UsageSection } from './usage-section.tsx';

type SharedTool = SharedToolUsageQuery['sharedTools']['nodes'][number];

/** The shared tools, each with the assistants that use it. */
export function ToolUsage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(SharedToolUsageDocument, {
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  });
  const tools = data?.sharedTools;
  const after = tools?.pageInfo.hasNextPage ? tools.pageInfo.endCursor : null;
  return (
    <UsageSection
      id="shared-tools"
      title="Shared tools"
      count={tools ? countOf(tools.totalCount, 'tool') : null}
      loading={loading}
      error={error}
      onRetry={refetch}
      onMore={after === null ? undefined : () => fetchMore({ variables: { after }, errorPolicy: 'none' })}
    >
      {tools ? (
        <div className="groups">
          {tools.nodes.map((tool) => (
            <ToolEntry key={tool.id} tool={tool} />
          ))}
        </div>
      ) : null}
    </UsageSection>
  );
}

function ToolEntry({ tool: { id, displayName, tool, usage } }: { readonly tool: SharedTool }) {
  return (
    <section className="group">
      <h3>
        {displayName ?? id} <span className="count">{KIND_LABELS[tool.__typename]}</span>
      </h3>
      {usage && usage.assistants.length > 0 && (
        <ul className="links">
          {usage.assistants.map(({ assistantId, assistant, paths }) => (
            <AssistantPlace key={assistantId} of={{ assistantId, assistant }} paths={paths} />
          ))}
        </ul>
      )}
      <UsageNote usage={usage} />
    </section>
  );
}

function UsageNote({ usage }: Pick<SharedTool, 'usage'>) {
  if (usage === null) return <p className="muted">Its usage could not be read.</p>;
  if (!usage.isComplete) return <p className="muted">Not all assistants could be looked through.</p>;
  return usage.assistants.length === 0 ? <p className="muted">Not used.</p> : null;
}
