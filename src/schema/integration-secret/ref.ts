import type { IntegrationSecretWire } from '../../upstream/resources/integration-secrets.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const IntegrationSecret = builder.objectRef<IntegrationSecretWire>('IntegrationSecret');
