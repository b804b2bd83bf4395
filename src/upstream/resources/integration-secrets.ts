import type { IntegrationSecret } from 'telnyx/resources/integration-secrets';
import { paged } from '../pages.ts';
import { resource, type ListResource } from '../resource.ts';

export type IntegrationSecretWire = IntegrationSecret;

/** What secrets are asked for by that do not say it themselves. */
export type OfSecretType = { readonly type: string };

/** Known by their identifiers, as all that refers to them does. There is no read of a single one, and none of a value. */
export const integrationSecrets = resource<IntegrationSecretWire>({
  kind: 'integration-secrets',
  noun: ['an', 'integration secret'],
  idKey: 'identifier',
  idName: 'identifier',
  otherKeys: ['id'],
  isAnyText: true,
  retrieve: null,
  list: paged('integration_secrets', ({ integrationSecrets: calls }, query, options) => calls.list(query, options)),
  tells: ['identifier', 'record_type', 'created_at'],
});

/** Those of one type, which only the upstream knows. */
export const integrationSecretsOfType: ListResource<IntegrationSecretWire, OfSecretType> = {
  ...integrationSecrets,
  list: paged('integration_secrets', ({ integrationSecrets: calls }, query, options, { type }) =>
    calls.list({ ...query, 'filter[type]': type } as typeof query, options),
  ),
};
