import type { ModelWire } from '../../upstream/resources/models.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const Model = builder.objectRef<ModelWire>('Model');
