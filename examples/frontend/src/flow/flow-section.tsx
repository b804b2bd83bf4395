import { useMemo, useState } from 'react';
import type { FlowPartsFragment } from '../generated/graphql.ts';
import { countOf } from '../parts/words.ts';
import { toGraph, type Graph, type Station } from './flow-graph.ts';
import { FlowGraphView } from './flow-graph-view.tsx';
import { DryRun } from './dry-run.tsx';
import { Findings } from './findings.tsx';
import { StationDetails } from './station-details.tsx';

/** The conversation flow: drawn, with the chosen station in full below, and as a table for those who would rather read. */
export function FlowSection({ assistantId, flow }: { readonly assistantId: string; readonly flow: FlowPartsFragment }) {
  const graph = useMemo(() => toGraph(flow), [flow]);
  const [selected, setSelected] = useState<string | null>(null);
  const station = graph.stations.find(({ id }) => id === selected);
  const showNode = (nodeId: string) => setSelected(`node ${nodeId}`);
  return (
    <section aria-labelledby="flow">
      <h2 id="flow">Conversation flow</h2>
      <p className="muted">
        {countOf(flow.nodes.length, 'node')}, {countOf(flow.edges.length, 'edge')}. Choose a node to read it in full; drag to move around.
      </p>
      <div className="flow" role="group" aria-label="Graph of the conversation flow">
        <FlowGraphView graph={graph} selected={selected} onSelect={setSelected} />
      </div>
      {station?.kind === 'node' && <StationDetails key={station.id} title={station.title} node={station.node} />}
      <Findings findings={flow.check.findings} onShow={showNode} />
      <DryRun assistantId={assistantId} variables={flow.variables} onVisit={showNode} />
      {graph.passages.length > 0 && (
        <details open={matchMedia('(max-width: 40rem)').matches}>
          <summary>All edges as a table</summary>
          <PassageTable graph={graph} />
        </details>
      )}
    </section>
  );
}

function PassageTable({ graph: { stations, passages } }: { readonly graph: Graph }) {
  const titles = new Map(stations.map((station) => [station.id, titleOf(station)]));
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">When</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {passages.map(({ id, from, to, condition: { kind, text } }) => (
            <tr key={id}>
              <td>{titles.get(from)}</td>
              <td>{kind === 'expression' ? <code>{text}</code> : text}</td>
              <td>{titles.get(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titleOf(station: Station): string {
  const isThere = station.kind === 'node' || (station.kind === 'assistant' && station.exists);
  return isThere ? station.title : `${station.title} (does not exist)`;
}
