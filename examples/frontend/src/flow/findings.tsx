import type { FlowFindingFragment } from '../generated/graphql.ts';
import { countOf, toWords } from '../parts/words.ts';

interface FindingsProps {
  readonly findings: readonly FlowFindingFragment[];
  /** Shows the node that one of them is about. */
  readonly onShow: (nodeId: string) => void;
}

/** What was found about the flow, the worst first; what is marked in the graph. */
export function Findings({ findings, onShow }: FindingsProps) {
  if (findings.length === 0) return <p className="muted">Nothing is wrong with the flow, as far as can be seen from it.</p>;
  return (
    <details open={findings.some(({ severity }) => severity === 'ERROR')}>
      <summary>{countOf(findings.length, 'finding')}</summary>
      <ul className="flow-findings">
        {findings.map((finding, index) => (
          <li key={index} className={finding.severity.toLowerCase()}>
            <strong className="severity">{toWords(finding.severity)}</strong> <code>{finding.code}</code>
            <p>
              {finding.message} {finding.advice}
            </p>
            <ShowNode nodeId={finding.nodeId} onShow={onShow} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const ShowNode = ({ nodeId, onShow }: Pick<FindingsProps, 'onShow'> & { readonly nodeId: string | null }) =>
  nodeId === null ? null : (
    <button type="button" className="quiet" onClick={() => onShow(nodeId)}>
      Show the node
    </button>
  );
