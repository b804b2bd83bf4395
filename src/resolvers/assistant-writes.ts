/** Copies and deletes of assistants. */
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { scopesOfAssistant } from './assistant-scopes.ts';
import { bring, deleteOne, ID_FIELD, idFaults } from './resource-writes.ts';
import { namedBy } from './user-errors.ts';
import { write, type Keyed } from './write.ts';

const resource = assistants;

/** One POST under an idempotency key, which the gateway makes where none is given. */
export const cloneAssistant = write<{ readonly id: string } & Keyed, AssistantWire>({
  operation: 'cloneAssistant',
  idempotency: 'always',
  faults: ({ id }) => idFaults(resource, id),
  send: ({ id }, upstream, options) => upstream.assistants.clone(id, {}, options),
  outdates: () => [assistants.kind, assistantTags.kind],
  brings: (answer, _input, ctx) => bring(resource, answer, null, ctx),
  written: ({ id }) => [String(id)],
  targets: ({ id }) => [id],
  nameInput: () => namedBy({}),
  idField: ID_FIELD,
});

/** One DELETE, repeated as reads are. The upstream refuses it by 400 while another assistant leads to this one. */
export const deleteAssistant = deleteOne<AssistantWire, null, { readonly permanently?: boolean | null | undefined }>({
  operation: 'deleteAssistant',
  resource,
  outdates: ({ id }) => scopesOfAssistant(id),
  refusesInUse: true,
  send: (upstream, { id, permanently }, options) =>
    upstream.assistants.delete(id, permanently ? { ...options, query: { hard_delete: true } } : options),
});
