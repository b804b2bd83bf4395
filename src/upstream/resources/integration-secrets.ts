import type { IntegrationSecret } from 'telnyx/resources/integration-secrets';
import { without, withoutInBody, withoutTexts } from '../entries.ts';
import { paged } from '../pages.ts';
import { resource, type ListResource } from '../resource.ts';

export type IntegrationSecretWire = IntegrationSecret;

/** What secrets are asked for by that do not say it themselves. */
export type OfSecretType = { readonly type: string };

/** What holds a value of a secret, should an answer repeat one; it goes no further than here. */
const VALUES = ['value', 'token', 'username', 'password'];
const toEntry = without(...VALUES);

const common = {
  kind: 'integration-secrets',
  noun: ['an', 'integration secret'],
  idKey: 'identifier',
  idName: 'identifier',
  otherKeys: ['id'],
  isAnyText: true,
  retrieve: null,
  readBody: withoutInBody(...VALUES),
  tells: ['identifier', 'record_type', 'created_at'],
} as const;

/** Known by their identifiers, as all that refers to them does. There is no read of a single one, and none of a value. */
export const integrationSecrets = resource<IntegrationSecretWire>({
  ...common,
  list: {
    ...paged('integration_secrets', ({ integrationSecrets: calls }, query, options) => calls.list(query, options)),
    toEntry,
  },
});

const SHOWN: ReadonlySet<string> = new Set(['id', 'identifier', 'record_type', 'created_at', 'updated_at']);

/** The same, as an answer is read to what stored these values, which are known then wherever it repeats them. */
export const integrationSecretsWithout = (values: readonly string[]): typeof integrationSecrets => {
  const strip = withoutTexts(values, SHOWN);
  return { ...integrationSecrets, readBody: (body) => strip(common.readBody(body)) };
};

/** Those of one type, which only the upstream knows. */
export const integrationSecretsOfType: ListResource<IntegrationSecretWire, OfSecretType> = {
  ...common,
  list: {
    ...paged<OfSecretType>('integration_secrets', ({ integrationSecrets: calls }, query, options, { type }) =>
      calls.list({ ...query, 'filter[type]': type } as typeof query, options),
    ),
    toEntry,
  },
};
