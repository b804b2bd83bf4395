import type { ImportMetadata as ImportMetadataWire } from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { id, oneOf } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const ImportProvider = wireEnum('ImportProvider', 'A provider of voice agents that assistants can be imported from.', {
  elevenlabs: 'ElevenLabs agents.',
  vapi: 'Vapi assistants.',
  retell: 'Retell AI agents.',
});

export const ImportMetadata = wireObject<ImportMetadataWire>('ImportMetadata', {
  description: 'Where an imported assistant came from; read-only. Importing the same agent again overwrites the assistant.',
  fields: {
    import_provider: oneOf(ImportProvider, 'The provider that the assistant was imported from.'),
    import_id: id('Id of the agent at that provider.'),
  },
});
