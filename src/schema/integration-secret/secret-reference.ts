import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { getReferencedSecret } from '../../resolvers/integration-secrets.ts';
import type { ClearValue as ClearValueShape, SecretReference as SecretReferenceShape } from '../../resolvers/secret-references.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { McpServer } from '../mcp-server/ref.ts';
import { SharedTool } from '../shared-tool/ref.ts';
import { COST_OF_SECRETS } from '../shared/costs.ts';
import { IntegrationSecret } from './ref.ts';

type HolderFields = PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<object>, ClearValueShape>;

export const SecretReference = builder.objectRef<SecretReferenceShape>('SecretReference').implement({
  description: 'A place that names an integration secret.',
  fields: (t) => ({
    identifier: t.exposeString('identifier', { nullable: false, description: 'The identifier that stands there.' }),
    secret: t.field({
      type: IntegrationSecret,
      description: `The secret of that identifier; null where there is none, so that what uses it fails. ${COST_OF_SECRETS}`,
      extensions: access({ needs: MAY_READ }),
      resolve: ({ identifier }, _args, ctx) => getReferencedSecret(identifier, ctx),
    }),
    ...holderFields(t as unknown as HolderFields),
    versionId: t.id({
      description:
        'The version of the assistant that was looked through; null where Telnyx does not state it, and where no assistant has the place.',
      resolve: ({ holder: { assistant } }) => assistant?.version_id ?? null,
    }),
  }),
});

const ClearValueKind = builder.enumType('ClearValueKind', {
  description: 'What a secret in clear is.',
  values: {
    HEADER: { description: 'The value of a header, other than those that name content types, languages and programs.' },
    PASSWORD: { description: 'A password, such as the one of a SIP target.' },
    URL: { description: 'A URL with a credential as its user, or as a parameter.' },
    TOKEN: { description: 'A text that has an API key or token in it, by its shape.' },
  } as const,
});

export const ClearValue = builder.objectRef<ClearValueShape>('ClearValue').implement({
  description:
    'A place that holds a secret itself, which everyone with access to the account can read there, instead of naming an integration secret. This says where it is, and not what.',
  fields: (t) => ({
    kind: t.field({ type: ClearValueKind, nullable: false, description: 'What it is.', resolve: ({ kind }) => kind }),
    ...holderFields(t as unknown as HolderFields),
  }),
});

/** Where the place is. */
function holderFields(t: HolderFields) {
  return {
    assistantId: t.id({
      description: 'Id of the assistant that has the place; null where something else has it.',
      resolve: ({ holder: { assistant } }) => assistant && String(assistant.id),
    }),
    assistant: t.field({
      type: Assistant,
      description: 'The assistant that has the place; null where something else has it. Free of upstream calls.',
      extensions: access({ needs: MAY_READ }),
      resolve: ({ holder: { assistant } }) => assistant,
    }),
    mcpServerId: t.id({
      description: 'Id of the MCP server that has the place; null where something else has it.',
      resolve: ({ holder: { server } }) => server && String(server.id),
    }),
    mcpServer: t.field({
      type: McpServer,
      description: 'The MCP server that has the place; null where something else has it. Free of upstream calls.',
      extensions: access({ needs: MAY_READ }),
      resolve: ({ holder: { server } }) => server,
    }),
    sharedToolId: t.id({
      description: 'Id of the shared tool that has the place, whether assistants use it or not; null where something else has it.',
      resolve: ({ holder: { sharedTool } }) => sharedTool && String(sharedTool.id),
    }),
    sharedTool: t.field({
      type: SharedTool,
      description: 'The shared tool that has the place; null where something else has it. Free of upstream calls.',
      extensions: access({ needs: MAY_READ }),
      resolve: ({ holder: { sharedTool } }) => sharedTool,
    }),
    path: t.stringList({
      nullable: false,
      description:
        'The place as a path of this graph, with ids or names in place of positions, such as `["tools", "book_slot", "headers", "authorization", "value"]`.',
      resolve: ({ path }) => [...path],
    }),
  };
}

/** Tells that there may be more places than these. */
export function reportOmitted(count: number, ctx: RequestContext, info: GraphQLResolveInfo): void {
  if (count === 0) return;
  ctx.reportFieldError(
    info,
    `Not all could be looked through: of ${count} ${count === 1 ? 'entry' : 'entries'} the lists of the upstream show only a part.`,
  );
}
