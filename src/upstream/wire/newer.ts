/** What the upstream has and the SDK does not know yet. Each entry stops to compile once the SDK has its key. */
import type { ExternalLlm, InferenceEmbedding, ToolNode } from 'telnyx/resources/ai/assistants/assistants';

/** Answers of a model beside the one that talks, to which that one hands questions (beta). */
export interface DelegationSettings {
  readonly enabled?: boolean;
  readonly mode?: 'telnyx' | 'client';
  readonly model?: string;
  readonly llm_api_key_ref?: string;
  readonly instructions?: string;
  readonly speak_results?: boolean;
  readonly external_llm?: ExternalLlm;
}

/** A WebSocket to the customer's server (beta). */
export interface WebsocketSettings {
  readonly enabled?: boolean;
  readonly url?: string;
  readonly auth_ref?: string;
}

/** Keys that a type of the SDK lacks. One that it has got by now is no longer accepted here. */
type Newer<T, N extends { readonly [K in keyof N]: K extends keyof T ? never : unknown }> = N;

/** Keys of assistants, also in creates and updates. */
export type NewerOfAssistant = Newer<
  InferenceEmbedding,
  {
    readonly delegation_settings?: DelegationSettings;
    readonly websocket_settings?: WebsocketSettings;
  }
>;

/** Keys of tool nodes of a flow. */
export type NewerOfToolNode = Newer<
  ToolNode,
  {
    /** Spoken before the tool runs. */
    readonly message?: string;
  }
>;
