import { useQuery } from '@apollo/client/react';
import { HandoffsDocument, type HandoffsQuery } from '../generated/graphql.ts';
import { AssistantLink } from '../parts/assistant-link.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
import { Placeholder } from '../parts/placeholder.tsx';
import { countOf } from '../parts/words.ts';

type Graph = NonNullable<HandoffsQuery['account']['handoffGraph']>;

/** Which assistants hand over to which: one operation, for the list of assistants. */
export function HandoffsPage() {
  const { data, error, loading, refetch } = useQuery(HandoffsDocument, { errorPolicy: 'all', notifyOnNetworkStatusChange: true });
  const graph = data?.account.handoffGraph;
  return (
    <Page title="Handoffs" aside={<p role="status">{loading ? 'Loading…' : ''}</p>}>
      <p className="muted">Which assistants hand conversations over to which, by their tools and by their flows.</p>
      {error && !loading && <FailureNotice error={error} onRetry={() => void refetch().catch(() => undefined)} />}
      {!graph && loading && <Placeholder />}
      {graph && <HandoffMap graph={graph} />}
    </Page>
  );
}

function HandoffMap({ graph: { isComplete, render, nodes, loops } }: { readonly graph: Graph }) {
  const handing = nodes.filter(({ outgoing }) => outgoing.length > 0);
  return (
    <>
      {!isComplete && <p className="notice">Not all assistants could be looked through.</p>}
      <section aria-labelledby="map">
        <h2 id="map">Map</h2>
        <p className="muted">
          A circle with an × marks a handoff to an assistant that does not exist, one with an i an assistant in a circle of handoffs; both
          are named below. The map scrolls sideways where it is wider than the page.
        </p>
        {/* An image runs no script and reaches nothing, whatever it shows. */}
        <div className="picture" tabIndex={0} role="group" aria-label="Map of the handoffs">
          <img
            alt="The assistants, with arrows where they hand over"
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(render)}`}
          />
        </div>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">{countOf(handing.length, 'assistant')} with handoffs</h2>
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Handoffs to a person</th>
              </tr>
            </thead>
            <tbody>
              {handing.map((node) => (
                <tr key={node.assistantId}>
                  <td>
                    <AssistantLink to={node} />
                  </td>
                  <td>
                    <ul className="links">
                      {node.outgoing.map(({ toAssistantId, to }, index) => (
                        <li key={index}>
                          <AssistantLink to={to ?? { assistantId: toAssistantId, assistant: null }} />
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>{node.distanceToHuman ?? 'no way'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {loops.length > 0 && (
        <section aria-labelledby="circles">
          <h2 id="circles">Circles</h2>
          {loops.map((loop, index) => (
            <ul key={index} className="links">
              {loop.map((node) => (
                <li key={node.assistantId}>
                  <AssistantLink to={node} />
                </li>
              ))}
            </ul>
          ))}
        </section>
      )}
    </>
  );
}
