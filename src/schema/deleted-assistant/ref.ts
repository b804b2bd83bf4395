import type { DeletedAssistantWire } from '../../upstream/resources/deleted-assistants.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const DeletedAssistant = builder.objectRef<DeletedAssistantWire>('DeletedAssistant');
