/** From references to integration secrets to what there is of them. */
import type { ObjectRef } from '@pothos/core';
import type { RequestContext } from '../../context.ts';
import { getReferencedSecret } from '../../resolvers/integration-secrets.ts';
import { referencesIn, SECRET_FIELDS } from '../../resolvers/secret-references.ts';
import { isObject } from '../../json.ts';
import { toCamelCase } from '../../camel-case.ts';
import { access, MAY_READ } from '../access/access.ts';
import { configurationField } from '../assistant/configuration-field.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { PromptNode } from '../flow/nodes.ts';
import { McpServer } from '../mcp-server/ref.ts';
import { DelegationSettings } from '../settings/delegation.ts';
import { ExternalLLM, FallbackConfig } from '../settings/external-llm.ts';
import { ObservabilitySettings } from '../settings/observability.ts';
import { TranscriptionSettings } from '../settings/transcription.ts';
import { VoiceSettings } from '../settings/voice.ts';
import { WebsocketSettings } from '../settings/websocket.ts';
import { COST_OF_SECRETS } from '../shared/costs.ts';
import { SECRET_LOOKS } from './looks.ts';
import { IntegrationSecret } from './ref.ts';
import { SecretReference } from './secret-reference.ts';

const extensions = access({ needs: MAY_READ });

/** The secret whose identifier is under this key of the wire. */
const linkOf = (key: string) => (parent: object, _args: object, ctx: RequestContext) =>
  getReferencedSecret(isObject(parent) ? parent[key] : null, ctx);
/** `llmApiKeySecret` of `llm_api_key_ref`. */
const nameOf = (key: string) => toCamelCase(key.replace(/_ref$/, '_secret'));
const descriptionOf = (key: string) =>
  `The integration secret that \`${toCamelCase(key)}\` names; null where there is none of that identifier. ${COST_OF_SECRETS}`;

const LINKS: readonly (readonly [type: object, ...keys: string[]])[] = [
  [McpServer, 'api_key_ref'],
  [ExternalLLM, 'llm_api_key_ref', 'certificate_ref'],
  [FallbackConfig, 'llm_api_key_ref'],
  [DelegationSettings, 'llm_api_key_ref'],
  [WebsocketSettings, 'auth_ref'],
  [VoiceSettings, 'api_key_ref'],
  [TranscriptionSettings, 'api_key_ref'],
  [ObservabilitySettings, 'public_key_ref', 'secret_key_ref'],
  [PromptNode, 'llm_api_key_ref'],
];

for (const [type, ...keys] of LINKS) {
  for (const key of keys) {
    builder.objectField(type as ObjectRef<SchemaTypes, object>, nameOf(key), (t) =>
      t.field({ type: IntegrationSecret, description: descriptionOf(key), extensions, resolve: linkOf(key) }),
    );
  }
}

configurationField('llmApiKeySecret', {
  type: IntegrationSecret,
  description: descriptionOf('llm_api_key_ref'),
  needs: MAY_READ,
  keys: ['llm_api_key_ref'],
  find: ({ llm_api_key_ref: identifier }, ctx) => getReferencedSecret(identifier, ctx),
});

configurationField('secretReferences', {
  type: [SecretReference],
  description:
    'The places in this configuration that name an integration secret. Free of upstream calls; if it came from a list in which no entry has tools or flows, it is read on its own.',
  needs: MAY_READ,
  keys: SECRET_FIELDS,
  find: async (configuration) => [...(await referencesIn(configuration, SECRET_LOOKS))],
});
