import { getDeletedAssistant, listDeletedAssistants, restoreAssistant } from '../../resolvers/deleted-assistants.ts';
import type { DeletedAssistantWire } from '../../upstream/resources/deleted-assistants.ts';
import { MAY_READ } from '../access/access.ts';
import { CONFIGURATION, configurationFields } from '../assistant/configuration.ts';
import { assistantPayload } from '../assistant/payloads.ts';
import { mutation } from '../shared/mutation.ts';
import { asNode } from '../shared/node.ts';
import { single } from '../shared/single.ts';
import { windowConnection } from '../shared/window-connection.ts';
import { dateTime, key } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { DeletedAssistant } from './ref.ts';

wireObject<DeletedAssistantWire>(DeletedAssistant, {
  isEntity: true,
  interfaces: CONFIGURATION,
  access: { needs: MAY_READ },
  description: 'An assistant as it was when it was deleted. Telnyx keeps it for 30 days, in which `restoreAssistant` brings it back.',
  fields: {
    ...configurationFields,
    id: key('The id that it had as an assistant, and has again when it is restored.'),
    deleted_at: dateTime('When it was deleted.'),
    permanently_deleted_at: dateTime('When it will be gone for good.'),
  },
});

asNode(DeletedAssistant, 'deleted assistant');

single('deletedAssistant', {
  type: DeletedAssistant,
  noun: 'deleted assistant',
  description:
    'One deleted assistant, or null if there is none with this id: it may exist, or be gone for good. Cost: one upstream read, however often the operation names the id.',
  get: getDeletedAssistant,
});

windowConnection({
  type: DeletedAssistant,
  noun: ['a', 'deleted assistant'],
  names: { connection: 'DeletedAssistantConnection', edge: 'DeletedAssistantEdge', items: 'deleted assistants' },
}).root('deletedAssistants', {
  description:
    'The deleted assistants of the account that can still be restored, as Telnyx sorts them. Cost: one upstream call for each page of 100 that this part of the list touches, usually one.',
  list: (_root, args, _filter, ctx) => listDeletedAssistants(args, ctx),
});

mutation('restoreAssistant', {
  description:
    'Brings a deleted assistant back with its versions, within 30 days of its deletion. Phone numbers that it had are not assigned to it again. Cost: one upstream write, sent once.',
  input: 'Which deleted assistant to restore.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Id of the deleted assistant at Telnyx.' }) }),
  payload: assistantPayload('RestoreAssistantPayload', 'The assistant, which exists again; null when it was refused.'),
  resolve: ({ id }, ctx) => restoreAssistant({ id: String(id) }, ctx),
});
