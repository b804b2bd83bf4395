import { unpaged } from '../pages.ts';
import { resource } from '../resource.ts';
import type { AssistantWire } from '../wire/assistant.ts';
import { assistants, type OfAssistant } from './assistants.ts';

/** The versions of one assistant: documents of assistants, all of which have the id of the assistant. */
export const assistantVersions = resource<AssistantWire, OfAssistant>({
  kind: 'assistant-versions',
  noun: ['a', 'version'],
  idKey: 'version_id',
  idName: 'versionId',
  above: { assistantId: { resource: assistants, key: 'id' } },
  retrieve: ({ assistants: { versions } }, id, options, { assistantId }) =>
    versions.retrieve(id, { assistant_id: assistantId, include_mcp_servers: true }, options),
  list: unpaged('versions', ({ assistants: { versions } }, _query, options, { assistantId }) => versions.list(assistantId, options)),
  tells: assistants.tells,
  ...(assistants.gaps && { gaps: assistants.gaps }),
});
