import type { AnalysisPartsFragment } from '../generated/graphql.ts';
import { Values } from '../parts/values.tsx';
import { STATUS_WORDS } from './words.ts';

interface FindingsProps {
  readonly analyses: readonly AnalysisPartsFragment[];
  readonly onReload: () => void;
}

/** What was found in a conversation, by analysis. */
export function Findings({ analyses, onReload }: FindingsProps) {
  if (analyses.length === 0) return <p className="muted">Nothing was looked for.</p>;
  const isOpen = analyses.some(({ status }) => status === 'PENDING' || status === 'IN_PROGRESS');
  return (
    <>
      {analyses.map((analysis, index) => (
        <Analysis key={analysis.conversationInsightId ?? index} analysis={analysis} />
      ))}
      {isOpen && (
        <button type="button" className="more" onClick={onReload}>
          Look again
        </button>
      )}
    </>
  );
}

function Analysis({ analysis: { status, insights } }: { readonly analysis: AnalysisPartsFragment }) {
  const words = status === null ? null : STATUS_WORDS[status];
  return (
    <div className="group">
      {words !== null && <p className="muted">{words}</p>}
      {words === null && insights.length === 0 && <p className="muted">Nothing was found.</p>}
      {insights.map(({ insightId, insight, text, json }, index) => (
        <article key={index} className="tool">
          <h3>{insight?.name ?? insightId ?? 'Unnamed'}</h3>
          {json === null ? <p className="prose wrap">{text}</p> : <Values value={json} />}
        </article>
      ))}
    </div>
  );
}
