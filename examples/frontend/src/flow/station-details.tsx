import type { FlowNodePartsFragment } from '../generated/graphql.ts';
import { Facts } from '../parts/facts.tsx';
import { Json } from '../parts/json.tsx';
import { ToolGroups } from '../tools/tool-groups.tsx';
import { describeNode } from './describe-node.ts';

/** One node of the flow in full. */
export function StationDetails({ title, node }: { readonly title: string; readonly node: FlowNodePartsFragment }) {
  const { look, label } = describeNode(node);
  return (
    <article className={`details ${look}`} aria-live="polite">
      <h3>
        {title} <span className="muted">{label}</span>
      </h3>
      <Body node={node} />
    </article>
  );
}

function Body({ node }: { readonly node: FlowNodePartsFragment }) {
  switch (node.__typename) {
    case 'PromptNode':
      return (
        <>
          <p className="prose">{node.instructions}</p>
          <Facts facts={[['Model', node.model]]} />
          <ToolGroups tools={node.tools} />
        </>
      );
    case 'ToolNode':
      return (
        <>
          <Facts facts={[['Shared tool', node.sharedToolId]]} />
          {node.tool && <ToolGroups tools={[node.tool]} />}
        </>
      );
    case 'SpeakNode':
      return <p className="prose">{node.message}</p>;
    case 'UnknownFlowNode':
      return <Json value={node.raw} />;
  }
}
