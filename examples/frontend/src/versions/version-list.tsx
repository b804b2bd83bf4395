import { useQuery } from '@apollo/client/react';
import { AssistantVersionsDocument, type AssistantTextsFragment } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { More } from '../parts/more.tsx';
import { countOf } from '../parts/words.ts';
import { labelOf } from './label.ts';
import { Promotion } from './promotion.tsx';
import { usePromotion } from './use-promotion.ts';
import { VersionRow } from './version-row.tsx';

/** The newest versions, and older ones when asked for. After a promotion the mark moves, as it goes by the assistant's `versionId`. */
export function VersionList({ assistant }: { readonly assistant: AssistantTextsFragment }) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(AssistantVersionsDocument, {
    variables: { id: assistant.id },
    notifyOnNetworkStatusChange: true,
  });
  const promotion = usePromotion(assistant.id);
  const versions = (data ?? previousData)?.assistant?.versions;
  const after = versions?.pageInfo.hasNextPage ? versions.pageInfo.endCursor : null;
  return (
    <div className="versions">
      <p role="status" className="muted">
        {loading ? 'Loading…' : versions && countOf(versions.totalCount, 'version')}
      </p>
      {error && !loading && <FailureNotice error={error} onRetry={() => void refetch().catch(() => undefined)} />}
      <Promotion promotion={promotion} />
      <ul>
        {versions?.edges.map(({ node }) => (
          <VersionRow
            key={node.versionId}
            version={node}
            isMain={node.versionId === assistant.versionId}
            assistant={assistant}
            onPromote={() => promotion.ask({ id: node.versionId ?? '', label: labelOf(node) })}
          />
        ))}
      </ul>
      <More label="Older versions" onRead={after === null ? undefined : () => fetchMore({ variables: { after } })} />
    </div>
  );
}
