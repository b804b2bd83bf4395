import { Controls, MarkerType, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { drawCurves } from './curves.ts';
import type { Graph } from './flow-graph.ts';
import { placeStations, STATION } from './layout.ts';
import { PassageLine, type PassageEdge } from './passage-line.tsx';
import { StationBox, type StationNode } from './station-box.tsx';

const nodeTypes = { station: StationBox };
const edgeTypes = { passage: PassageLine };

interface ViewProps {
  readonly graph: Graph;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** The graph to look at: moved and zoomed by the reader, changed by nobody. */
export function FlowGraphView({ graph, selected, onSelect }: ViewProps) {
  const drawn = useMemo(() => draw(graph), [graph]);
  const nodes = drawn.nodes.map((node) => ({ ...node, selected: node.id === selected }));
  return (
    <ReactFlow<StationNode, PassageEdge>
      nodes={nodes}
      edges={drawn.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={(changes) => {
        for (const change of changes) if (change.type === 'select' && change.selected) onSelect(change.id);
      }}
      onPaneClick={() => onSelect(null)}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      preventScrolling={false}
      zoomOnScroll={false}
      colorMode="system"
      minZoom={0.2}
      fitView
      fitViewOptions={{ padding: 0.04, maxZoom: 1.1 }}
    >
      <Controls showInteractive={false} orientation="horizontal" />
    </ReactFlow>
  );
}

function draw(graph: Graph): { readonly nodes: StationNode[]; readonly edges: PassageEdge[] } {
  const places = placeStations(graph);
  const curves = drawCurves(graph, places);
  const nodes = graph.stations.map((station): StationNode => {
    const { x, y } = places.get(station.id) ?? { x: 0, y: 0 };
    // A station that is a link is reached and read as such, so its box takes no focus of its own.
    const focusable = station.kind === 'node';
    return { id: station.id, type: 'station', data: { station }, position: { x, y }, ...STATION, focusable, selectable: focusable };
  });
  const edges = graph.passages.flatMap((passage): PassageEdge[] => {
    const curve = curves.get(passage.id);
    const { id, from, to } = passage;
    const markerEnd = { type: MarkerType.ArrowClosed, width: 18, height: 18 };
    return curve ? [{ id, source: from, target: to, type: 'passage', data: { passage, curve }, markerEnd }] : [];
  });
  return { nodes, edges };
}
