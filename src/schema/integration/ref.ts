import type { IntegrationConnectionWire } from '../../upstream/resources/integration-connections.ts';
import type { IntegrationWire } from '../../upstream/resources/integrations.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const Integration = builder.objectRef<IntegrationWire>('Integration');
export const IntegrationConnection = builder.objectRef<IntegrationConnectionWire>('IntegrationConnection');
