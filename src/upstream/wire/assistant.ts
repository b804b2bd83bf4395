/**
 * The wire's shapes, under the names this project uses. The SDK calls an assistant `InferenceEmbedding`, as the
 * published description does; its own `Assistant` is an unrelated call-control type.
 *
 * A type from here says what the SDK promises, not what arrives: every reader checks before it believes.
 */
import type {
  AssistantTool,
  FlowEdge,
  FlowNode,
  InferenceEmbedding,
  InferenceEmbeddingVoiceSettings,
  SpeakNode,
  ToolNode,
} from 'telnyx/resources/ai/assistants/assistants';
import type { GapKey, GapKeys } from '../resource.ts';
import type { NewerOfAssistant, NewerOfToolNode } from './newer.ts';

export type {
  ConversationFlow as ConversationFlowWire,
  Expression as ExpressionWire,
  FlowEdge as FlowEdgeWire,
} from 'telnyx/resources/ai/assistants/assistants';

export interface AssistantWire extends InferenceEmbedding, NewerOfAssistant {}
export type AssistantToolWire = AssistantTool;
export interface ToolNodeWire extends ToolNode, NewerOfToolNode {}
export type FlowNodeWire = FlowNode | ToolNodeWire | SpeakNode;
export type FlowConditionWire = FlowEdge['condition'];
export type FlowTargetWire = FlowEdge['target'];
export type BackgroundAudioWire = NonNullable<InferenceEmbeddingVoiceSettings['background_audio']>;

/** Keys that every assistant has a value for. */
const CORE = ['instructions', 'model', 'created_at'] as const satisfies readonly (keyof AssistantWire)[];

/** Keys that a list may leave out of its entries although a single read has them; any other too, where an entry has no value for those of `core`. */
export const LIST_GAPS = {
  keys: ['tools', 'mcp_servers', 'conversation_flow', ...CORE],
  core: CORE,
} as const satisfies GapKeys<keyof AssistantWire>;
export type ListGap = GapKey<AssistantWire>;
