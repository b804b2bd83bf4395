import { builder } from '../builder.ts';
import { EnabledFeature } from '../settings/enabled-feature.ts';
import { OrderDirection } from '../shared/list-order.ts';
import { ImportProvider } from '../settings/import-metadata.ts';
import { AssistantToolKind } from '../tool/kind.ts';

export const AssistantFilter = builder.inputType('AssistantFilter', {
  description:
    'Which assistants to list. An assistant must match every field that is set; null and absent fields are ignored. The gateway filters the one list that it reads anyway, so a filter costs no upstream call unless its description says so.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.' }),
    nameContains: t.string({ description: 'Part of the name, case-insensitive.' }),
    tag: t.string({ description: 'Exactly this tag among the tags.' }),
    model: t.string({ description: 'Exactly this model, for example `openai/gpt-4o`.' }),
    toolType: t.field({
      type: AssistantToolKind.ref,
      description:
        'Has a tool of this `Tool.kind` among its `tools`; those of flow nodes do not count. `UNKNOWN` is refused. Where the list of the Telnyx API leaves tools out, each assistant is read on its own: one more upstream call each.',
    }),
    webhookHost: t.string({
      description:
        'Has a webhook tool among its `tools` with exactly this host in its `url`, for example `api.example.com`: case-insensitive, without port. A URL on a subdomain does not match, nor one without a host or with a placeholder in the host; tools of flow nodes do not count. Callers without `secrets:read` find by the host that `url` shows them. Anything but a host is refused. Where the list of the Telnyx API leaves tools out, each assistant is read on its own: one more upstream call each.',
    }),
    importProvider: t.field({ type: ImportProvider.ref, description: 'Imported from this provider. `UNKNOWN` is refused.' }),
    enabledFeature: t.field({ type: EnabledFeature.ref, description: 'Reachable on this channel. `UNKNOWN` is refused.' }),
    sharedToolId: t.id({
      description:
        'Using this shared tool, itself or in a node of its flow. Where the list leaves tools or flows out, each assistant costs one more upstream call.',
    }),
    mcpServerId: t.id({
      description: 'Using this MCP server. Where the list leaves these out, each assistant costs one more upstream call.',
    }),
    integrationId: t.id({ description: 'Using this integration of the Telnyx catalogue.' }),
    insightGroupId: t.id({ description: 'Running this insight group over its conversations.' }),
    missionId: t.id({ description: 'Taking part in this mission, by `relatedMissionIds`.' }),
  }),
});

export const AssistantOrderField = builder.enumType('AssistantOrderField', {
  description: 'What a list of assistants is sorted by. Equal values are ordered by id; missing values come last.',
  values: {
    CREATED_AT: { value: 'created_at', description: 'Time of creation.' },
    NAME: { value: 'name', description: 'Name, by code point: upper case before lower case.' },
    ID: { value: 'id', description: 'Id, by code point.' },
  } as const,
});

export const AssistantOrder = builder.inputType('AssistantOrder', {
  description: 'How to sort a list of assistants.',
  fields: (t) => ({
    field: t.field({ type: AssistantOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Ascending or descending. Default ASC.',
    }),
  }),
});

export const ImportAssistantsInput = builder.inputType('ImportAssistantsInput', {
  description: 'What to import, and which API key to use.',
  fields: (t) => ({
    provider: t.field({ type: ImportProvider.ref, required: true, description: 'The provider to import from. `UNKNOWN` is refused.' }),
    apiKeyRef: t.string({
      required: true,
      description: "Identifier of the integration secret that holds the provider's API key: never the key itself.",
    }),
    importIds: t.idList({
      description: 'Ids of the agents at the provider. Absent or null imports all of them; an empty list is refused.',
    }),
    idempotencyKey: t.string({
      description:
        '1 to 255 letters, digits, `-` and `_`, a UUID recommended. The same import sent again with the same key within a day returns the first result, without importing twice. Null sends none: then the import is sent once, and where its connection breaks, or no answer comes, whether it was carried out is not known; read the assistants before it is sent again.',
    }),
  }),
});
