import { Controls, MarkerType, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { Framing } from './framing.tsx';
import { drawCurves } from './curves.ts';
import type { Graph, Point } from './flow-graph.ts';
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
    >
      {drawn.places.length > 0 && <Framing places={drawn.places} first={drawn.first} />}
      <Controls showInteractive={false} orientation="horizontal" />
    </ReactFlow>
  );
}

interface Drawn {
  readonly nodes: StationNode[];
  readonly edges: PassageEdge[];
  readonly places: readonly Point[];
  /** Where reading begins: the start of the flow, or else the station furthest to the left. */
  readonly first: Point;
}

function draw(graph: Graph): Drawn {
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
  const leftmost = [...places.values()].toSorted((a, b) => a.x - b.x)[0] ?? { x: 0, y: 0 };
  const start = graph.stations.find((station) => station.kind === 'node' && station.isStart);
  // Lines may swing out beyond the stations, and are framed with them: by stations that would reach as far.
  const beyond = [...curves.values()].flatMap(({ corners: [upper, lower] }) => [
    upper,
    { x: lower.x - STATION.width, y: lower.y - STATION.height },
  ]);
  return { nodes, edges, places: [...places.values(), ...beyond], first: (start && places.get(start.id)) ?? leftmost };
}
