import { unpaged } from '../pages.ts';
import { resource } from '../resource.ts';
import { LIST_GAPS, type AssistantWire } from '../wire/assistant.ts';

/** What names the assistant that something belongs to. */
export type OfAssistant = { readonly assistantId: string };

/** Read whole by one GET: the endpoint has no pages and no filters. */
export const assistants = resource<AssistantWire>({
  kind: 'assistants',
  noun: ['an', 'assistant'],
  idKey: 'id',
  retrieve: (upstream, id, options) => upstream.assistants.retrieve(id, {}, options),
  list: unpaged('assistants', (upstream, _query, options) => upstream.assistants.list(options)),
  tells: ['name', 'instructions', 'model', 'created_at', 'tools', 'conversation_flow'],
  gaps: LIST_GAPS,
  siblings: ['tags', 'tests', 'import', 'deleted'],
});
