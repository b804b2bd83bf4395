import { Facts } from '../parts/facts.tsx';
import { Json } from '../parts/json.tsx';
import { durationOf } from '../parts/words.ts';
import { toHref } from '../route.ts';
import { ToolBody } from './tool-body.tsx';
import { KIND_LABELS, type Tool, type ToolKind } from './tool-kinds.ts';

/** Tools by kind, in the order in which the kinds first come. */
export function ToolGroups({ tools }: { readonly tools: readonly Tool[] }) {
  const kinds = [...new Set(tools.map(({ __typename }) => __typename))];
  return (
    <div className="groups">
      {kinds.map((kind) => (
        <ToolGroup key={kind} kind={kind} tools={tools.filter(({ __typename }) => __typename === kind)} />
      ))}
    </div>
  );
}

function ToolGroup({ kind, tools }: { readonly kind: ToolKind; readonly tools: readonly Tool[] }) {
  return (
    <section className="group">
      <h3>
        {KIND_LABELS[kind]} {tools.length > 1 && <span className="count">{tools.length}</span>}
      </h3>
      {tools.map((tool, index) => (
        <ToolCard key={index} tool={tool} />
      ))}
    </section>
  );
}

/** What a tool is, what all tools have, and what no typed field shows. */
export function ToolCard({ tool }: { readonly tool: Tool }) {
  return (
    <article className="tool">
      <ToolBody tool={tool} />
      <Facts
        facts={[
          ['Timeout', tool.timeoutMs === null ? null : durationOf(tool.timeoutMs)],
          ['Shared', tool.shared === true ? <a href={toHref(['usage'])}>yes, see who uses it</a> : tool.shared],
        ]}
      />
      {tool.__typename !== 'UnknownTool' && tool.extra !== null && (
        <details>
          <summary>More, as sent</summary>
          <Json value={tool.extra} />
        </details>
      )}
    </article>
  );
}
