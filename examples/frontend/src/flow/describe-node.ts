import type { FlowNodePartsFragment } from '../generated/graphql.ts';
import { KIND_LABELS } from '../tools/tool-kinds.ts';

export interface NodeDescription {
  /** The class that the style sheet knows. */
  readonly look: 'prompt' | 'tool' | 'speak' | 'unknown';
  readonly label: string;
  /** One line of what the node does. */
  readonly note: string;
}

export function describeNode(node: FlowNodePartsFragment): NodeDescription {
  switch (node.__typename) {
    case 'PromptNode':
      return { look: 'prompt', label: 'Prompt', note: node.instructions ?? '' };
    case 'SpeakNode':
      return { look: 'speak', label: 'Speak', note: node.message ?? '' };
    case 'ToolNode':
      return {
        look: 'tool',
        label: 'Tool',
        note: node.tool ? KIND_LABELS[node.tool.__typename] : (node.sharedToolId ?? ''),
      };
    case 'UnknownFlowNode':
      return { look: 'unknown', label: `Unknown: ${node.type ?? '?'}`, note: '' };
  }
}
