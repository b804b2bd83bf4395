import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import type { Curve } from './curves.ts';
import type { Passage } from './flow-graph.ts';

export type PassageEdge = Edge<{ readonly passage: Passage; readonly curve: Curve }, 'passage'>;

/** A passage as a curve, with its condition on it; the whole text is in the tip and in the table below the graph. */
export function PassageLine({ id, data, markerEnd }: EdgeProps<PassageEdge>) {
  if (!data) return null;
  const {
    curve: { path, label },
    passage: { condition, mark },
  } = data;
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd === undefined ? {} : { markerEnd })} />
      <EdgeLabelRenderer>
        <div
          className={`passage nodrag nopan ${condition.kind} ${mark ? `marked ${mark.toLowerCase()}` : ''}`}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          title={condition.text}
        >
          <span>{condition.text}</span>
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
