import { useQuery } from '@apollo/client/react';
import { useId, useState } from 'react';
import { textsOf } from '../edit/texts.ts';
import { VersionTextsDocument, type AssistantTextsFragment, type VersionLabelFragment } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Moment } from '../parts/moment.tsx';
import { Comparison } from './comparison.tsx';
import { labelOf } from './label.ts';

interface RowProps {
  readonly version: VersionLabelFragment;
  readonly isMain: boolean;
  readonly assistant: AssistantTextsFragment;
  readonly onPromote: () => void;
}

/** One version; those that the assistant is not of can be compared with it, and promoted. */
export function VersionRow({ version, isMain, assistant, onPromote }: RowProps) {
  const [isCompared, setCompared] = useState(false);
  const comparisonId = useId();
  const label = labelOf(version);
  const { versionCreatedAt: at } = version;
  return (
    <li className="version" aria-current={isMain ? 'true' : undefined}>
      <div className="row">
        <strong className="wrap">{label}</strong>
        {at !== null && (
          <span className="muted">
            <Moment at={at} />
          </span>
        )}
        {isMain && <span className="chip strong">main</span>}
      </div>
      {!isMain && (
        <div className="row">
          <button
            type="button"
            className="quiet"
            aria-label={`Compare ${label}`}
            aria-expanded={isCompared}
            aria-controls={comparisonId}
            onClick={() => setCompared(!isCompared)}
          >
            {isCompared ? 'Hide comparison' : 'Compare'}
          </button>
          <button type="button" className="quiet" aria-label={`Promote ${label}`} onClick={onPromote}>
            Promote
          </button>
        </div>
      )}
      <div id={comparisonId} role="status">
        {isCompared && !isMain && <ComparedWith version={version} assistant={assistant} />}
      </div>
    </li>
  );
}

function ComparedWith({ version, assistant }: Pick<RowProps, 'version' | 'assistant'>) {
  const { data, error, loading, refetch } = useQuery(VersionTextsDocument, {
    variables: { assistantId: version.assistantId, versionId: version.versionId ?? '' },
    notifyOnNetworkStatusChange: true,
  });
  if (loading) return <p className="muted">Loading…</p>;
  if (error) return <FailureNotice error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data?.assistantVersion) return <p className="muted">This version does not exist any more.</p>;
  return (
    <Comparison
      before={{ label: 'as it is now', texts: textsOf(assistant) }}
      after={{ label: labelOf(version), texts: textsOf(data.assistantVersion) }}
    />
  );
}
