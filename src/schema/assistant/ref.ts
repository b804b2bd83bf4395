import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point back to it. */
export const Assistant = builder.objectRef<AssistantWire>('Assistant');

/** The same of its versions. */
export const AssistantVersion = builder.objectRef<AssistantWire>('AssistantVersion');
