import type { ConversationFlow } from 'telnyx/resources/ai/assistants/assistants';
import type { ToolWire } from '../wire.ts';
import type { RetellTool } from './types.ts';

/** A state of a Retell agent with several prompts. */
export interface RetellState {
  name: string;
  state_prompt: string;
  edges: { destination_state_name: string; description: string }[];
  tools: RetellTool[];
}

const COLUMN = 320;

/** States as a flow: each becomes a node whose instructions add to the general prompt. */
export function toStatesFlow(states: readonly RetellState[], toTools: (tools: readonly RetellTool[]) => ToolWire[]): ConversationFlow {
  return {
    start_node_id: states[0]?.name ?? '',
    nodes: states.map((state, index) => {
      const tools = toTools(state.tools);
      return {
        type: 'prompt',
        id: state.name,
        name: state.name.replaceAll('_', ' '),
        instructions: state.state_prompt,
        instructions_mode: 'append',
        position: { x: index * COLUMN, y: 0 },
        ...(tools.length > 0 && { tools: [tools], tools_mode: 'append' }),
      };
    }),
    edges: states.flatMap((state) =>
      state.edges.map(({ destination_state_name: next, description }) => ({
        id: `${state.name}-to-${next}`,
        start_node_id: state.name,
        condition: { type: 'llm', prompt: description },
        target: { type: 'node', node_id: next },
      })),
    ),
  };
}
