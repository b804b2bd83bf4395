import type { RequestContext } from '../context.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { deletedAssistants } from '../upstream/resources/deleted-assistants.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { scopesOfAssistant } from './assistant-scopes.ts';
import type { SliceArgs } from './lists/slice.ts';
import { listWindow } from './lists/window.ts';
import { getOne } from './one.ts';
import { bring, ID_FIELD, idFaults } from './resource-writes.ts';
import { write } from './write.ts';

export const getDeletedAssistant = (id: string, ctx: RequestContext) => getOne(deletedAssistants, { parent: null, id }, ctx);

export const listDeletedAssistants = (args: SliceArgs, ctx: RequestContext) =>
  listWindow({ resource: deletedAssistants, parent: null }, args, ctx);

/** One POST, sent once. An upstream that keeps nothing that is deleted has no such route, which reads as an absence. */
export const restoreAssistant = write<{ readonly id: string }, AssistantWire>({
  operation: 'restoreAssistant',
  faults: ({ id }) => idFaults(assistants, id),
  send: ({ id }, { api }, options) => api.post(`/ai/assistants/${encodeURIComponent(id)}/restore`, options),
  outdates: ({ id }) => scopesOfAssistant(id),
  brings: (answer, { id }, ctx) => bring(assistants, answer, id, ctx),
  written: ({ id }) => [String(id)],
  targets: ({ id }) => [id],
  nameInput: () => () => ID_FIELD,
  idField: ID_FIELD,
});
