import type { AssistantTool, InferenceEmbedding, InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';

/**
 * An assistant in the Telnyx API. The SDK calls it `InferenceEmbedding`; tools carry two
 * keys more than its types know.
 */
export type AssistantWire = Omit<InferenceEmbedding, 'tools'> & { tools?: ToolWire[] };

/** A tool, with the keys that the server adds to every tool: `tool_id` and `timeout_ms`. */
export type ToolWire = (Exclude<AssistantTool, { type: 'webhook' }> | WebhookToolWire) & {
  tool_id?: string;
  timeout_ms?: number;
};

type WebhookToolWire = Omit<InferenceEmbeddingWebhookToolParams, 'webhook'> & {
  /** `timeout_ms` inside the payload is the older place of the tool's own `timeout_ms`. */
  webhook: InferenceEmbeddingWebhookToolParams.Webhook & { timeout_ms?: number };
};

/** What a provider's agent becomes, before the account gives it an id, dates and a version. */
export type AssistantDraft = Omit<AssistantWire, 'id' | 'created_at' | 'version_id' | 'version_created_at'>;

/** The providers that assistants can be imported from, as the Telnyx API spells them. */
export const PROVIDERS = ['elevenlabs', 'vapi', 'retell'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** The same object without keys with the value `undefined`, which JSON leaves out anyway. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  // The keys that are left hold what `T` says; the type system cannot follow the filter.
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
