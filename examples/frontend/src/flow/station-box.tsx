import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { toHref } from '../route.ts';
import { describeNode } from './describe-node.ts';
import type { Station } from './flow-graph.ts';

export type StationNode = Node<{ readonly station: Station }, 'station'>;

/** A station as a box; another assistant is a link to it. */
export function StationBox({ data: { station } }: NodeProps<StationNode>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Content station={station} />
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

function Content({ station }: { readonly station: Station }) {
  const { kind, title } = station;
  if (kind === 'node') {
    const { look, label, note } = describeNode(station.node);
    const looks = [look, ...(station.isStart ? ['start'] : []), ...(station.mark ? [`marked ${station.mark.toLowerCase()}`] : [])];
    return <Box look={looks.join(' ')} label={station.isStart ? `Start · ${label}` : label} title={title} note={note} />;
  }
  if (kind === 'nowhere') return <Box look="nowhere" label="Node" title={title} note="does not exist" />;
  if (!station.exists || station.assistantId === null) return <Box look="nowhere" label="Assistant" title={title} note="does not exist" />;
  return (
    <a className="nodrag nopan" href={toHref(['assistants', station.assistantId])}>
      <Box look="assistant" label="Assistant" title={title} note="follow the handoff →" />
    </a>
  );
}

interface BoxProps {
  readonly look: string;
  readonly label: string;
  readonly title: string;
  readonly note: string;
}

const Box = ({ look, label, title, note }: BoxProps) => (
  <div className={`station ${look}`}>
    <span className="kind">{label}</span>
    <strong>{title}</strong>
    <span className="note">{note}</span>
  </div>
);
