import type { SharedToolWire } from '../../upstream/resources/shared-tools.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const SharedTool = builder.objectRef<SharedToolWire>('SharedTool');
