/**
 * Arbitrary assistant documents as the upstream may send them. Every key of the SDK's types can appear, and `tsc`
 * fails when the SDK gains one that no arbitrary here makes.
 */
import * as fc from 'fast-check';
import type { InferenceEmbedding } from 'telnyx/resources/ai/assistants/assistants';
import { flowArbitrary } from './flow-arbitrary.ts';
import { parseObject } from './json.ts';
import { createKit, type DocumentOptions } from './kit.ts';
import { assistantParts, settingsArbitraries } from './settings-arbitrary.ts';
import { toolArbitraries } from './tool-arbitrary.ts';

export type { DocumentOptions } from './kit.ts';

/** A parsed JSON document; that it keeps to the SDK's types is only true without the options that break them. */
export interface AssistantDocument extends Record<string, unknown> {
  readonly id: string;
}

export function assistantDocument(options: DocumentOptions = {}): fc.Arbitrary<AssistantDocument> {
  const kit = createKit(options);
  const settings = settingsArbitraries(kit);
  const tools = toolArbitraries(kit);
  const { created_at, instructions, model, name, ...optional } = assistantParts(kit, settings, tools);
  const body = kit.record<Omit<InferenceEmbedding, 'id'>>(
    { created_at, instructions, model, name },
    { ...optional, tools: kit.list(tools.tool, 4), conversation_flow: flowArbitrary(kit, settings, tools) },
    ['tools', 'conversation_flow'],
  );
  return fc.tuple(fc.uuid(), body).map(([uuid, document]) => asSent({ ...document, id: `assistant-${uuid}` }));
}

/** Several documents, no two with the same id. */
export const assistantDocuments = (
  options: DocumentOptions = {},
  { minLength = 1, maxLength = 5 }: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<AssistantDocument[]> => fc.uniqueArray(assistantDocument(options), { minLength, maxLength, selector: ({ id }) => id });

/** What JSON makes of a document on its way: no `-0`, no prototypes. */
const asSent = (document: AssistantDocument): AssistantDocument => ({
  ...parseObject(JSON.stringify(document)),
  id: document.id,
});
