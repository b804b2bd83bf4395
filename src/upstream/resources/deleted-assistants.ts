import { windowed } from '../pages.ts';
import { resource } from '../resource.ts';
import type { AssistantWire } from '../wire/assistant.ts';
import { assistants } from './assistants.ts';

/** An assistant as it was when it was deleted. */
export interface DeletedAssistantWire extends AssistantWire {
  readonly deleted_at?: string;
  readonly permanently_deleted_at?: string;
}

/** Read singly, and in windows. The SDK has no calls for them yet. */
export const deletedAssistants = {
  ...resource<DeletedAssistantWire>({
    kind: 'deleted-assistants',
    noun: ['a', 'deleted assistant'],
    idKey: 'id',
    retrieve: ({ api }, id, options) => api.get(`/ai/assistants/${encodeURIComponent(id)}/deleted`, options),
    list: null,
    tells: ['deleted_at', ...assistants.tells],
    siblings: assistants.siblings ?? [],
  }),
  windowKey: 'id',
  window: windowed('deleted', ({ api }, query, options) => api.get('/ai/assistants/deleted', { ...options, query: { ...query } })),
} as const;
