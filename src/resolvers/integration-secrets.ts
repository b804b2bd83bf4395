import type { IntegrationSecretCreateParams } from 'telnyx/resources/integration-secrets';
import type { RequestContext } from '../context.ts';
import {
  integrationSecrets,
  integrationSecretsOfType,
  integrationSecretsWithout,
  type IntegrationSecretWire,
} from '../upstream/resources/integration-secrets.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { mcpServers } from '../upstream/resources/mcp-servers.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import { byText, combine, isGiven } from './lists/filters.ts';
import { listPage, type PageArgs } from './lists/page.ts';
import { findReferenced, getOne } from './one.ts';
import { createOne, deleteOne } from './resource-writes.ts';
import type { SecretLooks } from '../insight/references/secret-places.ts';
import { findReferences, type FoundReferences, type Holder } from './secret-references.ts';
import { conflictsOf } from './usage.ts';
import { refuseUnknown } from './unknown.ts';

export interface SecretFilter {
  readonly identifiers?: readonly string[] | null | undefined;
  readonly identifierContains?: string | null | undefined;
  /** The wire's word for the type. */
  readonly type?: string | null | undefined;
}

export const getIntegrationSecret = (identifier: string, ctx: RequestContext) =>
  getOne(integrationSecrets, { parent: null, id: identifier }, ctx);
export const getReferencedSecret = (identifier: unknown, ctx: RequestContext) =>
  findReferenced(integrationSecrets, { parent: null, id: identifier }, ctx);

/** A page of the account's secrets: see `listPage`. Those of one type are a list of their own. */
export const listIntegrationSecrets = async (
  args: PageArgs,
  { identifiers, identifierContains, type }: SecretFilter,
  ctx: RequestContext,
) => {
  refuseUnknown('filter.type', type);
  const filter = combine<IntegrationSecretWire>('identifier', 'identifier', { ids: identifiers }, [
    byText('identifier', identifierContains),
  ]);
  const nameKey = 'identifier';
  return isGiven(type)
    ? listPage({ resource: integrationSecretsOfType, parent: { type }, nameKey }, args, filter, ctx)
    : listPage({ resource: integrationSecrets, nameKey }, args, filter, ctx);
};

const outdates = ['integration-secrets'] as const;

/** Neither its answer nor a refusal is to repeat the value. */
export const createIntegrationSecret = createOne<IntegrationSecretWire, IntegrationSecretCreateParams>({
  operation: 'createIntegrationSecret',
  resource: integrationSecrets,
  outdates,
  takesKey: false,
  readBy: ({ secrets = [] }) => integrationSecretsWithout(secrets),
  send: (upstream, body, options) => upstream.integrationSecrets.create(body, options),
});

/** Deleted by its id, which nothing else takes. */
export const deleteIntegrationSecret = (looks: SecretLooks) =>
  deleteOne<IntegrationSecretWire>({
    operation: 'deleteIntegrationSecret',
    resource: { ...integrationSecrets, idKey: 'id', idName: 'id', otherKeys: [], isAnyText: false },
    outdates,
    conflicts: async (id, ctx) => {
      // Another one may have begun to use it.
      void ctx.loaders.outdate([assistants.kind, mcpServers.kind, sharedTools.kind, integrationSecrets.kind]);
      return conflictsOf(async () => {
        const { entries, omitted } = await ctx.loaders.of(integrationSecrets).list();
        const secret = entries.find((entry) => entry.id === id);
        if (secret) return reasonsAgainst(await findReferences(looks, ctx, secret.identifier));
        return omitted > 0 ? [NOT_ALL_SECRETS] : [];
      }, ctx);
    },
    send: (upstream, { id }, options) => upstream.integrationSecrets.delete(id, options),
  });

const NOT_ALL_HOLDERS = 'Not all assistants, MCP servers and shared tools of the account could be looked through.';
const NOT_ALL_SECRETS = 'Not all integration secrets of the account could be looked through.';

const reasonsAgainst = ({ references, omitted }: FoundReferences): readonly string[] => [
  ...references.map(({ holder, path }) => `The ${nameOf(holder)} uses it at ${path.join('.')}.`),
  ...(omitted > 0 ? [NOT_ALL_HOLDERS] : []),
];

function nameOf({ assistant, server, sharedTool }: Holder): string {
  if (assistant) return `assistant ${String(assistant.id)}`;
  return server ? `MCP server ${String(server.id)}` : `shared tool ${String(sharedTool?.id)}`;
}
